import { beforeAll, describe, expect, test } from 'vitest'
import {
  commissioned,
  concludedOn,
  line,
  noRemedy,
  remedy,
  taken,
} from '../../../../test/sampling-inputs.ts'
import { people } from '../../../../test/circumstances.ts'
import { serviceOf } from '../../../../test/told-of-hearing.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import { visitAt, visitUpTo } from '../../../../test/visit-case.ts'
import {
  brokenVisit,
  firstDay,
  toldWalk,
  visitUnchecked,
  walkVisit,
} from '../../../../test/walk-visit.ts'
import type { Walk } from '../../../kernel/walk.ts'
import { addDays, chinaDay } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Act, Procedure } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { inspection } from '../../procedures/inspection/procedure.ts'
import { papersToServe } from '../service/served-papers.ts'

const report = {
  sha256: 'b'.repeat(64),
  bytes: 2_000,
  originalName: '报告.pdf',
  mediaType: 'application/pdf',
} as const

/** What goes on at the door beside sampling, and how a visit ends; the rest has a walk of its own. */
const crossed = new Set([
  'tell-result',
  'leave-firm',
  'close-visit',
  'call-off-visit',
  'archive-case',
  'serve-paper',
])
const sampling = (id: string) => /sampl|appraisal/.test(id)

const inputs: Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]> = {
  'take-samples': ({ samples }, { today }) =>
    samples.length > 1
      ? []
      : [
          taken({ samples: [line(samples.length + 1)] }),
          taken({ samples: [line(1)] }),
          taken({ officers: [people.chen] }),
          taken({ takenAt: '2026-12-02T00:30:00.000Z' }),
          taken({ takenAt: `${addDays(today, 1)}T01:20:00.000Z` }),
        ],
  'commission-appraisal': ({ samples, appraisals }, { today }) =>
    appraisals.length > 0
      ? []
      : [
          commissioned({
            samples: samples.filter(({ where }) => where === 'kept').map(({ no }) => String(no)),
            dueOn: addDays(today, 1),
          }),
          commissioned({ samples: [], dueOn: addDays(today, 1) }),
          commissioned({ dueOn: today }),
        ],
  'commission-reappraisal~1': (_file, { today }) => [commissioned({ dueOn: addDays(today, 1) })],
  'commission-reappraisal~2': (_file, { today }) => [commissioned({ dueOn: addDays(today, 1) })],
  ...Object.fromEntries(
    [1, 2].map((no) => [
      `end-appraisal~${no}`,
      (_file: CaseFile, { today }: Circumstances) => [
        concludedOn(today),
        concludedOn(today, { report: 'none' }),
        concludedOn(addDays(firstDay, -1)),
        concludedOn(today, { outcome: 'called-off', reason: '不能检验', samplesAfter: 'used-up' }),
      ],
    ]),
  ),
  'tell-appraisal-period~1': () => [],
  'tell-appraisal-period~2': () => [],
  'tell-appraisal~1': () => [noRemedy, remedy, { ...remedy, remedyBasis: null }],
  'tell-appraisal~2': () => [{}],
  'request-reappraisal~1': (_file, { today }) =>
    [today, addDays(firstDay, -1)].map((requestedOn) => ({ requestedOn, reasons: '不同意' })),
  'serve-paper': (file, { today }) => papersToServe(file).map((paper) => serviceOf(paper, today)),
  'settle-samples': ({ samples }, { today }) =>
    [today, addDays(firstDay, -1)].map((settledOn) => ({
      samples: samples
        .filter(({ where }) => where === 'kept' || where === 'left-there')
        .map(({ no }) => String(no)),
      settlement: 'returned',
      settledOn,
      takenBy: '孙某',
    })),
  'tell-result': () => [{ toldTo: '孙某', refused: false, refusal: null }],
  'leave-firm': () => [{ leftAt: '2026-12-02T01:58:00.000Z' }],
  'close-visit': () => [{ summary: '办结' }],
  'call-off-visit': ({ samples }) => (samples.length === 1 ? [{ reason: '不再检查' }] : []),
  'archive-case': () => [{ retention: '10-years', checkedBy: [people.deputy], remarks: null }],
}

/** What may never happen, in words of its own. */
function forbidden(before: CaseFile, event: CaseEvent, after: CaseFile): string | null {
  const { samples, appraisals, visit } = before
  switch (event.type) {
    case 'SamplesTaken':
      if (new Set(event.officers).size < 2) return '一人抽样（第42条）'
      if (event.takenAt < (visit?.arrival?.at ?? '')) return '亮证以前抽样（第55条）'
      if (event.takenAt > `${firstDay}T04:00:00.000Z`) return '还没有发生就登记'
      if (visit?.leftAt != null || visit?.toldOn != null) return '离开、告知以后抽样'
      return new Set(after.samples.map(({ seal }) => seal)).size < after.samples.length
        ? '两件样品一个封条'
        : null
    case 'AppraisalCommissioned': {
      const first = appraisals.find(({ no }) => no === event.again)
      if (event.samples.length === 0 && event.materials === null) return '什么也没有送'
      if (event.dueOn <= firstDay) return '期限已过'
      if (event.samples.some((no) => samples.find((each) => each.no === no)?.where === 'sent'))
        return '送检中的样品又送出'
      if (event.again === null) return null
      if (first?.objectedOn == null) return '没有申请就复检'
      return first.again !== null || appraisals.some(({ again }) => again === event.again)
        ? '复检两次'
        : null
    }
    case 'AppraisalEnded': {
      const of = appraisals.find(({ no }) => no === event.appraisal)
      if (!of || of.ended !== null) return '没有委托就有结果'
      return event.endedOn < of.commissionedOn ? '委托以前就有结果' : null
    }
    case 'AppraisalResultNoticed': {
      const of = appraisals.find(({ no }) => no === event.appraisal)
      if (of?.ended?.concluded !== true) return '没有结论就告知'
      if (of.notices.some((each) => each.of === 'result')) return '告知两次'
      return event.remedy !== null && of.again !== null ? '复检还有复检' : null
    }
    case 'ReappraisalRequested': {
      const of = appraisals.find(({ no }) => no === event.appraisal)
      const told = of?.notices.find((each) => each.of === 'result')?.servedOn ?? null
      if (of?.remedy == null) return '没有条文就复检'
      if (told === null) return '没有告知就申请'
      return event.requestedOn < told ? '告知以前就申请' : null
    }
    case 'SamplesSettled':
      if (event.settledOn < firstDay) return '抽样以前就处理'
      return event.samples.length === 0 ? '没有样品可以处理' : null
    case 'VisitClosed':
      if (appraisals.some(({ ended }) => ended === null)) return '没有结果就办结'
      if (
        appraisals.some(
          ({ ended, notices }) =>
            ended?.concluded === true &&
            !notices.some(({ of, servedOn }) => of === 'result' && servedOn !== null),
        )
      )
        return '没有告知结论就办结'
      if (appraisals.some(({ objectedOn }) => objectedOn !== null) && appraisals.length < 2)
        return '没有复检就办结'
      return samples.some(({ where }) => ['kept', 'sent', 'left-there'].includes(where))
        ? '没有处理样品就办结'
        : null
    case 'CaseArchived':
      return samples.some(({ where }) => ['kept', 'sent', 'left-there'].includes(where))
        ? '没有处理样品就归档'
        : null
    case 'EvidenceAdded':
      return event.file.sha256 === report.sha256 ? null : '没有报告'
    default:
      return null
  }
}

function explore(procedure: Procedure, stopAtFirst = false): Walk<CaseEvent> {
  const only = (act: Act) => sampling(act.id) || crossed.has(act.id)
  return walkVisit(
    { ...procedure, acts: (file) => procedure.acts(file).filter(only) },
    {
      start: visitUpTo('found'),
      inputs,
      at: (_file, day) =>
        visitAt(
          `${addDays(firstDay, day)}T04:00:00.000Z`,
          {},
          {
            uploadOf: (id) => (id === 'report-1' ? report : null),
            papers: [sealedPaper({ type: 'onsite_inspection_record', title: '现场检查笔录' })],
          },
        ),
      key: situation,
      forbidden,
      maxDay: 1,
      stopAtFirst,
    },
  )
}

function situation(file: CaseFile, day: number): string {
  const { samples, appraisals, visit } = file
  return JSON.stringify([
    day,
    samples.map(({ where, takenOn }) => [where, takenOn === chinaDay(`${firstDay}T04:00:00.000Z`)]),
    appraisals.map(({ ended, notices, remedy: may, objectedOn, again }) => [
      ended?.concluded ?? null,
      notices.map(({ of, servedOn }) => [of, servedOn]),
      may !== null,
      objectedOn !== null,
      again,
    ]),
    [visit?.toldOn != null, visit?.leftAt != null, file.closedOn !== null, file.archive !== null],
  ])
}

describe('every path of sampling and examination in a visit', () => {
  let whole: Walk<CaseEvent>
  beforeAll(() => {
    whole = toldWalk('sampling walk', () => explore(inspection))
  }, 120_000)

  test('tries every act', () => {
    expect(whole.untried).toEqual([])
  })

  test('reaches every turn, and the end', () => {
    expect([...whole.reached.keys()]).toEqual(
      expect.arrayContaining([
        'SamplesTaken',
        'AppraisalCommissioned',
        'AppraisalEnded',
        'EvidenceAdded',
        'AppraisalResultNoticed',
        'NoticeServed',
        'ReappraisalRequested',
        'SamplesSettled',
        'VisitClosed',
        'VisitCalledOff',
        'CaseArchived',
      ]),
    )
  })

  test('never goes beyond what 处罚法第42、55、56条 allow', () => {
    expect(whole.violations).toEqual([])
  })
})

/** Offered whatever the file says: what is left out has to be missed by its requirement alone. */
const offeredAlways = (...left: readonly string[]): Procedure =>
  brokenVisit((act) => ({
    ...act,
    ...(sampling(act.id) && { applies: () => true }),
    requires: act.requires.filter(({ id }) => !left.includes(id)),
  }))

describe('a definition broken on purpose is found out', () => {
  test.each([
    'visitors-not-left',
    'result-not-noticed',
    'result-told',
    'appraisals-settled',
    'samples-settled',
  ])('when the requirement %s is left out', (left) => {
    expect(explore(offeredAlways(left), true).violations.length).toBeGreaterThan(0)
  })

  test.each([
    'take-samples',
    'commission-appraisal',
    'end-appraisal~1',
    'request-reappraisal~1',
    'settle-samples',
  ])('when %s does not look at what was typed', (of) => {
    expect(explore(visitUnchecked(of), true).violations.length).toBeGreaterThan(0)
  })

  // Two rules keep the same door, so both are left open.
  test.each([['appraisal-open'], ['reappraisal-open'], ['reappraisal-asked', 'reappraised-once']])(
    'when neither %s nor what is offered asks for it',
    (...left) => {
      expect(explore(offeredAlways(...left), true).violations.length).toBeGreaterThan(0)
    },
  )
})
