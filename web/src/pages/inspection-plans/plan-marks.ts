import type { PlanLine, TaskCounts } from '@zhaofa/contract'

/** The colour of a state: grey before it counts, amber while somebody has it, green while it runs. */
export function stateTag({ state }: Pick<PlanLine, 'state'>): string {
  if (state === 'running' || state === 'published') return 'tag green'
  return state === 'draft' || state === 'ended' ? 'tag' : 'tag amber'
}

/** 12 个任务，已完成 3，检查中 1，待检查 8. */
export function progressText({ open, begun, done, dropped, merged }: TaskCounts): string {
  const all = open + begun + done + dropped + merged
  if (all === 0) return '还没有任务'
  const parts = [
    `已完成 ${done}`,
    `检查中 ${begun}`,
    `待检查 ${open}`,
    ...(dropped > 0 ? [`不再检查 ${dropped}`] : []),
    ...(merged > 0 ? [`已合并 ${merged}`] : []),
  ]
  return `${all} 个任务：${parts.join('，')}`
}
