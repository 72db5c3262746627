import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { untilDecided, afterFiling } from '../filing/after-filing.ts'
import { checkOfficers } from '../../officers.ts'
import type { Circumstances } from '../../circumstances.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'

export const decideRecusal = act({
  id: 'decide-recusal',
  title: '决定回避申请',
  step: 'investigate',
  by: ['agency-head'],
  approvals: [],
  presses: false,
  effect: '决定作出前不停止调查；准予回避的，由接替的人员继续承办。',
  basis: [cite('行政处罚法', 43)],
  form: {
    officer: form.people({ label: '被申请回避的人员', role: 'officer', min: 1, max: 1 }),
    reason: form.paragraph({ label: '申请理由', max: 1_000 }),
    granted: form.yesNo({ label: '是否准予回避' }),
    successor: form.optional(form.people({ label: '接替的人员', role: 'officer', min: 1, max: 1 })),
  },
  papers: ['recusal_decision'],
  recording: [],
  requires: untilDecided,
  applies: afterFiling,
  checks: (file, input, at) => checkRecusal(file, input, at),
  events: (_file, { officer, reason, granted, successor }) => [
    {
      type: 'RecusalDecided',
      officer: officer[0] ?? '',
      reason,
      granted,
      successor: granted ? (successor?.[0] ?? null) : null,
    },
  ],
})

function checkRecusal(
  file: CaseFile,
  {
    officer,
    granted,
    successor,
  }: { officer: string[]; granted: boolean; successor: string[] | null },
  at: Circumstances,
): FieldProblem[] {
  if (!file.investigators.includes(officer[0] ?? '')) {
    return [{ field: 'officer', message: '这个人不是本案承办人' }]
  }
  if (!granted) return []
  const left = file.investigators.filter((id) => id !== officer[0])
  return checkOfficers(file, [...left, ...(successor ?? [])], at.now, at, { field: 'successor' })
}
