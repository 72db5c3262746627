import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { messageOf } from '../api/problem.ts'
import { useSession } from '../app/use-session.ts'
import { Button } from '../ui/Button.tsx'
import { MessageBar } from '../ui/MessageBar.tsx'
import { useNarrow } from '../ui/use-narrow.ts'
import { takeAlong, takeAlongOnce } from './send-visit.ts'

/** 现场办理: takes the visit along on this phone and opens it there, where it goes on with and without network. */
export function AlongCard({ caseId, version }: { caseId: string; version: number }) {
  const { account } = useSession()
  const navigate = useNavigate()
  const taking = useMutation({
    mutationFn: () => takeAlong(account, caseId),
    onSuccess: () => navigate({ to: '/visits/$caseId', params: { caseId } }),
  })
  const narrow = useNarrow()
  useEffect(() => {
    // On a phone it is taken along by itself; a reading is recorded, so only where the phone does not have it yet.
    if (narrow) void takeAlongOnce(account, caseId, version).catch(() => undefined)
  }, [narrow, account, caseId, version])
  return (
    <section className="card along below-16" aria-label="现场办理">
      <p className="sub">到现场以前带上，没有网络也能办；记下的回网后按先后送出。</p>
      <Button look="outlined" wide busy={taking.isPending} onPress={() => taking.mutate()}>
        现场办理
      </Button>
      {taking.error && (
        <MessageBar tone="amber" alert>
          {messageOf(taking.error)}
        </MessageBar>
      )}
    </section>
  )
}
