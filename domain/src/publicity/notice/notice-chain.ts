import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import { cite, type Citation } from '../../shared/citation.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import { withChoice, type FieldChoice } from '../redaction/redacted-fields.ts'
import type { ProposableGround } from './withheld.ts'

/**
 * 公示流程: 采集 → 审核 → 发布, each by another person; then 撤回 or 到期. 不予公开 needs a reason and the
 * approval of the head of the agency (requirements 6.3).
 */
export const noticeStates = {
  collected: '待审核',
  checked: '待发布',
  returned: '退回采集',
  withholding: '待批准不予公开',
  published: '已发布',
  withdrawn: '已撤回',
  withheld: '不予公开',
} as const
export type NoticeState = keyof typeof noticeStates

export type NoticeEvent =
  | { readonly type: 'NoticeCollected'; readonly caseId: string; readonly opinion: string }
  /** The checker decided about single places of the texts: taken out, or kept. */
  | {
      readonly type: 'PlacesChosen'
      readonly opinion: string
      readonly choices: readonly FieldChoice[]
    }
  | { readonly type: 'NoticeChecked'; readonly opinion: string }
  | { readonly type: 'NoticeReturned'; readonly opinion: string }
  | {
      readonly type: 'NoticePublished'
      readonly opinion: string
      readonly publishedOn: PlainDate
      readonly expiresOn: PlainDate
    }
  | {
      readonly type: 'WithholdingProposed'
      readonly opinion: string
      readonly ground: ProposableGround
    }
  | { readonly type: 'WithholdingRefused'; readonly opinion: string }
  | { readonly type: 'NoticeWithheld'; readonly opinion: string; readonly because: string }
  | { readonly type: 'NoticeWithdrawn'; readonly opinion: string; readonly on: PlainDate }

export type NoticeFile = {
  readonly id: string
  readonly caseId: string
  readonly version: number
  readonly state: NoticeState
  readonly collectedBy: PersonId
  readonly checkedBy: PersonId | null
  readonly publishedBy: PersonId | null
  readonly publishedOn: PlainDate | null
  readonly expiresOn: PlainDate | null
  /** What was decided about single places, the last word about each. */
  readonly choices: readonly FieldChoice[]
  /** 拟不予公开: by whom and on which ground; null once it was refused, and where nobody proposed it. */
  readonly withholding: { readonly by: PersonId; readonly ground: ProposableGround } | null
}

export function foldNotice(id: string, events: readonly Recorded<NoticeEvent>[]): NoticeFile {
  const [first, ...rest] = events
  if (first?.event.type !== 'NoticeCollected')
    throw new Error('a notice begins with its collection')
  return rest.reduce(evolveNotice, {
    id,
    caseId: first.event.caseId,
    version: first.version,
    state: 'collected',
    collectedBy: first.by.id,
    checkedBy: null,
    publishedBy: null,
    publishedOn: null,
    expiresOn: null,
    choices: [],
    withholding: null,
  })
}

export function evolveNotice(
  file: NoticeFile,
  { event, by, version }: Recorded<NoticeEvent>,
): NoticeFile {
  const next = { ...file, version }
  switch (event.type) {
    case 'NoticeCollected':
      return { ...next, state: 'collected', collectedBy: by.id, checkedBy: null }
    case 'PlacesChosen':
      return { ...next, choices: event.choices.reduce(withChoice, file.choices) }
    case 'NoticeChecked':
      return { ...next, state: 'checked', checkedBy: by.id }
    case 'NoticeReturned':
      return { ...next, state: 'returned', checkedBy: null, withholding: null }
    case 'NoticePublished':
      return {
        ...next,
        state: 'published',
        publishedBy: by.id,
        publishedOn: event.publishedOn,
        expiresOn: event.expiresOn,
      }
    case 'WithholdingProposed':
      return { ...next, state: 'withholding', withholding: { by: by.id, ground: event.ground } }
    case 'WithholdingRefused':
      return { ...next, state: 'collected', withholding: null }
    case 'NoticeWithheld':
      return { ...next, state: 'withheld', publishedBy: by.id }
    case 'NoticeWithdrawn':
      return { ...next, state: 'withdrawn' }
  }
}

export const noticeSteps = {
  collect: { title: '采集', role: 'disclosure-collector', effect: '采集后送审核人员。' },
  choose: { title: '逐处决定', role: 'disclosure-checker', effect: '隐去或者保留检测到的内容。' },
  check: { title: '审核通过', role: 'disclosure-checker', effect: '审核通过后送发布人员。' },
  return: { title: '退回采集', role: 'disclosure-checker', effect: '退回后由采集人员修改再送。' },
  publish: {
    title: '发布',
    role: 'disclosure-publisher',
    effect: '发布后全网可见，并写入存证账本。',
  },
  'propose-withholding': {
    title: '拟不予公开',
    role: 'disclosure-checker',
    effect: '写明依据和理由，送机关负责人批准。能区分处理的，隐去有关内容后公开，不整件不公开。',
  },
  'approve-withholding': {
    title: '批准不予公开',
    role: 'agency-head',
    effect: '批准后只公开机关、月份和依据的条文，决定的内容不公开。',
  },
  'refuse-withholding': {
    title: '不批准，继续公示',
    role: 'agency-head',
    effect: '退回审核人员，按规定公示。',
  },
  withdraw: {
    title: '撤回',
    role: 'disclosure-publisher',
    effect: '撤回后立即从网页、检索和导出中消失，留下撤回记录和理由。',
  },
} as const
export type NoticeStep = keyof typeof noticeSteps

export type StepRefusal = { readonly reason: string; readonly basis: readonly Citation[] }

/** What the chain looks at beside its own file. */
export type StepFacts = {
  readonly actor: { readonly id: PersonId; readonly roles: readonly string[] }
  /** The decision has reached the party. */
  readonly served: boolean
  /** Secrets of the case found in our own output. */
  readonly leaks: number
  /** Places that may be private and that nobody has decided yet. */
  readonly undecided: number
}

/** In which states each step is taken. */
export const stepsFrom: Readonly<Record<NoticeStep, readonly NoticeState[]>> = {
  collect: ['returned'],
  choose: ['collected'],
  check: ['collected'],
  return: ['collected', 'checked'],
  publish: ['checked'],
  'propose-withholding': ['collected'],
  'approve-withholding': ['withholding'],
  'refuse-withholding': ['withholding'],
  withdraw: ['published'],
}

/**
 * Whether this person may take this step now. No one passes their own step; nothing is published
 * before service or with a leak (requirements 6.3, 13 no. 17).
 */
export function mayTake(
  step: NoticeStep,
  file: NoticeFile,
  facts: StepFacts,
): Outcome<null, StepRefusal> {
  const { role, title } = noticeSteps[step]
  const no = (reason: string, ...basis: Citation[]) => refuse<StepRefusal>({ reason, basis })
  if (!stepsFrom[step].includes(file.state))
    return no(`现在是“${noticeStates[file.state]}”，不能${title}`)
  const roles: readonly string[] = step === 'return' ? [role, 'disclosure-publisher'] : [role]
  if (!roles.some((each) => facts.actor.roles.includes(each)))
    return no(`${title}由专人办理，您没有这个岗位`)
  const checking = step === 'check' || step === 'choose' || step === 'propose-withholding'
  if (checking && facts.actor.id === file.collectedBy) return no('采集和审核不能是同一个人')
  if (step === 'check' && facts.undecided > 0)
    return no(`还有 ${facts.undecided} 处疑似不能公开的内容没有决定，请逐处选“隐去”或者“保留”`)
  if (step === 'approve-withholding') return mayWithhold(file, facts)
  if (step === 'publish') return mayPublish(file, facts)
  return accept(null)
}

function mayWithhold(
  { collectedBy, withholding }: NoticeFile,
  { actor, served }: StepFacts,
): Outcome<null, StepRefusal> {
  const no = (reason: string, ...basis: Citation[]) => refuse<StepRefusal>({ reason, basis })
  if (actor.id === collectedBy || actor.id === withholding?.by)
    return no('采集、提出不予公开的人不能自己批准', cite('政府信息公开条例', 17))
  if (!served) return no('决定书还没有送达当事人，送达后可办理', cite('行政处罚法', 61))
  return accept(null)
}

function mayPublish(
  { collectedBy, checkedBy }: NoticeFile,
  { actor, served, leaks, undecided }: StepFacts,
): Outcome<null, StepRefusal> {
  const no = (reason: string, ...basis: Citation[]) => refuse<StepRefusal>({ reason, basis })
  if (actor.id === collectedBy || actor.id === checkedBy) return no('采集、审核、发布须是三个人')
  if (!served) return no('决定书还没有送达当事人，送达后可发布', cite('行政处罚法', 61))
  if (undecided > 0) return no('还有疑似不能公开的内容没有决定，请退回重新审核')
  if (leaks > 0) return no('泄露检测没有通过：公开内容里还有不能公开的信息，请退回处理')
  return accept(null)
}
