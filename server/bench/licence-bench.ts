import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WrittenLine } from '@zhaofa/domain/case/party-reading/written-line.ts'
import { answerSchemas } from '../src/untrusted/reading-jobs.ts'
import { createReaderPool } from '../src/untrusted/reader-pool.ts'
import { residentMemory } from '../src/untrusted/process-use.ts'
import { writingLane } from '../src/untrusted/read-untrusted.ts'
import { compareFields, drawPicture, type Compared, type Drawn } from '../test/credentials/trial.ts'
import type { Bench } from './bench-type.ts'
import { processorTimeOf } from './processes.ts'

const seed = 2_026

type Read = { readonly drawn: Drawn; readonly fields: readonly Compared[]; readonly cpuMs: number }

/** Pictures of licences that were never given out, turned, dark and folded, read in the child process. */
export const licenceBench: Bench = {
  name: 'licence-reader',
  summary: 'fields read right from pictures of licences, and the processor time of each',
  async run({ quick, option }) {
    const count = Number(option('rounds') ?? (quick ? 12 : 200))
    const keep = option('keep')
    const pool = createReaderPool(writingLane)
    const all: Read[] = []
    let mostMemory = 0
    for (let number = 0; number < count; number++) {
      const drawn = await drawPicture(seed, number)
      const before = processorTimeOf(pool.children()[0] ?? 0)
      const reading = await pool.read({ kind: 'writing', bytes: drawn.jpeg })
      const pid = pool.children()[0]
      const cpuMs = (processorTimeOf(pid ?? 0) - before) * 1_000
      mostMemory = Math.max(mostMemory, pid ? ((await residentMemory(pid)) ?? 0) : 0)
      const fields = compareFields(drawn, linesOf(reading))
      all.push({ drawn, fields, cpuMs })
      if (keep && fields.some(({ right }) => !right)) {
        await mkdir(keep, { recursive: true })
        await writeFile(join(keep, `${number}.jpg`), drawn.jpeg)
      }
    }
    await pool.close()
    print(all, mostMemory)
  },
}

function linesOf(reading: { value: unknown } | { lost: string }): readonly WrittenLine[] {
  if ('lost' in reading) return []
  const answer = answerSchemas.writing.parse(reading.value)
  return 'lines' in answer ? answer.lines : []
}

function print(all: readonly Read[], mostMemory: number): void {
  const fields = all.flatMap((each) => each.fields)
  const right = fields.filter((each) => each.right)
  const share = (part: readonly unknown[], whole: readonly unknown[]) =>
    `${part.length} of ${whole.length} (${((100 * part.length) / Math.max(1, whole.length)).toFixed(1)} %)`
  console.log(`fields right                            ${share(right, fields)} (limit 98 %)`)
  for (const name of [...new Set(fields.map((each) => each.name))]) {
    const of = fields.filter((each) => each.name === name)
    console.log(
      `  ${name.padEnd(36)}  ${share(
        of.filter((each) => each.right),
        of,
      )}`,
    )
  }
  const wrong = fields.filter((each) => !each.right)
  console.log(
    `wrong and not marked as doubtful        ${share(
      wrong.filter((each) => !each.doubted),
      wrong,
    )}`,
  )
  // The first picture of a process also loads the models.
  const [first, ...later] = all.map(({ cpuMs }) => cpuMs)
  later.sort((a, b) => a - b)
  console.log(`processor time, first picture           ${first ?? 0} ms`)
  console.log(
    `processor time, median                  ${later[later.length >> 1] ?? 0} ms (limit 2000)`,
  )
  console.log(`processor time, most                    ${later.at(-1) ?? 0} ms`)
  console.log(`resident memory, most after a picture   ${(mostMemory / 1024 ** 2).toFixed(0)} MB`)
  for (const [number, { drawn, fields }] of all.entries()) {
    for (const { name, drawn: stands, read, right } of fields) {
      if (right) continue
      const { turned, light, folded, blurred } = drawn.mishaps
      const how = `turned ${turned.toFixed(0)}, light ${light.toFixed(2)}, folded ${folded.toFixed(2)}, blurred ${blurred.toFixed(2)}`
      console.log(`  ${number} ${drawn.layout} ${name}: ${stands} → ${read ?? 'nothing'} (${how})`)
    }
  }
}
