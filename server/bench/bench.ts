// npm run bench [name …]: figures and ratios measured in one run, on this machine.
import { documentsBench } from './documents-bench.ts'
import { ledgerBench } from './ledger-bench.ts'
import { memoryBench } from './memory-bench.ts'
import { portalBench } from './portal-bench.ts'
import { searchBench } from './search-bench.ts'

/** Prints its own table. `quick` is a short run that shows it works. */
export type Bench = {
  readonly name: string
  readonly summary: string
  run(options: { quick: boolean }): Promise<void>
}

const benches: readonly Bench[] = [
  documentsBench,
  ledgerBench,
  memoryBench,
  portalBench,
  searchBench,
]

const named = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
const quick = process.argv.includes('--quick')
const unknown = named.filter((name) => !benches.some((bench) => bench.name === name))

if (unknown.length > 0 || process.argv.includes('--help')) {
  console.log('npm run bench [-- name …] [-- --quick]\n')
  for (const { name, summary } of benches) console.log(`  ${name.padEnd(12)} ${summary}`)
  process.exitCode = unknown.length > 0 ? 2 : 0
} else {
  for (const bench of benches) {
    if (named.length > 0 && !named.includes(bench.name)) continue
    console.log(`# ${bench.name}: ${bench.summary}`)
    await bench.run({ quick })
  }
}
