import { cite } from '../../../shared/citation.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { chineseDay } from '../../../shared/plain-date.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkDaySince } from '../../day-checks.ts'
import { notArchived } from '../closing/requirements.ts'
import { firstSentence } from '../evidence/evidenced.ts'
import { afterAppraisal, appraisalOutcomes } from './codes.ts'
import { resultTitle } from './limits.ts'
import { appraisalOpen } from './requirements.ts'
import { appraisalActId } from './sampling-act.ts'
import { appraisalName, type Appraisal } from './slice.ts'

const when = { field: 'outcome', is: ['concluded'] }

const resultForm = {
  outcome: form.choice({ label: '结果', options: appraisalOutcomes }),
  endedOn: form.date({ label: '收到之日' }),
  reportNumber: form.askedWhen(when, form.text({ label: '报告编号', max: 100 })),
  conclusion: form.askedWhen(
    when,
    form.paragraph({ label: '结论', max: 2_000, hint: '照报告的结论写' }),
  ),
  report: form.askedWhen(
    when,
    form.upload({ label: '报告', hint: '全文的扫描件；作为鉴定意见入卷，不用再登记证据' }),
  ),
  reason: form.askedWhen(
    { field: 'outcome', is: ['called-off'] },
    form.text({ label: '没有结论的原因', max: 300 }),
  ),
}

const afterField = { samplesAfter: form.choice({ label: '样品', options: afterAppraisal }) }

/** 登记结果: the report enters the file as evidence by itself (处罚法第46条第1款第7项). */
export function endAppraisal(appraisal: Appraisal): Act {
  const sent = appraisal.samples.length > 0
  const asked: form.Form = {
    ...form.section('结果', resultForm),
    ...(sent ? form.section('样品', afterField) : {}),
  }
  return act({
    id: appraisalActId('end-appraisal', appraisal),
    title: `登记${appraisalName(appraisal)}的结果`,
    step: 'investigate',
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '报告作为鉴定意见入卷；有结论的，接着告知当事人。',
    basis: [cite('行政处罚法', 46)],
    form: asked,
    papers: [],
    recording: [],
    keeps: () => resultTitle(appraisal),
    requires: [notArchived, appraisalOpen(appraisal.no)],
    applies: ({ archive }) => archive === null && appraisal.ended === null,
    defaults: (_file, { today }) => ({
      outcome: 'concluded' as const,
      endedOn: today,
      ...(sent && { samplesAfter: 'kept' as const }),
    }),
    known: () => [
      {
        label: '委托',
        value: `${appraisal.institution}，要求${chineseDay(appraisal.dueOn)}完成`,
        source: '检验（鉴定）委托书',
      },
    ],
    checks: (_file, input, at) => checkResult(input as Typed, appraisal, at),
    events: (file, input, at) => eventsOf(file, appraisal, input as Typed, at),
  })
}

type Typed = form.InputOf<typeof resultForm> & Partial<form.InputOf<typeof afterField>>

function checkResult(
  { outcome, endedOn, report }: Pick<Typed, 'outcome' | 'endedOn' | 'report'>,
  { commissionedOn }: Appraisal,
  at: Circumstances,
): FieldProblem[] {
  const since = { day: commissionedOn, message: '不能早于委托之日' }
  return [
    ...checkDaySince('endedOn', endedOn, since, at),
    ...(outcome === 'concluded' && (report === null || at.uploadOf(report) === null)
      ? [{ field: 'report', message: '报告还没有上传完，请先上传' }]
      : []),
  ]
}

/** What the form showed under the other answer is not kept. */
function eventsOf(
  { investigators }: CaseFile,
  { no, institution, samples }: Appraisal,
  { outcome, endedOn, report, ...typed }: Typed,
  at: Circumstances,
): ReturnType<Act['events']> {
  const concluded = outcome === 'concluded'
  const stored = concluded && report !== null ? at.uploadOf(report) : null
  if (concluded && (stored === null || report === null)) return []
  const reportNumber = concluded ? typed.reportNumber : null
  const conclusion = concluded ? typed.conclusion : null
  return [
    {
      type: 'AppraisalEnded',
      appraisal: no,
      outcome,
      endedOn,
      reportNumber,
      conclusion,
      reason: concluded ? null : typed.reason,
      samplesAfter: samples.length > 0 ? (typed.samplesAfter ?? 'kept') : null,
    },
    ...(stored === null || report === null
      ? []
      : [
          {
            type: 'EvidenceAdded' as const,
            evidenceId: report,
            kind: 'appraisal' as const,
            name: `检验（鉴定）报告（${reportNumber ?? ''}）`,
            purpose: provesText(conclusion ?? '', samples),
            source: institution,
            collectedOn: endedOn,
            officers: [...investigators],
            file: stored,
          },
        ]),
  ]
}

/** What it is offered for; the conclusion of the investigation may say otherwise. */
function provesText(conclusion: string, samples: readonly number[]): string {
  const what = samples.length > 0 ? `样品 ${samples.join('、')} 号` : '送交的材料'
  return `证明${what}：${firstSentence(conclusion)}`
}
