import { onlineManager } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { useSession } from '../app/use-session.ts'
import { MessageBar } from '../ui/MessageBar.tsx'
import { onReach, reachesServer, sendVisits } from './send-visit.ts'
import { useVisits } from './use-visit.ts'
import { isUnsent } from './visit-store.ts'

/** A server that was away, or a network that does not say that it is back, in milliseconds. */
const againAfterMs = 20_000

/**
 * Sends what was noted at the door, on whatever page somebody is, and says what still waits. Nothing is shown where
 * nothing waits.
 */
export function VisitSender() {
  const { account } = useSession()
  const { data } = useVisits()
  const waiting = (data?.steps ?? []).filter(isUnsent)
  const any = waiting.length > 0
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  )
  const reached = useSyncExternalStore(onReach, reachesServer)
  useEffect(() => {
    if (!any || !online) return
    const send = () => void sendVisits(account)
    send()
    const timer = setInterval(send, againAfterMs)
    return () => clearInterval(timer)
  }, [account, any, online])
  if (!any) return null
  const held = waiting.filter(({ refused }) => refused !== null).length
  const look = (
    <Link to="/visits" className="button outlined small">
      查看
    </Link>
  )
  if (held > 0) {
    return (
      <MessageBar tone="amber" action={look}>
        <b>有 {held} 步没有送出：</b>要您看一下，{waiting.length} 步都还在本机。
      </MessageBar>
    )
  }
  return online && reached ? (
    <MessageBar tone="blue" action={look}>
      正在送出现场记下的 {waiting.length} 步。
    </MessageBar>
  ) : (
    <MessageBar tone="amber" icon="offline" action={look}>
      <b>没有网络：</b>已记 {waiting.length} 步，回网后发送。
    </MessageBar>
  )
}
