import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import type { CaseFile } from '../../../case-file.ts'
import { act, type Act } from '../../../case-kernel.ts'
import { checkDaySince } from '../../../day-checks.ts'
import { partyCode, type Party } from '../../../party.ts'
import { amendmentsTold } from '../../../parts/amendment/requirements.ts'
import { nothingPending } from '../../../parts/approval/requirements.ts'
import { archiveCase } from '../../../parts/closing/acts.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { orderCorrection, recheckCorrection } from '../../../parts/correction/acts.ts'
import { correctionServed, notRechecked } from '../../../parts/correction/requirements.ts'
import { fileCase } from '../../../parts/filing/acts.ts'
import { filed } from '../../../parts/filing/requirements.ts'
import { appraisalsSettled, samplesSettled } from '../../../parts/sampling/requirements.ts'
import { decideRecusal } from '../../../parts/people/acts.ts'
import { openOnTheSpot } from '../../summary-penalty/acts/opening.ts'
import {
  alone,
  approved,
  arrived,
  correctedInTime,
  correctionOrdered,
  correctionsRechecked,
  left,
  objectionsAnswered,
  offsiteFiled,
  recordSigned,
  recorded,
  referredWhereAsked,
  resultFound,
  resultNotReopened,
  resultNotTold,
  resultToldOrUnreachable,
  somethingFound,
  twoInspectors,
} from '../requirements.ts'
import { factsFound, inspecting, inspectionAlone, violationFound } from '../slice.ts'

/** 责令改正 upon what the record says; the same order, service and recheck as within a penalty (处罚法第28条). */
export const orderVisitCorrection: Act = {
  ...orderCorrection,
  inField: true,
  requires: [notEnded, alone, recorded, nothingPending, somethingFound, twoInspectors],
  applies: (file) => inspecting(file) && file.visit?.record != null,
  defaults: (file) => ({
    violation: file.visit ? factsFound(file.visit) : '',
    officers: [...file.investigators],
  }),
}

export const recheckVisitCorrection: Act = {
  ...recheckCorrection,
  requires: [notEnded, alone, correctionServed, notRechecked],
  applies: (file) => inspecting(file) && file.corrections.at(-1)?.recheck === null,
}

/** 立案 in the same file: facts, evidence, firm and officers go along. */
export const fileAfterVisit: Act = {
  ...fileCase,
  step: 'follow',
  presses: false,
  requires: [...fileCase.requires, approved, resultToldOrUnreachable, resultNotReopened],
  applies: (file) => inspecting(file) && violationFound(file),
}

/** 当场处罚 in the same file: what the visit knows is not asked again, and the matter is chosen. */
export const punishAfterVisit = act({
  id: 'punish-after-visit',
  title: '当场处罚',
  step: 'follow',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '企业、事实、证据、检查人员全部带过去，接着告知并听取陈述；案卷还是这一份。',
  basis: [cite('行政处罚法', 51), cite('行政处罚法', 52)],
  form: openOnTheSpot.form,
  papers: [],
  recording: ['AV10'],
  requires: [
    notEnded,
    alone,
    recorded,
    nothingPending,
    approved,
    somethingFound,
    resultToldOrUnreachable,
    resultNotReopened,
  ],
  applies: (file) => inspecting(file) && violationFound(file),
  defaults: ({ visit, investigators }) => ({
    officers: [...investigators],
    ...(visit && {
      party: visit.firm,
      facts: factsFound(visit),
      place: visit.arrival?.place ?? '',
      foundAt: visit.record?.startedAt ?? visit.openedAt,
    }),
  }),
  checks: (file, input, at) => [
    ...openOnTheSpot.checks(input, at),
    ...(isFirmOfVisit(file, input['party'] as Party)
      ? []
      : [
          {
            field: 'party',
            message: `当事人须是被检查的${file.visit?.firm.name ?? ''}；查到别人的，另行登记`,
            basis: cite('行政处罚法', 51),
          },
        ]),
  ],
  events: (_file, input, at) => openOnTheSpot.events(input, at),
})

/** The same code and the same name: what was found of somebody else is another case. */
const isFirmOfVisit = ({ visit }: CaseFile, party: Party): boolean =>
  visit !== null && partyCode(visit.firm) === partyCode(party) && visit.firm.name === party.name

/** 移送: what belongs to another organ, such as a firm that cannot be reached (结果码 05). */
export const referFinding = act({
  id: 'refer-finding',
  title: '移送其他机关处理',
  step: 'follow',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect: '提交后送承办机构负责人审批，批准后移送。',
  basis: [cite('行政处罚法', 22)],
  form: {
    to: form.text({ label: '接收机关', max: 100 }),
    content: form.paragraph({ label: '移送的内容', max: 2_000 }),
    on: form.date({ label: '移送日期' }),
  },
  papers: [],
  recording: [],
  requires: [notEnded, alone, nothingPending, resultFound],
  applies: (file) => inspecting(file) && file.visit?.result != null,
  settled: ({ visit }) => visit?.referral != null,
  defaults: ({ visit }, { today }) => ({
    on: today,
    ...(visit?.result?.code === '05' && { to: '市场监督管理部门' }),
    ...(visit && { content: factsFound(visit) }),
  }),
  checks: ({ visit }, { on }, at) =>
    checkDaySince('on', on, { day: visit?.result?.on, message: '不能早于认定结果之日' }, at),
  events: (_file, input) => [{ type: 'FindingReferred', ...input }],
})

/** 回避 of somebody who was to inspect (处罚法第43条); until it is decided the visit goes on. */
export const recuseFromVisit: Act = {
  ...decideRecusal,
  step: 'arrive',
  requires: [notEnded, alone],
  applies: (file) => inspecting(file) && file.investigators.length > 0,
}

/** 撤下: a visit that does not take place, or was begun urgently and found no approval. */
export const callOffVisit = act({
  id: 'call-off-visit',
  title: '撤下检查',
  step: 'approve',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect: '提交后送承办机构负责人审批；已经到过场的，仍然计入年度频次。',
  basis: [cite('行政处罚法', 42)],
  form: { reason: form.paragraph({ label: '撤下的理由', max: 500 }) },
  papers: [],
  recording: [],
  requires: [notEnded, alone, nothingPending, resultNotTold],
  applies: (file) => inspecting(file) && file.visit?.toldOn == null,
  events: (_file, input) => [{ type: 'VisitCalledOff', ...input }],
})

/** 归档 of a visit after which no penalty began; visits are kept ten years unless the agency chooses otherwise. */
export const archiveVisit: Act = {
  ...archiveCase,
  requires: [
    ...archiveCase.requires.filter(({ id }) => id !== filed.id),
    objectionsAnswered,
    offsiteFiled,
  ],
  applies: (file) => inspectionAlone(file) && file.closedOn !== null,
  defaults: (file, at) => ({ ...archiveCase.defaults?.(file, at), retention: '10-years' }),
}

/** 办结: a visit after which nothing follows ends with its result. */
export const closeVisit = act({
  id: 'close-visit',
  title: '办结检查',
  step: 'close',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '检查到此办结；结果按期公示，案卷归档。',
  basis: [cite('行政处罚法', 55)],
  form: { summary: form.paragraph({ label: '办结说明', max: 1_000 }) },
  papers: [],
  recording: [],
  requires: [
    notEnded,
    alone,
    nothingPending,
    arrived,
    approved,
    resultFound,
    recordSigned,
    correctionOrdered,
    correctionsRechecked,
    correctedInTime,
    referredWhereAsked,
    left,
    amendmentsTold,
    appraisalsSettled,
    samplesSettled,
    resultToldOrUnreachable,
    objectionsAnswered,
    resultNotReopened,
  ],
  applies: inspecting,
  defaults: ({ visit, corrections }) => ({
    summary:
      corrections.length > 0
        ? '发现的问题已经责令改正并复查。'
        : visit?.result?.code === '01'
          ? '没有发现问题。'
          : '',
  }),
  events: (_file, input) => [{ type: 'VisitClosed', ...input }],
})
