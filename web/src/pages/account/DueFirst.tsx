import { useQueryClient } from '@tanstack/react-query'
import type { SessionView } from '@zhaofa/contract'
import { sessionQuery } from '../../api/session.ts'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { SecondFactorCard } from './SecondFactorCard.tsx'

/** What has to be done before anything else: a password of one's own, the second factor. */
export function DueFirst({ session }: { session: SessionView }) {
  const queries = useQueryClient()
  return (
    <div className="due-first">
      <div className="page-title">
        <h1>{session.mustChangePassword ? '请先修改密码' : '请先启用动态码'}</h1>
      </div>
      <div className="below-14">
        <MessageBar tone="blue">{session.dueBecause}</MessageBar>
      </div>
      {session.mustChangePassword ? (
        <PasswordCard
          onChanged={() => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey })}
        />
      ) : (
        <SecondFactorCard inForce={session.secondFactor} />
      )}
    </div>
  )
}
