import type { DeviceHourView } from '@zhaofa/contract'
import { instantOf } from '@zhaofa/domain/kernel/recorded.ts'
import { chinaSeconds, shortInstant } from '../ui/days.ts'

/** Clocks that differ by less are as good as equal, in milliseconds. */
const asGoodAsEqual = 2_000

/** Both hours of a step that a phone noted before it could be sent, and how far its clock was off. */
export function deviceHourText(device: DeviceHourView, receivedAt: string): string {
  return `手机 ${shortInstant(instantOf(device))} 记下，${shortInstant(receivedAt)} 送达${driftText(device)}`
}

/** ，手机时钟慢 3 秒（当时显示 09:41:57）: said where the two differ, so that neither hides the other. */
function driftText({ at, driftMs }: DeviceHourView): string {
  const off = Math.abs(driftMs)
  if (off < asGoodAsEqual) return ''
  const seconds = Math.round(off / 1_000)
  const much = seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`
  return `，手机时钟${driftMs > 0 ? '慢' : '快'} ${much}（当时显示 ${chinaSeconds(at)}）`
}
