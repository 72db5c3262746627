import { afterAll, expect, test } from 'vitest'
import { columnsOf, type Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { checkLines } from '@zhaofa/domain/publicity/records/check-record.ts'
import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { longestTurn } from '../../../../test/longest-turn.ts'
import { closeReaders } from '../../../untrusted/read-untrusted.ts'
import { tagger } from '../../../words.ts'
import { checkList } from './check-list.ts'

afterAll(closeReaders)

const type = getDisclosureItemType('post_other')
const line = (i: number, result: string): Row => ({
  decisionNo: `四商决字〔2026〕${i}号`,
  party: '四平市红日商贸有限公司',
  type: '行政确认',
  result,
  agency: '四平市商务局',
  decidedAt: '2026-03-05',
})

test(
  'a list of many lines is checked bit by bit and says the same of each',
  { timeout: 120_000 },
  async () => {
    const rows = Array.from({ length: 600 }, (_, i) =>
      line(i + 1, '准予备案，按规定公示。'.repeat(10)),
    )
    rows[2] = line(3, '证人欧阳春生电话13904340002')
    rows[599] = line(600, '收银员孙玉梅，身份证号220303199001011223')
    // The same as the first line, from which it is parted by several turns.
    rows[580] = line(1, '准予备案')
    rows[590] = { ...line(591, '准予备案'), decidedAt: '三月' }

    let found: Awaited<ReturnType<typeof checkList>> | undefined
    const longest = await longestTurn(async () => {
      found = await checkList(type, rows)
    })
    expect(found).toEqual({ ok: true, value: checkLines(type.id, columnsOf(type), rows, tagger) })
    expect(found?.ok && found.value.map(({ row }) => row)).toEqual([580, 590, 2, 599])
    // In one turn it takes a second.
    expect(longest).toBeLessThan(300)
  },
)
