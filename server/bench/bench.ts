// npm run bench [name …]: figures and ratios measured in one run, on this machine.
import { parseArgs } from 'node:util'
import type { Bench } from './bench-type.ts'
import { catalogueBench } from './catalogue-bench.ts'
import { crashBench } from './crash-bench.ts'
import { deskBench } from './desk-bench.ts'
import { documentsBench } from './documents-bench.ts'
import { firmsBench } from './firms-bench.ts'
import { ledgerBench } from './ledger-bench.ts'
import { legalUnitBench } from './legal-unit-bench.ts'
import { licenceBench } from './licence-bench.ts'
import { likeCasesBench } from './like-cases-bench.ts'
import { memoryBench } from './memory-bench.ts'
import { plansBench } from './plans-bench.ts'
import { portalBench } from './portal-bench.ts'
import { redactionBench } from './redaction-bench.ts'
import { reviewDeskBench } from './review-desk-bench.ts'
import { searchBench } from './search-bench.ts'
import { verifyBench } from './verify-bench.ts'

const benches: readonly Bench[] = [
  catalogueBench,
  crashBench,
  deskBench,
  documentsBench,
  firmsBench,
  ledgerBench,
  legalUnitBench,
  licenceBench,
  likeCasesBench,
  memoryBench,
  plansBench,
  portalBench,
  redactionBench,
  reviewDeskBench,
  searchBench,
  verifyBench,
]

const { values, positionals: named } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    rows: { type: 'string' },
    keep: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
  },
})
const { quick } = values
const given = new Map<string, unknown>(Object.entries(values))
const option = (name: string) => {
  const value = given.get(name)
  return typeof value === 'string' ? value : undefined
}
const unknown = named.filter((name) => !benches.some((bench) => bench.name === name))

if (unknown.length > 0 || values.help) {
  console.log('npm run bench [-- name …] [-- --quick]\n')
  for (const { name, summary } of benches) console.log(`  ${name.padEnd(14)} ${summary}`)
  process.exitCode = unknown.length > 0 ? 2 : 0
} else {
  for (const bench of benches) {
    if (named.length > 0 && !named.includes(bench.name)) continue
    console.log(`# ${bench.name}: ${bench.summary}`)
    await bench.run({ quick, option })
  }
}
