import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import { agencyRule, type Bases } from '../../shared/basis.ts'
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
 * The step of the case by which the decision reads as it is published. Absent before 2026-11-30, when a case had
 * one notice.
 */
type OfDecision = { readonly of?: number }

/**
 * 公示流程: 采集 → 审核 → 发布, each by another person; then 撤回 or 到期. 不予公开 needs a reason and the
 * approval of the head of the agency. Steps, states and sentences stand in chain/step-table.ts.
 */
export type NoticeEvent =
  | ({
      readonly type: 'NoticeCollected'
      readonly caseId: string
      readonly opinion: string
    } & OfDecision)
  /** The checker decided about single places of the texts: taken out, or kept. */
  | {
      readonly type: 'PlacesChosen'
      readonly opinion: string
      readonly choices: readonly FieldChoice[]
    }
  | { readonly type: 'NoticeChecked'; readonly opinion: string }
  | { readonly type: 'NoticeReturned'; readonly opinion: string }
  | ({
      readonly type: 'NoticePublished'
      readonly opinion: string
      readonly publishedOn: PlainDate
      readonly expiresOn: PlainDate
    } & OfDecision)
  | {
      readonly type: 'WithholdingProposed'
      readonly opinion: string
      readonly ground: ProposableGround
    }
  | { readonly type: 'WithholdingRefused'; readonly opinion: string }
  | ({
      readonly type: 'NoticeWithheld'
      readonly opinion: string
      readonly because: string
    } & OfDecision)
  | { readonly type: 'NoticeWithdrawn'; readonly opinion: string; readonly on: PlainDate }
  /** 更正: the case behind what is public was put right; the next version says what, in public words. */
  | { readonly type: 'NoticeOutdated'; readonly opinion: string }

export type NoticeFile = {
  readonly id: string
  readonly caseId: string
  readonly version: number
  /** The step of the case by which its decision reads; null where it was not kept. */
  readonly of: number | null
  readonly state: NoticeState
  readonly collectedBy: PersonId
  readonly checkedBy: PersonId | null
  readonly publishedBy: PersonId | null
  /** The day of the first version: that it was published in time stays true. */
  readonly publishedOn: PlainDate | null
  readonly expiresOn: PlainDate | null
  /** The version the public reads or read; 0 before the first. */
  readonly publicVersion: number
  /** What the next version puts right, as its readers are told; null where nothing has to be. */
  readonly correction: string | null
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
    of: first.event.of ?? null,
    state: 'collected',
    collectedBy: first.by.id,
    checkedBy: null,
    publishedBy: null,
    publishedOn: null,
    expiresOn: null,
    publicVersion: 0,
    correction: null,
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
      return {
        ...next,
        of: event.of ?? file.of,
        state: 'collected',
        collectedBy: by.id,
        checkedBy: null,
      }
    case 'PlacesChosen':
      return { ...next, choices: event.choices.reduce(withChoice, file.choices) }
    case 'NoticeChecked':
      return { ...next, state: 'checked', checkedBy: by.id }
    case 'NoticeReturned':
      return { ...next, state: 'returned', checkedBy: null, withholding: null }
    case 'NoticePublished':
      return {
        ...next,
        of: event.of ?? file.of,
        state: 'published',
        publishedBy: by.id,
        publishedOn: file.publishedOn ?? event.publishedOn,
        expiresOn: event.expiresOn,
        publicVersion: file.publicVersion + 1,
        correction: null,
      }
    case 'WithholdingProposed':
      return { ...next, state: 'withholding', withholding: { by: by.id, ground: event.ground } }
    case 'WithholdingRefused':
      return { ...next, state: 'collected', withholding: null }
    case 'NoticeWithheld':
      return { ...next, of: event.of ?? file.of, state: 'withheld', publishedBy: by.id }
    case 'NoticeWithdrawn':
      return { ...next, state: 'withdrawn' }
    case 'NoticeOutdated':
      return {
        ...next,
        state: 'outdated',
        checkedBy: null,
        correction: [...new Set([file.correction, event.opinion])].filter(Boolean).join('；'),
      }
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
  /** The last day on which it would be shown; null where nothing is to be shown. */
  readonly shownUntil: PlainDate | null
  readonly today: PlainDate
  /** By law it may not be public, as it stands now. */
  readonly withheld: boolean
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
  const wrong = allowed.ok ? (inTheWay(step, facts) ?? inTheWayOfNext(step, file, facts)) : null
  return wrong === null ? allowed : refuse(wrong)
}

/** What is public already is replaced by a new version or taken down; it is not withheld while it can be read. */
function inTheWayOfNext(
  step: NoticeStep,
  { publicVersion }: NoticeFile,
  { withheld }: StepFacts,
): Refusal | null {
  const basis: Bases = [cite('行政处罚法', 48, { paragraph: 2 })]
  if (publicVersion === 0) {
    return step === 'withdraw' ? { reason: '还没有发布过，没有可以撤回的内容', basis } : null
  }
  if (step === 'propose-withholding') {
    return { reason: '已经公开的内容不改为不予公开；依法不能公开的，先撤回并说明理由', basis }
  }
  if (step === 'publish' && withheld) {
    return { reason: '按更正后的内容依法不予公开，请撤回已经公开的内容', basis }
  }
  return null
}

/** 决定书 is delivered before anybody else reads it. */
const service: Bases = [cite('行政处罚法', 61), cite('行政处罚法', 48, { paragraph: 1 })]
/** 涉及商业秘密、个人隐私的, and everything else that is kept from the public. */
const secrecy: Bases = [cite('政府信息公开条例', 15), cite('行政处罚法', 50)]

function inTheWay(
  step: NoticeStep,
  { served, leaks, undecided, shownUntil, today }: StepFacts,
): Refusal | null {
  if (step === 'check' && undecided > 0) {
    const reason = `还有 ${undecided} 处疑似不能公开的内容没有决定，请逐处选“隐去”或者“保留”`
    return { reason, basis: secrecy }
  }
  if (step === 'approve-withholding' && !served) {
    return { reason: '决定书还没有送达当事人，送达后可办理', basis: service }
  }
  if (step !== 'publish') return null
  if (!served) return { reason: '决定书还没有送达当事人，送达后可发布', basis: service }
  if (shownUntil !== null && shownUntil < today) {
    const reason = `公示期从作出决定之日起算，已于 ${shownUntil} 届满，不再发布`
    return { reason, basis: [agencyRule('公示期')] }
  }
  if (undecided > 0) {
    return { reason: '还有疑似不能公开的内容没有决定，请退回重新审核', basis: secrecy }
  }
  if (leaks > 0) {
    const reason = '泄露检测没有通过：公开内容里还有不能公开的信息，请退回处理'
    return { reason, basis: secrecy }
  }
  return null
}
