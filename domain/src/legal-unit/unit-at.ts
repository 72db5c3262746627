import type { Role } from '../authority/roles.ts'
import type { Book, BookAct, BookAt, BookFile } from '../kernel/book.ts'
import type { PersonId } from '../kernel/recorded.ts'
import type { AgencyRules } from '../rules/agency-rules.ts'

/** Somebody with a business account of the agency, as the books of the legal unit look at them. */
export type UnitPerson = {
  readonly id: PersonId
  readonly name: string
  readonly account: string
  readonly active: boolean
  readonly roles: readonly Role[]
  readonly department: { readonly id: string; readonly name: string }
}

/** What a rule of the books of the legal unit may look at apart from the file. */
export type UnitAt = Omit<BookAt, 'personOf'> & {
  readonly rules: Pick<
    AgencyRules,
    'officerTrainingHours' | 'reviewerTrainingHours' | 'numberWord' | 'sources'
  >
  /** Null for nobody of the agency. */
  personOf(id: PersonId): UnitPerson | null
  /** The department that is kept as 法制机构, if there is one. */
  readonly legalDepartment: string | null
  /** The entry of the register of counsel that an account belongs to and that has not ended; null: none. */
  counselEntryOf(id: PersonId): string | null
  /** How many opinions on cases this counsel gave in a year. */
  opinionsOf(id: PersonId, year: number): number
}

export type UnitBookAct<File, E> = BookAct<File, E, UnitAt>

/** Something of the legal unit that is no case. */
export type UnitBook<File extends BookFile, E> = Book<File, E, UnitAt>
