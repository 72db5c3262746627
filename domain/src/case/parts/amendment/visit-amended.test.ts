import { describe, expect, test } from 'vitest'
import { refusalsOf } from '../../../../test/spot-case.ts'
import { serviceOf } from '../../../../test/told-of-hearing.ts'
import {
  clean,
  doInVisit,
  faulty,
  happenAt,
  visitAt,
  visitUpTo,
} from '../../../../test/visit-case.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseEventType } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { findActOf } from '../../procedures.ts'
import { papersInHand } from './handed-papers.ts'

const later = visitAt('2026-12-03T02:00:00.000Z')
const why = { amendmentReason: '抄录时看错了钟点', proof: '现场录像 20261202-AV01-01' }

/** The act that puts the newest record of that type right, and what its form shows. */
function amendment(file: CaseFile, type: CaseEventType) {
  const version = file.history.findLast(({ event }) => event.type === type)?.version ?? 0
  const act = findActOf(file, `amend~${version}`)
  if (!act) throw new Error(`${type} cannot be put right`)
  return { act, shown: act.defaults?.(file, later) ?? {} }
}

function refused(file: CaseFile, type: CaseEventType, changed: Record<string, unknown>): string {
  const { act, shown } = amendment(file, type)
  return refusalsOf(file, act, { ...shown, ...why, ...changed }, later).join()
}

function amended(file: CaseFile, type: CaseEventType, changed: Record<string, unknown>): CaseFile {
  const said = refused(file, type, changed)
  if (said !== '') throw new Error(said)
  const { act, shown } = amendment(file, type)
  const read = readForm(act.form, { ...shown, ...why, ...changed })
  if (!read.ok) throw new Error(type)
  return happenAt(file, act.events(file, read.value, later), later)
}

const published = (file: CaseFile): CaseFile =>
  happenAt(file, [
    {
      type: 'VisitResultPublished',
      noticeId: '00000000-0000-4000-8000-0000000000e1',
      on: plainDate('2026-12-03'),
    },
  ])

const closed = (file: CaseFile): CaseFile =>
  doInVisit(file, 'close-visit', { summary: '没有发现问题。' })

const last = (file: CaseFile) => {
  const event = file.history.at(-1)?.event
  if (event?.type !== 'RecordAmended') throw new Error('nothing was put right')
  return event
}

describe('every record of a visit', () => {
  test.each([
    ['VisitorsArrived', ['department-head']],
    ['VisitRecorded', ['department-head']],
    ['VisitResultFound', ['department-head', 'agency-head']],
    ['VisitResultTold', ['department-head']],
    ['VisitorsLeft', ['department-head']],
  ] as const)('%s is put right with the agreement of %j', (type, approvals) => {
    expect(amendment(visitUpTo('left'), type).act.approvals).toEqual(approvals)
  })
})

describe('hours', () => {
  test('of the arrival, told where the notice of the result repeats it', () => {
    const file = amended(visitUpTo('left'), 'VisitorsArrived', {
      arrivedAt: '2026-12-02T00:55:00.000Z',
    })
    expect(file.visit?.arrival?.at).toBe('2026-12-02T00:55:00.000Z')
    expect(last(file).changes.map(({ label }) => label)).toEqual(['到场时间'])
    expect(last(file).falls).toBe('nothing')
  })

  test.each([
    ['VisitorsArrived', { arrivedAt: '2026-12-02T01:10:00.000Z' }, '笔录的开始时间早于到场的时间'],
    ['VisitorsArrived', { arrivedAt: '2026-12-01T01:00:00.000Z' }, '不能提前'],
    ['VisitorsArrived', { officers: [] }, ''],
    ['VisitorsLeft', { leftAt: '2026-12-02T01:40:00.000Z' }, '不能早于笔录结束的时间'],
    ['VisitRecorded', { endedAt: '2026-12-02T01:59:00.000Z' }, '离开的时间早于笔录结束的时间'],
    ['VisitRecorded', { startedAt: '2026-12-02T00:30:00.000Z' }, '不能早于亮证'],
    ['VisitorsLeft', {}, '没有改动'],
  ] as const)('%s with %j is refused', (type, changed, said) => {
    const found = refused(visitUpTo('left'), type, changed)
    expect(found).not.toBe('')
    expect(found).toContain(said)
  })

  test('another day or other officers are put right where they are public', () => {
    const file = published(visitUpTo('left'))
    const again = amended(file, 'VisitorsArrived', { officers: [...file.investigators].reverse() })
    expect(last(again).falls).toBe('publication')
    expect(again.visit?.outdated).toBe(true)
    expect(again.visit?.toldOn).not.toBeNull()
    const hour = amended(file, 'VisitorsArrived', { arrivedAt: '2026-12-02T00:55:00.000Z' })
    expect(hour.visit?.outdated).toBe(false)
  })
})

describe('what was found', () => {
  const found = (lines: readonly object[], code: string) => visitUpTo('left', { lines, code })

  test('a record with other words is signed again, and its result stands', () => {
    const { act } = amendment(found(clean, '01'), 'VisitRecorded')
    expect(act.papers).toEqual(
      expect.arrayContaining(['onsite_inspection_record', 'inspection_item_checklist']),
    )
    const file = amended(found(clean, '01'), 'VisitRecorded', { onsiteRole: '店长' })
    expect(last(file).falls).toBe('nothing')
    expect(file.visit?.result?.code).toBe('01')
  })

  test('a line with another answer makes its result fall; it is found and told anew', () => {
    const file = amended(closed(published(found(clean, '01'))), 'VisitRecorded', { lines: faulty })
    expect(last(file).falls).toBe('result')
    expect(file.visit).toMatchObject({ result: null, toldOn: null, outdated: true })
    expect(file.closedOn).toBeNull()
    const again = doInVisit(
      file,
      'find-result',
      { code: '09', explanation: null, followUpBy: '2026-12-18' },
      later,
    )
    const told = doInVisit(
      again,
      'tell-result',
      { toldTo: '孙某', refused: false, refusal: null },
      later,
    )
    expect(told.visit).toMatchObject({ toldOn: '2026-12-03', outdated: true })
  })

  test('other words of a problem are told anew, and its result stands', () => {
    const lines = faulty.map((each) =>
      each.finding === null ? each : { ...each, finding: '2 辆没有签订销售合同' },
    )
    const file = amended(visitUpTo('left', { lines: faulty, code: '02' }), 'VisitRecorded', {
      lines,
    })
    expect(last(file).falls).toBe('telling')
    expect(file.visit?.toldOn).toBeNull()
    expect(file.visit?.result).not.toBeNull()
  })
})

describe('the result', () => {
  const base = () => visitUpTo('left', { lines: faulty, code: '09', followUpBy: '2026-12-18' })

  test('told is told anew, and what is public of it goes through the chain again', () => {
    const file = amended(published(base()), 'VisitResultFound', {
      code: '02',
      followUpBy: null,
    })
    expect(file.visit).toMatchObject({ toldOn: null, outdated: true, result: { code: '02' } })
    expect(file.visit?.publishedOn).toBe('2026-12-03')
  })

  test('agrees with the record', () => {
    expect(refused(base(), 'VisitResultFound', { code: '01', followUpBy: null })).toContain(
      '不能认定',
    )
  })

  test('is not put right once a penalty began, nor on the shelf', () => {
    const filed = happenAt(base(), [
      {
        type: 'CaseFiled',
        party: base().visit?.firm ?? never(),
        matterCode: 'CF-034-03',
        cause: '没有签订合同',
        summary: '没有签订合同',
        jurisdiction: '属地',
        investigators: [...base().investigators],
        violationFrom: plainDate('2026-12-02'),
        violationUntil: plainDate('2026-12-02'),
        discoveredOn: plainDate('2026-12-02'),
        lifeOrFinance: false,
      },
    ])
    expect(refused(filed, 'VisitResultFound', { code: '02', followUpBy: null })).toContain(
      '事实由处罚程序认定',
    )
    const shelved = happenAt(closed(visitUpTo('left', { code: '01' })), [
      { type: 'CaseArchived', retention: '10-years', remarks: null, checkedBy: 'x' },
    ])
    expect(refused(shelved, 'VisitRecorded', { lines: faulty })).toContain('已经归档')
  })
})

const never = (): never => {
  throw new Error('a visit has its firm')
}

describe('what the firm has in its hands', () => {
  test('is put right by a notice that is served before the visit is closed', () => {
    const file = amended(visitUpTo('left'), 'VisitResultTold', { toldTo: '孙某某' })
    expect(papersInHand(file)).toEqual(['inspection_notice', 'inspection_result_notice'])
    expect(last(file).papers).toEqual(['inspection_result_notice'])
    const close = (of: CaseFile) =>
      refusalsOf(of, findActOf(of, 'close-visit') ?? never(), { summary: '办结' }, later).join()
    expect(close(file)).toContain('文书补正（更正）通知书还没有送达')
    const served = doInVisit(file, 'serve-paper', serviceOf('paper_amendment', '2026-12-03'), later)
    expect(close(served)).toBe('')
  })
})
