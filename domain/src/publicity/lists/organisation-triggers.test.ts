import { describe, expect, test } from 'vitest'
import { plainDate } from '../../shared/plain-date.ts'
import { organisationTriggers, type OrganisationChange } from './organisation-triggers.ts'

const equipment = {
  rows: [
    { type: '执法记录仪', dept: '市商务综合执法大队' },
    { type: '照相机', dept: '市场秩序科' },
    { type: '数据采集站', dept: '市商务综合执法大队' },
  ],
  publishedOn: plainDate('2026-01-12'),
}
const triggers = (...changes: OrganisationChange[]) => organisationTriggers(equipment, changes)

describe('动态调整: when the organisation changes, each line that still says what was', () => {
  test('a department renamed is named by the lines that bear its old name', () => {
    const renamed = { type: 'replaced', what: '内设机构', before: '综合执法大队' } as const
    expect(triggers({ ...renamed, after: '综合执法支队' })).toEqual([
      {
        key: 'organisation 内设机构 综合执法大队',
        text: '内设机构“综合执法大队”已变更为“综合执法支队”，第 1、3 行写的还是原来的',
      },
    ])
  })

  test('a department abolished', () => {
    const abolished = { type: 'replaced', what: '内设机构', before: '市场秩序科' } as const
    expect(triggers({ ...abolished, after: null }).map(({ text }) => text)).toEqual([
      '内设机构“市场秩序科”已经撤销或者停用，第 2 行写的还是原来的',
    ])
  })

  test('not when no line says it, nor when it already says the new words, which contain the old', () => {
    const moved = { type: 'replaced', what: '机关地址', before: '示例大路 1 号' } as const
    expect(triggers({ ...moved, after: '示例大路 8 号' })).toEqual([])
    const longer = { type: 'replaced', what: '内设机构', before: '市场秩序科' } as const
    expect(
      organisationTriggers({ ...equipment, rows: [{ dept: '市场秩序科（执法监督科）' }] }, [
        { ...longer, after: '市场秩序科（执法监督科）' },
      ]),
    ).toEqual([])
  })

  test('a new department, for lists that name departments and are older', () => {
    const added = { type: 'added', department: '消费促进科', on: plainDate('2026-11-20') } as const
    expect(triggers(added).map(({ text }) => text)).toEqual([
      '2026-11-20 新设内设机构“消费促进科”，须核对承担的机构',
    ])
    expect(triggers({ ...added, on: plainDate('2026-01-12') })).toEqual([])
    expect(organisationTriggers({ ...equipment, rows: [{ type: '照相机' }] }, [added])).toEqual([])
  })
})
