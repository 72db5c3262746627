import { checkUpToToday } from '../../day-checks.ts'
import { papersToServe, waitsSince } from './served-papers.ts'
import { cite } from '../../../shared/citation.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { untoldAmendment } from '../amendment/slice.ts'
import { notEnded } from '../closing/requirements.ts'
import { officersField, checkOfficers } from '../../officers.ts'
import type { Circumstances } from '../../circumstances.ts'
import { type Requirement, act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { servedPapers, type ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import { serviceMethods } from '../../case-codes.ts'

export const paperWaits: Requirement = {
  id: 'paper-waits',
  check: (file) =>
    papersToServe(file).length > 0
      ? met
      : unmet('现在没有等待送达的文书', [cite('行政处罚法', 61)]),
}

/** A case that is over has nothing left to serve but the notice of an amendment made since. */
const openOrAmended: Requirement = {
  id: 'open-or-amended',
  check: (file, at) => (untoldAmendment(file) ? met : notEnded.check(file, at)),
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
  requires: [openOrAmended, paperWaits],
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
  if (servedOn < (waitsSince(file, paper) ?? '')) {
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
