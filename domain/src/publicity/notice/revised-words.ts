import type { RevisedBefore } from './public-notice.ts'

/** What the reader of a decision is told first: that it reads as it was changed, or that it was made anew. */
export const revisedTitles: Readonly<Record<RevisedBefore['effect'], string>> = {
  changed: '变更后的决定',
  revoked: '重新作出的决定',
  void: '重新作出的决定',
}

const done: Readonly<Record<RevisedBefore['effect'], string>> = {
  changed: '变更',
  revoked: '撤销',
  void: '确认无效',
}

/** 四商罚决字〔2026〕8号于 2026-11-20 由四平市人民政府变更（四政复决字〔2026〕12号） */
export function revisedLine({ effect, by, number, on, decision }: RevisedBefore): string {
  return `${decision}于 ${on} 由${by}${done[effect]}${number === null ? '' : `（${number}）`}`
}
