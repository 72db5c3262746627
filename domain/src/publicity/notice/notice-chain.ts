import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import type { Bases } from '../../shared/basis.ts'
import { cite } from '../../shared/citation.ts'
import { refuse, type Outcome } from '../../shared/outcome.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { Refusal } from '../../shared/refusal.ts'
import { mayTakeStep, type ChainActor, type ChainPlace } from '../chain/chain-step.ts'
import {
  noticeStates,
  noticeSteps,
  type NoticeState,
  type NoticeStep,
} from '../chain/step-table.ts'
import { withChoice, type FieldChoice } from '../redaction/redacted-fields.ts'
import type { ProposableGround } from './withheld.ts'

/**
 * 公示流程: 采集 → 审核 → 发布, each by another person; then 撤回 or 到期. 不予公开 needs a reason and the
 * approval of the head of the agency. Steps, states and sentences stand in chain/step-table.ts.
 */
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
  /** 拟不予公开: who proposed it and on which ground. Null when nobody proposed it, or when it was refused. */
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

/** What the chain looks at beside its own file. */
export type StepFacts = {
  readonly actor: ChainActor
  /** The decision has reached the party. */
  readonly served: boolean
  /** Secrets of the case found in our own output. */
  readonly leaks: number
  /** Places that may be private and that are still undecided. */
  readonly undecided: number
}

function placeOf({
  state,
  collectedBy,
  checkedBy,
  withholding,
}: NoticeFile): ChainPlace<NoticeState, NoticeStep> {
  return {
    state,
    title: noticeStates[state],
    hands: [
      { step: 'collect', by: collectedBy },
      ...(checkedBy === null ? [] : [{ step: 'check' as const, by: checkedBy }]),
      ...(withholding ? [{ step: 'propose-withholding' as const, by: withholding.by }] : []),
    ],
  }
}

/**
 * Whether this person may take this step now: the rules of every chain, and those of a notice. Nothing is
 * published or withheld before service, nor published with a leak.
 */
export function mayTake(
  step: NoticeStep,
  file: NoticeFile,
  facts: StepFacts,
): Outcome<null, Refusal> {
  const allowed = mayTakeStep(noticeSteps[step], placeOf(file), facts.actor)
  const wrong = allowed.ok ? inTheWay(step, facts) : null
  return wrong === null ? allowed : refuse(wrong)
}

/** 决定书 is delivered before anybody else reads it. */
const service: Bases = [cite('行政处罚法', 61), cite('行政处罚法', 48, { paragraph: 1 })]
/** 涉及商业秘密、个人隐私的, and everything else that is kept from the public. */
const secrecy: Bases = [cite('政府信息公开条例', 15), cite('行政处罚法', 50)]

function inTheWay(step: NoticeStep, { served, leaks, undecided }: StepFacts): Refusal | null {
  if (step === 'check' && undecided > 0) {
    const reason = `还有 ${undecided} 处疑似不能公开的内容没有决定，请逐处选“隐去”或者“保留”`
    return { reason, basis: secrecy }
  }
  if (step === 'approve-withholding' && !served) {
    return { reason: '决定书还没有送达当事人，送达后可办理', basis: service }
  }
  if (step !== 'publish') return null
  if (!served) return { reason: '决定书还没有送达当事人，送达后可发布', basis: service }
  if (undecided > 0) {
    return { reason: '还有疑似不能公开的内容没有决定，请退回重新审核', basis: secrecy }
  }
  if (leaks > 0) {
    const reason = '泄露检测没有通过：公开内容里还有不能公开的信息，请退回处理'
    return { reason, basis: secrecy }
  }
  return null
}
