import {
  readCredential,
  type ReadFieldName,
} from '@zhaofa/domain/case/party-reading/read-credential.ts'
import type { WrittenLine } from '@zhaofa/domain/case/party-reading/written-line.ts'
import { dice, type Dice } from '../../bench/dice.ts'
import { drawCredential, layouts, type Layout } from './draw-credential.ts'
import { photograph, randomMishaps, type Mishaps } from './photograph.ts'
import { randomHolder, type DrawnHolder } from './random-firm.ts'

/** One picture of a credential that does not exist, and what stands on it. */
export type Drawn = {
  readonly holder: DrawnHolder
  readonly layout: Layout
  readonly mishaps: Mishaps
  readonly jpeg: Buffer
}

/** One field of a picture: what stands there, and what was read. */
export type Compared = {
  readonly name: ReadFieldName
  readonly drawn: string
  readonly read: string | null
  readonly right: boolean
  /** Something said that the officer should look twice. */
  readonly doubted: boolean
}

/** Chances that are the same for the same seed, on every machine. */
export function seededDice(seed: number): Dice {
  let state = seed
  return dice(() => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return state / 2 ** 32
  })
}

/** The n-th picture of a series; the same seed draws the same pictures. */
export async function drawPicture(seed: number, number: number): Promise<Drawn> {
  const roll = seededDice(seed * 1_000 + number)
  // The first numbers of such a series lie close to each other.
  for (let skipped = 0; skipped < 10; skipped++) roll.share()
  const holder = randomHolder(roll, number)
  const layout = holder.kind === 'natural-person' ? 'id-card' : roll.pick(layouts)
  const mishaps = randomMishaps(roll)
  const png = await drawCredential(holder, layout, roll)
  return { holder, layout, mishaps, jpeg: await photograph(png, mishaps, roll) }
}

/** Every field of the party that stands on the credential beside what was read of it. */
export function compareFields(
  { holder }: Pick<Drawn, 'holder'>,
  lines: readonly WrittenLine[],
): Compared[] {
  const read = readCredential(lines)
  return Object.entries(fieldsOf(holder)).map(([name, drawn]) => {
    const field = read.ok ? read.value.fields.find((each) => each.name === name) : undefined
    const value = field?.value ?? null
    const doubted = field === undefined || field.unsure.length > 0 || field.wrong
    return { name: name as ReadFieldName, drawn, read: value, right: value === drawn, doubted }
  })
}

function fieldsOf(holder: DrawnHolder): Partial<Record<ReadFieldName, string>> {
  const { name, code, representative, address } = holder
  switch (holder.kind) {
    case 'natural-person':
      return { name, idNumber: code, address }
    case 'sole-trader':
      return { name, uscc: code, operator: representative, address }
    case 'organisation':
      return { name, uscc: code, legalRepresentative: representative, address }
  }
}
