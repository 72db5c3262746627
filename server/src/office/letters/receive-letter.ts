import { randomBytes, randomInt } from 'node:crypto'
import type { LetterKind } from '@zhaofa/domain/publicity/letters/letter.ts'
import type { StoredFile } from '@zhaofa/domain/shared/stored-file.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { asPerson } from '../../storage/as-person.ts'
import { codeHash, codeText, plainCode } from '../../storage/publication/case-progress.ts'
import { isUniqueViolation } from '../../storage/unique-violation.ts'
import type { World } from '../../world.ts'
import { encrypt } from '../../storage/sealed.ts'
import type { Informant } from '../cases/informant.ts'

export type LetterBody = {
  readonly respondent: string
  readonly content: string
  readonly files: readonly StoredFile[]
}

export type NewLetter = {
  /** Made with the form: sent twice, it is one letter. */
  readonly id: string
  readonly agencyId: string
  readonly kind: LetterKind
  readonly body: LetterBody
  readonly sender: Informant | null
}

/** Shown to the writer once. The database keeps a hash of the code. */
export type LetterReceipt = { readonly number: string; readonly code: string }

/** Six random digits a day collide now and then; so many times in a row they do not. */
const maxDraws = 50

/** Six digits that nobody can guess from those of another letter. */
const sixDigits = () => randomInt(1_000_000)

/**
 * Takes a letter from the public; null: this form was sent before. Everything in it is sealed.
 *
 * @param draw where the six digits come from.
 */
export async function receiveLetter(
  world: World,
  letter: NewLetter,
  draw = sixDigits,
): Promise<LetterReceipt | null> {
  for (let drawn = 1; ; drawn++) {
    try {
      return await storeLetter(world, letter, draw())
    } catch (error) {
      if (isUniqueViolation(error, 'letter_pkey')) return null
      // Another letter of that day has this number: this one gets another.
      if (drawn >= maxDraws || !isUniqueViolation(error, 'letter_number_key')) throw error
    }
  }
}

async function storeLetter(
  world: World,
  { id, agencyId, kind, body, sender }: NewLetter,
  digits: number,
): Promise<LetterReceipt> {
  const at = world.clock.now().toISOString()
  const number = `${chinaDay(at).replaceAll('-', '')}-${String(digits).padStart(6, '0')}`
  const code = codeText(randomBytes(12))
  return asPerson(world.office, { agencyId, personId: '' }, async (tx) => {
    await tx
      .insertInto('casework.letter')
      .values({
        id,
        agency_id: agencyId,
        kind,
        number,
        code_hash: codeHash(plainCode(code), world.sealingKey),
        body_sealed: encrypt(JSON.stringify(body), world.sealingKey, `letter ${id}`),
        sender_sealed: sender && encrypt(JSON.stringify(sender), world.sealingKey, `sender ${id}`),
        received_at: at,
      })
      .execute()
    return { number, code }
  })
}
