import { describe, expect, test } from 'vitest'
import { laws } from '../../reference/laws.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { lawTriggers, officerTriggers } from './review-triggers.ts'

const today = plainDate('2026-11-23')
const list = (basis: string, publishedOn = '2026-01-12') => ({
  rows: [{ basis }],
  publishedOn: plainDate(publishedOn),
})
const edition = { title: '某条例', number: '2026年修订', validFrom: plainDate('2026-10-01') }
const triggers = (basis: string, publishedOn?: string) =>
  lawTriggers(list(basis, publishedOn), { texts: [edition], registry: laws, today })

describe('动态调整: when a law changes, each list that cites it is looked at again', () => {
  test('a text in force since the list was published', () => {
    expect(triggers('某条例第三条')).toEqual([
      {
        key: 'law 某条例 2026年修订',
        text: '引用的《某条例》有新的文本（2026年修订，2026-10-01 起施行），须核对条文',
      },
    ])
  })

  test('not when the list is younger, cites another law, or the implementing rules', () => {
    expect(triggers('某条例第三条', '2026-10-01')).toEqual([])
    expect(triggers('行政处罚法第六十三条')).toEqual([])
    expect(triggers('某条例实施细则第三条')).toEqual([])
  })

  test('a law repealed since, with what applies instead', () => {
    const [first, ...others] = triggers('《失信行为纠正后的信用信息修复管理办法（试行）》第五条')
    expect(others).toEqual([])
    expect(first?.text).toContain('已于 2026-04-01 废止')
  })
})

test('a post whose holder lost the certificate is looked at again', () => {
  const rows = [{ name: '陈立新' }, { name: '王晓雯' }]
  expect(officerTriggers('in_window_board', rows, new Set(['陈立新']))).toEqual([
    { key: 'officer 王晓雯', text: '王晓雯已经没有有效的执法证件' },
  ])
})
