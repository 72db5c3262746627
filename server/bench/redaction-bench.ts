import { detect } from '@zhaofa/domain/publicity/redaction/detect.ts'
import { secretKinds } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { tagger } from '../src/words.ts'
import { judge, trialTexts, type Figures } from '../test/trial-texts/trial.ts'
import type { Bench } from './bench-type.ts'

/** What the detector finds in texts with known answers, by kind. `--show` lists what of the tuning part it misses. */
export const redactionBench: Bench = {
  name: 'redaction',
  summary:
    'personal data found in texts that the rules were not made from, and what else is touched',
  run({ quick, option }) {
    const count = Number(option('rounds') ?? (quick ? 80 : 2_000))
    for (const part of ['tuning', 'held-out'] as const) {
      const texts = trialTexts(part, 20_261_130, count)
      const begun = process.cpuUsage()
      const figures = judge(texts, (text, own) => detect(text, tagger, own))
      const { user, system } = process.cpuUsage(begun)
      const characters = texts.reduce((sum, { text }) => sum + text.length, 0)
      console.log(`\n${part}: ${texts.length} texts, ${characters} characters`)
      print(figures)
      // What is missed in the held-out part is nobody's to look at, or it is held out no longer.
      if (part === 'tuning' && option('keep') === 'misses') {
        for (const miss of figures.misses.slice(0, 150)) console.log(`  missed ${miss}`)
        for (const each of figures.excess.slice(0, 150)) console.log(`  touched ${each}`)
      }
      const perMs = characters / ((user + system) / 1_000)
      console.log(`processor time                    ${perMs.toFixed(0)} characters a millisecond`)
    }
    return Promise.resolve()
  },
}

const percent = (part: number, whole: number) =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

function print(figures: Figures): void {
  const { byKind, bySlot, items, found, rest, touched, stays, staysTouched } = figures
  console.log('kind            items  recall   findings  precision')
  for (const [kind, each] of byKind) {
    const recall = percent(each.found, each.items).padStart(8)
    const precision = percent(each.right, each.findings).padStart(9)
    console.log(
      `${kind.padEnd(14)} ${String(each.items).padStart(6)} ${recall} ${String(each.findings).padStart(9)} ${precision}  ${secretKinds[kind].title}`,
    )
  }
  for (const [slot, each] of bySlot) {
    if (each.touched > 0)
      console.log(`  ${slot.padEnd(12)} ${each.touched} of ${each.count} touched`)
  }
  console.log(`recall of all personal items      ${percent(found, items)} of ${items} (limit 95 %)`)
  console.log(
    `other text touched                ${percent(touched, rest)} of ${rest} characters (limit 3 %)`,
  )
  console.log(
    `what must stay, touched           ${percent(staysTouched, stays)} of ${stays} (limit 3 %)`,
  )
}
