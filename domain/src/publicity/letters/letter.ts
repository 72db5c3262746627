import type { LimitId } from '../../deadline/limits.ts'
import { agencyRule, type Bases } from '../../shared/basis.ts'
import { cite } from '../../shared/citation.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'

/** 来信. A complaint asks to settle a dispute (调解); a report points at a breach (核查): never one letter. */
export const letterKinds = {
  complaint: '投诉',
  report: '举报',
  consultation: '咨询',
  /** Says that something published is wrong or should not be public; answered within D-OBJECTION-3. */
  objection: '公示异议',
} as const
export type LetterKind = keyof typeof letterKinds

export const letterActions = {
  accept: '受理',
  refuse: '不予受理',
  transfer: '转为线索',
  answer: '答复',
} as const
export type LetterAction = keyof typeof letterActions

/** What can be done with a letter now, `taken` being what was done so far. A refusal or an answer ends it. */
export function openLetterActions(
  kind: LetterKind,
  taken: readonly LetterAction[],
): readonly LetterAction[] {
  if (taken.includes('refuse') || taken.includes('answer')) return []
  if (kind === 'consultation' || kind === 'objection') return ['answer']
  if (kind === 'report') return taken.includes('transfer') ? ['answer'] : ['transfer', 'refuse']
  return taken.includes('accept') ? ['answer'] : ['accept', 'refuse']
}

/** Whether this may be done with the letter now; a refusal names the order of handling. */
export function mayHandleLetter(
  kind: LetterKind,
  taken: readonly LetterAction[],
  action: LetterAction,
): Outcome<null, Refusal> {
  if (openLetterActions(kind, taken).includes(action)) return accept(null)
  const reason = `${letterKinds[kind]}现在是“${letterState(kind, taken)}”，不能办“${letterActions[action]}”`
  return refuse({ reason, basis: letterBasis(kind) })
}

/** What a letter of this kind is handled by: where no law names it, the agency's own rule. */
function letterBasis(kind: LetterKind): Bases {
  switch (kind) {
    case 'complaint':
      return [agencyRule('投诉处理，参照市场监督管理投诉举报处理暂行办法')]
    case 'report':
      return [cite('行政处罚法', 54)]
    case 'consultation':
      return [agencyRule('咨询答复')]
    case 'objection':
      return [agencyRule('公示异议处理'), cite('政府信息公开条例', 6)]
  }
}

/** The state of the letter in words, for its writer and for the desk. */
export function letterState(kind: LetterKind, taken: readonly LetterAction[]): string {
  if (taken.includes('answer')) return '已答复'
  if (taken.includes('refuse')) return kind === 'report' ? '已告知不予核查' : '已告知不予受理'
  if (taken.includes('transfer')) return '已登记为线索，正在核查'
  if (taken.includes('accept')) return '已受理，正在办理'
  return '已收到，等待办理'
}

/** The limit that runs from receipt until the first decision; null: no rule sets one. */
export function letterLimit(kind: LetterKind): LimitId | null {
  const limits = {
    complaint: 'D-COMPLAINT-7',
    report: 'D-VERIFY-15',
    consultation: null,
    objection: 'D-OBJECTION-3',
  } as const satisfies Record<LetterKind, LimitId | null>
  return limits[kind]
}

/** Whether words for the file name the writer, however spaced. */
export function namesSender(
  words: string,
  sender: { readonly name: string; readonly contact: string } | null,
): boolean {
  if (!sender) return false
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s\-·.，,。]/gu, '')
  return [sender.name, sender.contact]
    .map(plain)
    .some((secret) => secret.length > 1 && plain(words).includes(secret))
}
