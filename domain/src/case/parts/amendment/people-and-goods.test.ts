import { describe, expect, test } from 'vitest'
import { amended, amending, on, problems } from '../../../../test/amending.ts'
import { byHost, justCalled, recorded } from '../../../../test/called-hearing.ts'
import { people } from '../../../../test/circumstances.ts'
import { mainCourse } from '../../../../test/sample-course.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { after, on as seizedOn, seizedFile } from '../../../../test/seizure-case.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { foldCase } from '../../evolve.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import { lastDayOfGood } from '../seizure/limits.ts'
import { papersToServe } from '../service/served-papers.ts'
import { changeText } from './changes.ts'

const upTo = (type: CaseEvent['type']): CaseFile =>
  foldCase(
    'c1',
    'a1',
    recordedCourse(mainCourse.slice(0, mainCourse.findIndex(([, each]) => each.type === type) + 1)),
  )
const said = (found: readonly { field: string; message: string }[]) =>
  found.map(({ field, message }) => `${field}：${message}`)

describe('更正 of the officers named in a record', () => {
  const file = upTo('PersonInquired')
  const at = on('2026-10-20')
  const act = amending(file, 'PersonInquired')
  const joined = { ...at, certificatesOf: () => at.certificatesOf(people.chen) }

  test('names another officer, and forgets nobody who was named', () => {
    const change = { officers: [people.chen, people.deputy] }
    expect(problems(file, act, change, joined)).toEqual([])
    const { file: now } = amended(file, act, change, joined)
    expect(now.amendments[0]?.changes.map(({ label }) => label)).toEqual(['询问人员'])
    expect(now.tookPart).toEqual(expect.arrayContaining([people.wang, people.deputy]))
    expect(evidenceOf(now).find(({ name }) => name.includes('询问（调查）笔录'))?.officers).toEqual(
      change.officers,
    )
  })

  test('asks for a certificate at the hour of the record, not of today', () => {
    const later = {
      ...at,
      now: '2029-01-05T02:00:00.000Z',
      certificatesOf: joined.certificatesOf,
    }
    expect(problems(file, act, { officers: [people.wang, people.deputy] }, later)).toEqual([])
  })

  test.each([
    ['one officer alone', [people.chen]],
    ['somebody without a certificate', [people.chen, people.deputy]],
  ])('refuses %s', (_, officers) => {
    expect(problems(file, act, { officers }, at)).toMatchObject([{ field: 'officers' }])
  })
})

describe('更正 of the people of a hearing', () => {
  test('the record by its host, with the head: who wrote it and who spoke for the party', () => {
    const act = amending(recorded, 'HearingHeld')
    expect([act.by, act.approvals]).toEqual([
      ['legal-reviewer', 'department-head', 'officer'],
      ['agency-head'],
    ])
    const at = { ...on('2026-12-07'), actor: { id: people.reviewer, name: '赵敏', roles: [] } }
    expect(problems(recorded, act, { recorder: '孙示例' }, at)).toEqual([])
    const { file } = amended(recorded, act, { recorder: '孙示例' }, at)
    expect(file.amendments[0]?.changes.map(changeText)).toEqual([
      expect.stringMatching(/^记录人：“.+”更正为“孙示例”$/),
    ])
  })

  test('another host than the notice names is no slip', () => {
    const act = amending(recorded, 'HearingHeld')
    expect(said(problems(recorded, act, { host: [people.head] }, on('2026-12-07')))).toEqual([
      expect.stringMatching(/^host：听证通知书载明的主持人是.+应当重新通知、重新听证$/),
    ])
  })

  test('the name of the host in the notice, before the hearing: nobody who investigated', () => {
    const act = amending(justCalled, 'HearingCalled')
    const at = on('2026-11-25')
    expect(problems(justCalled, act, { host: [people.head] }, at)).toEqual([])
    expect(problems(justCalled, act, { host: [people.chen] }, at)).toMatchObject([
      { field: 'host' },
    ])
    expect(amended(justCalled, act, { host: [people.head] }, at).file.hearing?.called?.host).toBe(
      people.head,
    )
    expect(byHost('2026-12-07').by).toBe(people.reviewer)
  })
})

describe('更正 of a seizure: goods, quantities, place and hours', () => {
  const file = seizedFile()
  const at = seizedOn('2026-12-05')
  const act = amending(file, 'GoodsSeized')
  const goods = act.defaults?.(file, at)['goods'] as Record<string, unknown>[]
  const lines = (
    change: (line: Record<string, unknown>, i: number) => Record<string, unknown>,
  ) => ({
    goods: goods.map(change),
  })
  const released: CaseEvent = {
    type: 'SeizureReleased',
    seizure: 1,
    ground: 'no-violation',
    goods: [1, 2, 3],
    explanation: '没有违法行为',
  }
  const givenBack = (all: readonly (readonly [number, number])[]): CaseEvent => ({
    type: 'GoodsReturned',
    seizure: 1,
    returned: all.map(([good, quantity]) => ({ good, quantity })),
    moneyFen: 0,
    returnedAt: at.now,
    recipient: '周向东',
    condition: '完好',
    officers: [people.chen, people.wang],
  })
  const more = lines((line, i) => (i === 0 ? { ...line, quantity: 28 } : line))

  test('a larger quantity is agreed to by both heads and told to the party that holds the list', () => {
    expect(act.approvals).toEqual(['department-head', 'agency-head'])
    expect(problems(file, act, more, at)).toEqual([])
    const {
      file: now,
      recorded: [event],
    } = amended(file, act, more, at)
    expect(event?.event).toMatchObject({ papers: ['seizure_decision'] })
    expect(papersToServe(now)).toEqual(['paper_amendment'])
    expect(now.seizures[0]?.goods[0]?.quantity).toBe(28)
    expect(now.amendments[0]?.changes.map(changeText)).toEqual([
      '清单第 1 条“数量”：“26”更正为“28”',
    ])
    expect(evidenceOf(now).find(({ kind }) => kind === 'object')?.proves).toContain('制动盘28只')
  })

  test('a line that was forgotten takes the next number, and one struck out leaves the others theirs', () => {
    const added = { ...goods[0], name: '发动机', seal: 'F-0299' }
    const { file: now } = amended(file, act, { goods: [goods[0], goods[2], added] }, at)
    expect(now.seizures[0]?.goods.map(({ no, seal }) => [no, seal])).toEqual([
      [1, 'F-0211'],
      [3, 'F-0213'],
      [4, 'F-0299'],
    ])
  })

  test('an hour of the same day changes no period; a later day would hold the goods longer', () => {
    const hour = { startedAt: '2026-12-03T06:00:00.000Z' }
    const { file: now } = amended(file, act, hour, at)
    expect(now.seizures[0] && lastDayOfGood(now.seizures[0], 1)).toBe('2027-01-02')
    const next = { startedAt: '2026-12-04T06:00:00.000Z', endedAt: '2026-12-04T06:30:00.000Z' }
    expect(said(problems(file, act, next, at))).toEqual([
      expect.stringContaining('会延后查封、扣押的届满日期'),
    ])
  })

  test('what was released or given back cannot vanish, nor become less than what left', () => {
    const returned = after(file, [released, givenBack([[1, 26]])], at.now)
    const again = amending(returned, 'GoodsSeized')
    const less = lines((line, i) => (i === 0 ? { ...line, quantity: 20 } : line))
    expect(said(problems(returned, again, less, at)).join()).toContain('多于更正后的数量')
    expect(said(problems(returned, again, { goods: goods.slice(1) }, at)).join()).toContain(
      '不能删去',
    )
  })

  test('what went back is put right in its quantity, never beyond what was released or held', () => {
    const returned = after(file, [released, givenBack([[1, 20]])], at.now)
    const back = amending(returned, 'GoodsReturned')
    const rows = (quantity: number) => ({ returned: [{ good: '1', quantity }] })
    expect(problems(returned, back, rows(26), at)).toEqual([])
    const { file: now } = amended(returned, back, rows(26), at)
    expect(now.seizures[0]?.goods[0]?.left).toEqual([{ exit: 'returned', quantity: 26 }])
    expect(said(problems(returned, back, rows(27), at)).join()).toContain('多于更正后的数量')
    const kept = after(file, [{ ...released, goods: [1] }, givenBack([[1, 20]])], at.now)
    const other = { returned: [{ good: '2', quantity: 5 }] }
    expect(said(problems(kept, amending(kept, 'GoodsReturned'), other, at)).join()).toContain(
      '没有作出解除决定',
    )
  })

  test('goods found afterwards do not reopen a case that is over', () => {
    const all = givenBack([
      [1, 26],
      [2, 40],
      [3, 7],
    ])
    const dismissed: CaseEvent = { type: 'CaseDismissed', reason: '违法事实不能成立' }
    const over = after(file, [released, all, dismissed], at.now)
    const again = amending(over, 'GoodsSeized')
    expect(
      said(problems(over, again, { goods: [...goods, { ...goods[0], seal: 'F-0299' }] }, at)),
    ).toEqual([expect.stringContaining('案件已经终结')])
  })
})

describe('更正 of what the party was told', () => {
  test('the last day of an order of correction is only moved later, once it was served', () => {
    const served = after(
      upTo('CorrectionOrdered'),
      [
        {
          type: 'NoticeServed',
          paper: 'correction_order',
          method: 'direct',
          servedOn: on('2026-10-16').today,
          recipient: '张示例',
          relation: '法定代表人',
          place: '住所',
          refusal: null,
          officers: [people.chen, people.wang],
          announcedOn: null,
        },
      ],
      '2026-10-16T08:00:00.000Z',
    )
    const act = amending(served, 'CorrectionOrdered')
    const at = on('2026-10-19')
    expect(said(problems(served, act, { deadline: '2026-10-21' }, at))).toEqual([
      expect.stringContaining('不能改早'),
    ])
    expect(problems(served, act, { deadline: '2026-10-30' }, at)).toEqual([])
    const { file } = amended(served, act, { deadline: '2026-10-30' }, at)
    expect([file.corrections[0]?.deadline, papersToServe(file)]).toEqual([
      '2026-10-30',
      ['paper_amendment'],
    ])
  })

  test('whether a defence was accepted is not amended after the decision', () => {
    const decided = upTo('DecisionIssued')
    const act = amending(decided, 'StatementReviewed')
    const at = on('2026-11-25')
    const points = (act.defaults?.(decided, at)['points'] as { accepted: boolean }[]).map(
      (point) => ({ ...point, accepted: !point.accepted }),
    )
    expect(said(problems(decided, act, { points }, at))).toEqual([
      expect.stringContaining('不能靠更正改变'),
    ])
  })
})

test('the clue: what was reported, by what way, when; both heads, because the time to file counts from it', () => {
  const file = upTo('ClueRegistered')
  const act = amending(file, 'ClueRegistered')
  const at = on('2026-10-08')
  expect(act.approvals).toEqual(['department-head', 'agency-head'])
  const change = { respondent: '四平市铁西区示列餐饮店', source: 'complaint' }
  expect(problems(file, act, change, at)).toEqual([])
  expect(amended(file, act, change, at).file.clue).toMatchObject(change)
})
