import { sql } from 'kysely'
import { explainLimit } from '@zhaofa/domain/deadline/explain-limit.ts'
import { startLimit } from '@zhaofa/domain/deadline/limit-instance.ts'
import {
  letterActions,
  letterLimit,
  letterState,
  type LetterKind,
} from '@zhaofa/domain/publicity/letters/letter.ts'
import { actionOf, type LetterEvent } from '@zhaofa/domain/publicity/letters/letter-chain.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { asPerson } from '../../storage/as-person.ts'
import { codeHash, plainCode } from '../../storage/publication/case-progress.ts'
import type { World } from '../../world.ts'

export type LetterAnswer = {
  readonly kind: LetterKind
  readonly receivedOn: string
  readonly state: string
  /** The running limit in words; null when none runs. */
  readonly limit: { readonly rule: string; readonly due: string; readonly basis: string } | null
  readonly steps: readonly { readonly title: string; readonly words: string; readonly on: string }[]
}

type Row = {
  kind: LetterKind
  received_at: Date
  steps: { type: LetterEvent['type']; words: string; at: string }[]
}

/** What the writer is told. Undefined alike for a wrong number and a wrong code. */
export async function askLetter(
  world: World,
  agencyId: string,
  typed: { number: string; code: string },
): Promise<LetterAnswer | undefined> {
  return asPerson(world.office, { agencyId, personId: '' }, async (tx) => {
    const number = typed.number
      .normalize('NFKC')
      .replace(/[^\d-]/g, '')
      .slice(0, 40)
    const code = codeHash(plainCode(typed.code), world.sealingKey)
    const { rows } =
      await sql<Row>`select * from casework.letter_answer(${number}, ${code})`.execute(tx)
    const [row] = rows
    if (!row) return undefined
    const today = chinaDay(world.clock.now().toISOString())
    const receivedOn = chinaDay(row.received_at.toISOString())
    const { calendar } = await world.reference.load(tx, agencyId, today)
    const limitId = row.steps.length === 0 ? letterLimit(row.kind) : null
    const limit = limitId
      ? explainLimit(startLimit(limitId, { event: '收到来信', on: receivedOn }), calendar, {
          today,
        })
      : null
    return {
      kind: row.kind,
      receivedOn,
      state: letterState(
        row.kind,
        row.steps.map(({ type }) => actionOf[type]),
      ),
      limit: limit && { rule: limit.rule, due: limit.due, basis: limit.basis },
      steps: row.steps.map(({ type, words, at }) => ({
        title: letterActions[actionOf[type]],
        words,
        on: chinaDay(new Date(at).toISOString()),
      })),
    }
  })
}
