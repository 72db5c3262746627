import type { SecretKind } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { dice } from '../../bench/dice.ts'
import { decisionForms } from './forms-decisions.ts'
import { generalForms } from './forms-general.ts'
import { recordForms } from './forms-records.ts'
import { tableForms } from './forms-tables.ts'
import { partOf, type Part } from './parts.ts'
import { fill, ownSlots, type Filled } from './slots.ts'
import { wordsOf, type TrialWords } from './words.ts'

/** A place of a text of which it is known what it is. */
type Known = {
  readonly start: number
  readonly end: number
  readonly kind: Filled['kind']
  /** The slot it fills: 店址, 客服 … */
  readonly slot: string
  /** How much at its beginning may be shown. */
  readonly shown: number
}

export type TrialText = {
  readonly text: string
  readonly known: readonly Known[]
  /** The agency's own words, as the caller of the detector gives them. */
  readonly own: readonly string[]
}

const kindsOfText = [decisionForms, recordForms, tableForms, generalForms]
const sentencesOfText = { from: 5, to: 14 }

/** Texts with known answers, the same for the same seed, from the words and sentences of one part. */
export function trialTexts(part: Part, seed: number, count: number): TrialText[] {
  const roll = dice(park(seed))
  const words = wordsOf(part)
  const kinds = kindsOfText.map((forms) => forms.filter((form) => partOf(form) === part))
  return Array.from({ length: count }, (_, number) => {
    const forms = kinds[number % kinds.length] ?? []
    return written(
      Array.from({ length: roll.between(sentencesOfText.from, sentencesOfText.to) }, () =>
        roll.pick(forms),
      ),
      { roll, words },
    )
  })
}

function written(
  forms: readonly string[],
  { roll, words }: { roll: ReturnType<typeof dice>; words: TrialWords },
): TrialText {
  const known: Known[] = []
  const own: string[] = []
  let text = ''
  for (const form of forms) {
    for (const piece of form.split(/(?<=\})|(?=\{)/)) {
      const slot = /^\{(\S+)\}$/.exec(piece)?.[1]
      const filled = slot === undefined ? null : fill(slot, roll, words)
      const start = text.length
      text += filled?.text ?? piece
      if (filled && slot !== undefined)
        known.push({ start, end: text.length, kind: filled.kind, shown: filled.shown, slot })
      if (filled && slot !== undefined && ownSlots.has(slot)) own.push(filled.text)
    }
    // Prose runs on; a table, a form or an address of a file is a line by itself.
    text += /[。？]$/.test(form) && roll.chance(0.7) ? '' : '\n'
  }
  return { text, known, own }
}

/** The same numbers on every run (Park, Miller 1988). */
function park(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 0x7fffffff) / 0x7fffffff
}

export type KindFigures = {
  /** Personal items of the kind, those found whole, and findings of the kind that touch something personal. */
  items: number
  found: number
  findings: number
  right: number
}
export type Figures = {
  readonly byKind: ReadonlyMap<SecretKind, KindFigures>
  readonly items: number
  readonly found: number
  /** Characters that are nobody's secret, and those of them that a finding covers. */
  readonly rest: number
  readonly touched: number
  /** What must stay (amounts, 400 numbers, firms and their addresses, codes …), and what of it was touched. */
  readonly stays: number
  readonly staysTouched: number
  /** The same by slot. */
  readonly bySlot: ReadonlyMap<string, { count: number; touched: number }>
  readonly misses: readonly string[]
  readonly excess: readonly string[]
}

type Found = { readonly start: number; readonly end: number; readonly kind: SecretKind }
type Find = (text: string, own: readonly string[]) => readonly Found[]

/** What a detector finds of what is known, and what else it touches. Whatever it proposes counts. */
export function judge(texts: readonly TrialText[], find: Find): Figures {
  const byKind = new Map<SecretKind, KindFigures>()
  const of = (kind: SecretKind) => {
    const figures = byKind.get(kind) ?? { items: 0, found: 0, findings: 0, right: 0 }
    byKind.set(kind, figures)
    return figures
  }
  const sums = { items: 0, found: 0, rest: 0, touched: 0, stays: 0, staysTouched: 0 }
  const bySlot = new Map<string, { count: number; touched: number }>()
  const misses: string[] = []
  const excess: string[] = []
  for (const { text, known, own } of texts) {
    const findings = find(text, own)
    const covered = new Uint8Array(text.length)
    for (const { start, end } of findings) covered.fill(1, start, end)
    const secret = new Uint8Array(text.length)
    for (const { start, end, kind, shown, slot } of known) {
      const hidden = covered.subarray(start, end)
      if (kind === 'stays') {
        const own = bySlot.get(slot) ?? { count: 0, touched: 0 }
        bySlot.set(slot, own)
        own.count++
        sums.stays++
        if (hidden.includes(1)) {
          own.touched++
          sums.staysTouched++
          excess.push(around(text, start, end))
        }
        continue
      }
      secret.fill(kind === 'neither' ? 2 : 1, start, end)
      if (kind === 'neither') continue
      of(kind).items++
      sums.items++
      if (hidden.subarray(shown).includes(0)) misses.push(`${kind} ${around(text, start, end)}`)
      else {
        of(kind).found++
        sums.found++
      }
    }
    for (const { start, end, kind } of findings) {
      of(kind).findings++
      if (secret.subarray(start, end).some((each) => each > 0)) of(kind).right++
      else excess.push(around(text, start, end))
    }
    for (let i = 0; i < text.length; i++) {
      if (secret[i] !== 0 || /\s/.test(text.charAt(i))) continue
      sums.rest++
      if (covered[i] === 1) sums.touched++
    }
  }
  return { byKind, bySlot, ...sums, misses, excess: [...new Set(excess)] }
}

function around(text: string, start: number, end: number): string {
  const flat = (part: string) => part.replaceAll('\n', '⏎').replaceAll('\t', '⇥')
  return `${flat(text.slice(Math.max(0, start - 14), start))}【${flat(text.slice(start, end))}】${flat(text.slice(end, end + 12))}`
}
