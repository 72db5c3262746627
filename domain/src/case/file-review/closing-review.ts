import type { FieldProblem } from '../../kernel/field-problem.ts'
import type { KnownFact } from '../../kernel/act.ts'
import { cite } from '../../shared/citation.ts'
import type { ReviewedFile } from './review-file.ts'

/** What the examiner would say, for whoever closes the case and whoever agrees: vetoes first. */
export function reviewFacts({ findings, answers }: ReviewedFile): KnownFact[] {
  const source = '案卷评查'
  const open = answers.filter(({ answer }) => answer.state === 'not-looked').length
  if (findings.length === 0) {
    const rest = open === 0 ? '' : `；还有 ${open} 项没有查`
    return [{ label: '案卷评查', value: `系统能查的各项没有发现问题${rest}`, source }]
  }
  const lines = findings.map(
    ({ criterion, veto, what }) => `${veto ? '一票否决 ' : ''}${criterion}　${what}`,
  )
  return [{ label: '案卷评查会指出', value: lines.join('\n'), source }]
}

/**
 * Why a case may not be closed as it stands: a veto is open and nobody said why it is closed all the same, or the
 * law leaves no choice.
 */
export function closingProblems(
  { findings }: ReviewedFile,
  { despite }: { readonly despite: unknown },
): FieldProblem[] {
  const vetoes = findings.filter(({ veto }) => veto)
  const barred = vetoes.filter(({ bars }) => bars)
  if (barred.length > 0) {
    return barred.map(({ what }) => ({
      field: 'despite',
      message: `${what}，不得结案`,
      basis: cite('行政处罚法', 57),
    }))
  }
  if (vetoes.length === 0 || (typeof despite === 'string' && despite.trim() !== '')) return []
  const named = vetoes.map(({ criterion, what }) => `${criterion} ${what}`).join('；')
  const message = `案卷评查还有一票否决项：${named}。先补正；不能补正的，写明仍要结案的理由`
  return [{ field: 'despite', message }]
}
