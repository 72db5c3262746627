import { onlineManager, useMutationState } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { VisitSender } from '../visit/VisitSender.tsx'
import { MessageBar } from '../ui/MessageBar.tsx'

const readForMs = 6_000

/** Says what happens to requests while the connection is down, and for a moment that it is back. */
export function NetBar() {
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  )
  const waiting = useMutationState({ filters: { predicate: ({ state }) => state.isPaused } }).length
  const [wentOffline, setWentOffline] = useState(false)
  if (!online && !wentOffline) setWentOffline(true)
  useEffect(() => {
    if (!online || !wentOffline) return
    const timer = setTimeout(() => setWentOffline(false), readForMs)
    return () => clearTimeout(timer)
  }, [online, wentOffline])
  return (
    <div className="net-bar">
      <VisitSender />
      {online && !wentOffline ? null : online ? (
        <MessageBar tone="green">
          <b>网络已恢复。</b>可以接着办了。
        </MessageBar>
      ) : (
        <MessageBar
          tone="amber"
          icon="offline"
          action={waiting > 0 && <span className="sub">{waiting} 项待提交</span>}
        >
          <b>网络断了。</b>您写的已存在本机，恢复后自动提交，只提交一次。
        </MessageBar>
      )}
    </div>
  )
}
