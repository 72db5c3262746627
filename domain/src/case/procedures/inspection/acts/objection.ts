import * as form from '../../../../kernel/form.ts'
import { objectionOutcomes } from '../../../../inspection/visit-codes.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import { notArchived } from '../../../parts/closing/requirements.ts'
import { objectionsAnswered, objectionWaits, resultTold } from '../requirements.ts'
import { openObjection } from '../slice.ts'

/** 登记异议 that came by word, by telephone or on paper; one from the firm's own page registers itself. */
export const registerObjection = act({
  id: 'register-objection',
  title: '登记异议',
  step: 'tell',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect: '登记后由承办机构负责人在期限内答复；答复以前不能办结、不能归档。',
  basis: [cite('行政处罚法', 7)],
  form: {
    reasons: form.paragraph({ label: '企业的异议和理由', max: 2_000 }),
    contact: form.optional(form.text({ label: '联系方式', max: 100 })),
  },
  papers: [],
  recording: [],
  requires: [notArchived, resultTold, objectionsAnswered],
  applies: ({ visit, archive }) => visit?.toldOn != null && archive === null,
  events: (_file, input) => [{ type: 'VisitObjected', ...input, through: 'office' }],
})

/** 答复异议: in writing, on the firm's page; whoever was right, the firm reads why. */
export const answerObjection = act({
  id: 'answer-objection',
  title: '答复异议',
  step: 'tell',
  by: ['department-head'],
  approvals: [],
  presses: true,
  effect:
    '答复显示在企业的检查专页。异议成立的，承办人重新认定结果并再次告知；已经公示的，按更正办理公示。',
  basis: [cite('行政处罚法', 7)],
  form: {
    outcome: form.choice({ label: '答复结果', options: objectionOutcomes }),
    words: form.paragraph({
      label: '答复和理由',
      max: 2_000,
      hint: '企业在检查专页读到这些话；不写投诉人、举报人和其他企业',
    }),
  },
  papers: [],
  recording: [],
  requires: [notArchived, objectionWaits],
  applies: ({ visit, archive }) =>
    visit !== null && archive === null && openObjection(visit) !== null,
  settled: ({ visit }) => visit === null || openObjection(visit) === null,
  checks: ({ filing, spot }, { outcome }) =>
    outcome === 'changed' && (filing !== null || spot !== null)
      ? [
          {
            field: 'outcome',
            message:
              '本案已经立案或者当场处罚，事实由处罚程序认定；异议写明理由答复，企业可以在处罚程序中陈述、申辩',
            basis: cite('行政处罚法', 45),
          },
        ]
      : [],
  events: (_file, input) => [{ type: 'VisitObjectionAnswered', ...input }],
})
