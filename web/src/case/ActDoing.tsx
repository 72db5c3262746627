import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ActOffer } from '@zhaofa/contract'
import { countBlank } from '@zhaofa/domain/case/count-blank.ts'
import type { ReactNode } from 'react'
import { actFormQuery, performAct } from '../api/cases.ts'
import { readAllAgain } from '../api/query-client.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/toast.tsx'
import { ActLink } from './ActLink.tsx'

type Props = {
  caseId: string
  act: Pick<ActOffer, 'id' | 'desk' | 'atOnce'>
  look?: 'filled' | 'outlined' | 'quiet'
  size?: 'small' | 'large'
  children: ReactNode
}

/** The way to do an act: the press itself where everything it asks is known, its form otherwise. */
export function ActDoing(props: Props) {
  return props.act.atOnce ? <AtOnce {...props} /> : <ActLink {...props} />
}

/** Does it with what the case says; where something is missing or refused, the form opens and says so. */
function AtOnce({ caseId, act, children, ...button }: Props) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const openForm = () =>
    navigate({ to: '/cases/$caseId/acts/$act', params: { caseId, act: act.id } })
  const doing = useMutation({
    mutationFn: async () => {
      const { unmet, fields, values, version } = await queries.fetchQuery(
        actFormQuery(caseId, act.id),
      )
      if (unmet.length > 0 || countBlank(fields, values) > 0) return null
      return performAct(caseId, act.id, { version, input: values })
    },
    onSuccess: async (done) => {
      if (!done) return openForm()
      showToast(done.message, `/cases/${caseId}`)
      await readAllAgain(queries)
    },
    onError: openForm,
  })
  return (
    <Button {...button} busy={doing.isPending} onPress={() => doing.mutate()}>
      {children}
    </Button>
  )
}
