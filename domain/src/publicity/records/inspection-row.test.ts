import { describe, expect, test } from 'vitest'
import { firm, happenAt, visitUpTo } from '../../../test/visit-case.ts'
import type { CaseEvent } from '../../case/case-event.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { inspectionRow } from './inspection-row.ts'

const at = {
  rules: { agencyName: '四平市商务局', maskNaturalPersonName: true },
  nameOf: (person: string) => `某${person.slice(-1)}`,
}
const row = (file: Parameters<typeof inspectionRow>[0]) =>
  inspectionRow(file, '四商检通字〔2026〕3号', at)

const ordered: CaseEvent = {
  type: 'CorrectionOrdered',
  violation: '没有公示',
  requirements: '公示',
  deadline: plainDate('2026-12-10'),
  officers: [],
}
const rechecked = (status: 'corrected' | 'partly' | 'not'): CaseEvent => ({
  type: 'CorrectionRechecked',
  checkedOn: plainDate('2026-12-11'),
  status,
  findings: '到店核对',
  officers: [],
})

describe('行政检查结果 as a public line', () => {
  test('there is none until the result was told', () => {
    expect(row(visitUpTo('recorded'))).toBeNull()
    expect(row(visitUpTo('found'))).toBeNull()
  })

  test('says the result and nothing of who was met, of the finding, or of the ground’s number', () => {
    const told = visitUpTo('told')
    expect(row(told)).toEqual({
      inspectionNo: '四商检通字〔2026〕3号',
      taskType: '日常检查',
      object: firm.name,
      uscc: firm.kind === 'organisation' ? firm.uscc : '',
      items: '汽车（新车）销售检查',
      date: '2026-12-02',
      resultCode: '未发现问题',
      handling: '无',
      officers: '某1、某2',
      agency: '四平市商务局',
    })
  })

  test.each([
    ['an order', [ordered], '责令改正'],
    ['corrected', [ordered, rechecked('corrected')], '责令改正，复查已改正'],
    ['in part', [ordered, rechecked('partly')], '责令改正，复查部分改正'],
    ['not corrected', [ordered, rechecked('not')], '责令改正，复查没有改正'],
  ] as const)('%s', (_name, events, handling) => {
    expect(row(happenAt(visitUpTo('told'), events))?.['handling']).toBe(handling)
  })

  test('a firm that nobody was met of is told nothing, and its line follows the referral', () => {
    const found = happenAt(visitUpTo('noticed'), [
      {
        type: 'VisitorsArrived',
        at: '2026-12-02T01:00:00.000Z',
        place: '登记的住所',
        officers: ['officer-7'],
        helpers: [],
        scan: null,
        position: null,
        metresAway: null,
        nobodyThere: true,
        noticeTakenBy: null,
        noticeRefusal: null,
      },
      { type: 'VisitResultFound', code: '05', explanation: '大门紧锁', followUpBy: null },
    ])
    expect(row(found)).toBeNull()
    const to = '市场监督管理部门'
    const on = plainDate('2026-12-02')
    const referred = happenAt(found, [{ type: 'FindingReferred', to, content: '无法联系', on }])
    expect(row(referred)).toMatchObject({
      resultCode: '通过登记的住所（经营场所）无法联系',
      handling: '移送市场监督管理部门',
      officers: '某7',
    })
  })
})
