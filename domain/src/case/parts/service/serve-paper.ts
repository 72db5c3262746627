import { checkUpToToday } from '../../day-checks.ts'
import { decisionServedOn } from './slice.ts'
import { cite } from '../../../shared/citation.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { untoldExtension } from '../seizure/extension-notice.ts'
import { notEnded } from '../closing/requirements.ts'
import { officersField, checkOfficers } from '../../officers.ts'
import type { Circumstances } from '../../circumstances.ts'
import { type Requirement, act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { type ServedPaper, servedPapers, serviceMethods } from '../../case-codes.ts'

/** Which paper waits to be served, by the papers made so far. */
export function papersToServe(file: CaseFile): ServedPaper[] {
  const waiting: ServedPaper[] = []
  if (file.corrections.some(({ servedOn }) => servedOn === null)) waiting.push('correction_order')
  if (file.notice && file.notice.servedOn === null) waiting.push('penalty_advance_notice')
  const served = (paper: ServedPaper) => file.served.some((each) => each.paper === paper)
  if (file.decision && decisionServedOn(file) === null) {
    waiting.push(
      file.decision.draft.outcome === 'penalty' ? 'penalty_decision' : 'no_penalty_decision',
    )
  }
  if (file.hearing?.called && file.hearing.called.noticeServedOn === null) {
    waiting.push('hearing_notice')
  }
  if (file.hearingRefusals.some(({ servedOn }) => servedOn === null)) {
    waiting.push('hearing_no_accept_notice')
  }
  if (file.demand && !served('demand_letter')) waiting.push('demand_letter')
  if (untoldExtension(file)) waiting.push('seizure_extension')
  return waiting
}

export const paperWaits: Requirement = {
  id: 'paper-waits',
  check: (file) =>
    papersToServe(file).length > 0
      ? met
      : unmet('现在没有等待送达的文书', [cite('行政处罚法', 61)]),
}

export const servePaper = act({
  id: 'serve-paper',
  title: '登记送达',
  step: 'serve',
  by: ['officer'],
  approvals: [],
  presses: 'first',
  effect: '制作送达回证；当事人的期限自送达次日起算。',
  basis: [cite('行政处罚法', 61)],
  form: {
    paper: form.choice({ label: '送达的文书', options: servedPapers }),
    method: form.choice({ label: '送达方式', options: serviceMethods }),
    servedOn: form.date({ label: '送达日期', hint: '公告送达的，填发布公告之日满三十日的次日' }),
    recipient: form.text({ label: '签收人', max: 50 }),
    relation: form.text({ label: '与受送达人的关系', max: 50 }),
    place: form.text({ label: '送达地点' }),
    refusal: form.optional(
      form.text({
        label: '拒收或者留置的情况、见证人',
        max: 500,
        hint: '留置送达必填，写明录像编号或者见证人',
      }),
    ),
    announcedOn: form.optional(form.date({ label: '公告发布日期', hint: '只有公告送达才填' })),
    officers: officersField('送达人'),
  },
  papers: ['service_receipt'],
  recording: ['AV12'],
  requires: [notEnded, paperWaits],
  applies: (file) => papersToServe(file).length > 0,
  defaults: (file, { today }) => ({
    ...(papersToServe(file)[0] && { paper: papersToServe(file)[0] }),
    method: 'direct' as const,
    servedOn: today,
    place: file.address?.address ?? file.filing?.party.address ?? '',
    officers: [...file.investigators],
  }),
  checks: (file, input, at) => checkService(file, input, at),
  events: (_file, input) => [{ type: 'NoticeServed', ...input }],
})

type ServiceInput = {
  paper: ServedPaper
  method: keyof typeof serviceMethods
  servedOn: string
  refusal: string | null
  announcedOn: string | null
  officers: string[]
}

function checkService(file: CaseFile, input: ServiceInput, at: Circumstances): FieldProblem[] {
  const { paper, method, servedOn, refusal, announcedOn, officers } = input
  const problems: FieldProblem[] = []
  const article = cite('行政处罚法', 61)
  if (!papersToServe(file).includes(paper)) {
    problems.push({ field: 'paper', message: `${servedPapers[paper]}现在不需要送达` })
  }
  problems.push(...checkUpToToday('servedOn', servedOn, at))
  if (servedOn < madeOn(file, paper)) {
    problems.push({ field: 'servedOn', message: '不能早于文书作出之日' })
  }
  if (method === 'electronic' && !file.address?.electronic) {
    const message = '当事人没有签电子送达确认书，不能电子送达'
    problems.push({ field: 'method', message, basis: cite('行政处罚法', 61, { paragraph: 2 }) })
  }
  if (method === 'left' && refusal === null) {
    problems.push({
      field: 'refusal',
      message: '留置送达须写明拒收情况和见证人或者录像编号',
      basis: article,
    })
  }
  if (method === 'announcement' && announcedOn === null) {
    problems.push({ field: 'announcedOn', message: '公告送达须填公告发布日期', basis: article })
  }
  return [...problems, ...checkOfficers(file, officers, at.now, at)]
}

function madeOn(file: CaseFile, paper: ServedPaper): string {
  switch (paper) {
    case 'correction_order':
      return file.corrections.at(-1)?.orderedOn ?? ''
    case 'penalty_advance_notice':
      return file.notice?.issuedOn ?? ''
    case 'hearing_notice':
      return file.hearing?.called?.calledOn ?? ''
    case 'hearing_no_accept_notice':
      return file.hearingRefusals.find((each) => each.servedOn === null)?.refusedOn ?? ''
    case 'penalty_decision':
    case 'no_penalty_decision':
      return file.decision?.decidedOn ?? ''
    case 'demand_letter':
      return file.demand?.issuedOn ?? ''
    case 'seizure_extension':
      return untoldExtension(file)?.approvedOn ?? ''
  }
}
