import {
  isDecision,
  servedPapers,
  type ServedPaper,
} from '../../../paper/catalogue/document-catalogue.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { paperWaits } from './serve-paper.ts'
import { papersToServe, paperWaiting } from './served-papers.ts'
import { filed } from '../filing/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

/**
 * 作废 of a sealed paper nobody has been served with. The case stands again where it stood before the
 * paper; the number stays used. What was served is not voided: it is corrected or revoked by a paper of
 * its own.
 */
export const voidPaper = act({
  id: 'void-paper',
  title: '作废文书',
  step: 'serve',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: false,
  effect:
    '提交后先送承办机构负责人，再送机关负责人；批准后文书加盖作废标记，文号不再使用，案件回到制作这份文书之前。',
  basis: [],
  form: {
    paper: form.choice({
      label: '作废文书',
      options: servedPapers,
      hint: '只有用印后还没有送达的可以作废',
    }),
    reason: form.paragraph({ label: '作废原因', max: 100 }),
  },
  papers: [],
  recording: [],
  requires: [notEnded, filed, nothingPending, paperWaits],
  applies: (file) => papersToServe(file).length > 0,
  defaults: (file) => {
    const [paper] = papersToServe(file)
    return paper ? { paper } : {}
  },
  checks: (file, { paper }) => checkVoiding(file, paper),
  events: (file, input) => [{ type: 'PaperVoided', ...input, ...paperWaiting(file, input.paper) }],
})

function checkVoiding(file: CaseFile, paper: ServedPaper): FieldProblem[] {
  if (!papersToServe(file).includes(paper)) {
    const message = `没有还没送达的${servedPapers[paper]}；已经送达的不能作废，应当依法更正或者撤销`
    return [{ field: 'paper', message }]
  }
  if (paper === 'decision_revoke') {
    const message =
      '撤销、变更决定批准后即发生效力，不能作废；写错的，送达后用“补正已送达的文书”办理'
    return [{ field: 'paper', message }]
  }
  if (isDecision(paper) && file.payments.length > 0) {
    return [{ field: 'paper', message: '当事人已经缴款，决定书不能作废' }]
  }
  return []
}
