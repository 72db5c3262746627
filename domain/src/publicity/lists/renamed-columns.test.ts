import { describe, expect, test } from 'vitest'
import { disclosureItemTypes } from '../../reference/disclosure-item-types.ts'
import { rowsNamedToday } from './renamed-columns.ts'
import { searchableLines } from './searchable-line.ts'

describe('a list published before one of its columns was renamed', () => {
  test.each([
    ['pre_flowchart', { 'image/SVG': '/flowcharts/hearing' }, { image: '/flowcharts/hearing' }],
    ['pre_inspection_item_list', { 'standard/要点': '逐条核对' }, { checkPoints: '逐条核对' }],
    ['pre_supervision_channel', { '12345': '12345' }, { hotline: '12345' }],
    ['post_annual_report', { 'part1 主体与人员': '一个' }, { subjectsAndStaff: '一个' }],
    ['post_annual_report', { 'part2 六类统计表': '见专页' }, { statisticalTables: '见专页' }],
    ['post_annual_report', { 'part3 文字说明': '全年' }, { explanation: '全年' }],
  ])('%s keeps the cell %j as %j', (item, stored, read) => {
    expect(rowsNamedToday(item, [{ ...stored, other: '1' }])).toEqual([{ ...read, other: '1' }])
  })

  test('rows under today’s names stay as they are, and so does what was stored', () => {
    const today = [{ phone: '0434-0000001', hotline: '12345' }]
    expect(rowsNamedToday('pre_supervision_channel', today)).toEqual(today)
    const stored = [{ phone: '0434-0000001', '12345': '12345' }]
    rowsNamedToday('pre_supervision_channel', stored)
    expect(stored).toEqual([{ phone: '0434-0000001', '12345': '12345' }])
  })

  test('a former name is never that of another column of the same list', () => {
    for (const { columns } of disclosureItemTypes) {
      const names = new Set(columns.map(({ name }) => name))
      expect(columns.filter(({ formerly }) => names.has(formerly ?? ''))).toEqual([])
    }
  })
})

describe('what the search has of a line', () => {
  test('is its name, and what it says, its basis first; no address of a page, no office hours', () => {
    const row = {
      code: 'CF-001',
      name: '未按规定期限备案',
      type: '行政处罚',
      basis: '办法第七条',
      benchmarkUrl: '/matters/CF-001',
      flowchartUrl: '/flowcharts/ordinary-penalty',
    }
    expect(searchableLines('pre_matter_list', [row])).toEqual([
      { title: '未按规定期限备案', body: '办法第七条；CF-001；行政处罚', ref: 'CF-001' },
    ])
    expect(
      searchableLines('pre_flowchart', [{ type: '听证', image: '/flowcharts/hearing' }]),
    ).toEqual([{ title: '听证', body: '', ref: '' }])
  })

  test('a benchmark is named by violation and tier', () => {
    const [line] = searchableLines('pre_benchmark', [
      { matterCode: 'CF-001', violation: '未备案', tier: '较轻', basis: '办法第三十六条' },
    ])
    expect(line?.title).toBe('未备案：较轻')
  })
})
