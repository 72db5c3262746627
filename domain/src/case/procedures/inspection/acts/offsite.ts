import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import { nothingPending } from '../../../parts/approval/requirements.ts'
import { notArchived } from '../../../parts/closing/requirements.ts'
import { arrived, offsiteNotFiled } from '../requirements.ts'
import { offsiteOwed } from '../slice.ts'

/** 异地检查备案, within D-OFFSITE-20 after the visit; the head of the agency signs the form. */
export const fileOffsite = act({
  id: 'file-offsite-visit',
  title: '异地检查备案',
  step: 'close',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: true,
  effect: '提交后先送承办机构负责人，再送机关负责人；批准后制作备案表，报同级司法行政机关。',
  basis: [cite('行政处罚法', 22)],
  form: {
    reason: form.paragraph({ label: '为什么到异地检查', max: 500 }),
    cooperation: form.optional(form.text({ label: '当地协助的机关', max: 200 })),
  },
  papers: ['offsite_inspection_filing'],
  recording: [],
  requires: [notArchived, nothingPending, arrived, offsiteNotFiled],
  applies: ({ visit, archive }) => visit !== null && archive === null && offsiteOwed(visit),
  settled: ({ visit }) => visit?.offsiteFiledOn != null,
  events: (_file, input) => [{ type: 'OffsiteVisitFiled', ...input }],
})
