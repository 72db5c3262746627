import { longestTurn } from './test/longest-turn.ts'
import { searchNow } from './src/untrusted/text-jobs.ts'
import { mustSearchTexts } from './src/untrusted/search-texts.ts'
import { closeReaders } from './src/untrusted/read-untrusted.ts'
import { checkLines } from '../domain/src/publicity/records/check-record.ts'
import { columnsOf } from '../domain/src/publicity/lists/item-columns.ts'
import { getDisclosureItemType } from '../domain/src/reference/disclosure-item-types.ts'
import { checkList } from './src/office/publicity/lists/check-list.ts'
import { tagger } from './src/words.ts'
tagger('热身')
const said = '证人欧阳春生，身份证号22030219800307151X，联系电话13904340002，住阳光花园小区3栋2单元502室。经查，当事人销售不合格食品。\n'
const long = said.repeat(1500)
const secrets = [{ kind: 'name', value: '欧阳春生' }] as const
const jobs = [
  { kind: 'private', text: long, own: ['四平市商务局'] },
  { kind: 'redact', originals: { facts: long }, secrets, keep: ['四平市商务局'], choices: [] },
  { kind: 'leaks', secrets, surfaces: [{ name: '网页', text: long.repeat(3) }], keep: [] },
] as const
for (const job of jobs) {
  console.log(job.kind, 'here', (await longestTurn(async () => void searchNow(job as never))).toFixed(0), 'reader', (await longestTurn(() => mustSearchTexts(job as never))).toFixed(0))
}
const type = getDisclosureItemType('post_other')
for (const n of [600, 5000]) {
const rows = Array.from({ length: n }, (_, i) => ({ decisionNo: `四商决字〔2026〕${i}号`, party: '四平市红日商贸有限公司', type: '行政确认', result: '准予备案，按规定公示。'.repeat(10), agency: '四平市商务局', decidedAt: '2026-03-05' }))
let w = performance.now()
console.log('lines', n, 'here', n > 600 ? '-' : (await longestTurn(async () => void checkLines(type.id, columnsOf(type), rows, tagger))).toFixed(0), 'reader', (await longestTurn(() => checkList(type, rows))).toFixed(0), ((performance.now() - w) / 1000).toFixed(1), 's')
}
const t200 = '会务联系人手机13904340017，当事人四平市红日商贸有限公司未按规定备案。\n'.repeat(5000).slice(0, 200000)
for (let i = 0; i < 2; i++) console.log('200k article here', (await longestTurn(async () => void searchNow({ kind: 'private', text: t200, own: [] }))).toFixed(0), 'reader', (await longestTurn(() => mustSearchTexts({ kind: 'private', text: t200, own: [] }))).toFixed(0))
await closeReaders()
