import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Book, BookAt, BookFile, ProposalEvent } from '@zhaofa/domain/kernel/book.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import type { Stale } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { AgencyAuthor } from '../../storage/stream.ts'
import type { World } from '../../world.ts'

/** A book as one of its files was read: what it says, by which rules, and how it goes on. */
export type OpenBook<
  File extends BookFile,
  E extends { readonly type: string },
  At extends BookAt,
> = {
  readonly book: Book<File, E, At>
  readonly called: Stale
  /** Whose book it is; absent for one of the reader's own agency. */
  readonly agencyId?: string
  /** Its first event gives it the address by which it is found from then on. */
  readonly begins: boolean
  readonly file: File
  readonly events: readonly Recorded<E>[]
  /**
   * Adds events, each with its leaf, and whatever rows they are about. @throws StaleError; resolves with the file
   * after them and its id.
   */
  add(
    tx: Tx,
    events: readonly E[],
    author: AgencyAuthor,
    at: At,
  ): Promise<{ file: File; id: string }>
}

/** The same without its types, for what treats all books alike. */
export type AnyBook<At extends BookAt> = OpenBook<BookFile, ProposalEvent, At>

export const forgottenBook = <
  File extends BookFile,
  E extends { readonly type: string },
  At extends BookAt,
>(
  open: OpenBook<File, E, At>,
): AnyBook<At> => open as unknown as AnyBook<At>

/** Books that are opened by name and address and look at the same circumstances. */
export type Bookshelf<Name extends string, At extends BookAt> = {
  /** @throws NotFoundError for an address that names nothing */
  open(tx: Tx, world: World, actor: Actor, place: BookPlace<Name>): Promise<AnyBook<At>>
  /** Reads everything that a rule of these books may look at, in the transaction of the act. */
  circumstances(
    tx: Tx,
    world: World,
    actor: Actor,
    asked: {
      readonly place: BookPlace<Name>
      readonly agencyId: string
      readonly act: string
      readonly file: BookFile
      /** What was typed or proposed; null where a form is only looked at. */
      readonly input: unknown
    },
  ): Promise<At>
}

/** Which file of which book. */
export type BookPlace<Name extends string> = { readonly book: Name; readonly of: string }
