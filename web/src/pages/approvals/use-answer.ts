import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AnswerApprovalBody, ApprovalView } from '@zhaofa/contract'
import { answerApproval } from '../../api/cases.ts'
import { readAllAgain } from '../../api/query-client.ts'
import { showToast } from '../../ui/toast.tsx'

/** Answers, and goes back to the list, where the next one waits. */
export function useAnswer(view: ApprovalView) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (answer: AnswerApprovalBody['answer']) =>
      answerApproval(view.caseId, { version: view.version, answer }),
    onSuccess: async ({ message }) => {
      showToast(`${view.act.title}：${message}`, '/approvals')
      await navigate({ to: '/approvals' })
      queries.removeQueries({ queryKey: ['case', view.caseId, 'approval'] })
      await readAllAgain(queries)
    },
  })
}
