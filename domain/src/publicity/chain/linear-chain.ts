import type { PersonId } from '../../kernel/recorded.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { Refusal } from '../../shared/refusal.ts'
import {
  duties,
  mayTakeStep,
  reasonGiven,
  type ChainActor,
  type ChainPlace,
  type Hand,
} from './chain-step.ts'
import { linearReturn, type LinearState, type LinearStep, type LinearStepId } from './step-table.ts'

/** How far a list or an article is: the steps taken since it was last collected, and by whom. */
export type LinearProgress = {
  readonly taken: readonly Hand<LinearStepId>[]
  readonly returned: boolean
  readonly withdrawn?: boolean
}

export const justCollected = (by: PersonId): Pick<LinearProgress, 'taken' | 'returned'> => ({
  taken: [{ step: 'collect', by }],
  returned: false,
})

export const sentBackNow: Pick<LinearProgress, 'taken' | 'returned'> = { taken: [], returned: true }

/** The step that comes next; undefined once it is published or taken down, the first again after a return. */
export function nextStep(
  chain: readonly LinearStep[],
  { taken, withdrawn = false }: Pick<LinearProgress, 'taken' | 'withdrawn'>,
): LinearStep | undefined {
  return withdrawn ? undefined : chain[taken.length]
}

/** The state in the words of the chain. */
export function linearPlace(
  chain: readonly LinearStep[],
  progress: LinearProgress,
): ChainPlace<LinearState, LinearStepId> {
  const hands = progress.taken
  if (progress.withdrawn) return { state: 'withdrawn', title: '已撤下', hands }
  const next = nextStep(chain, progress)
  if (!next) return { state: 'published', title: '已发布', hands }
  const title = progress.taken.length === 0 ? '退回采集' : `待${next.title}`
  return { state: next.id, title, hands }
}

/**
 * The next step, if it is this person's: by role, and no earlier one was. A step of another authority that
 * our publisher enters asks for the number of the reply (批复文号).
 */
export function mayTakeNext(
  chain: readonly LinearStep[],
  progress: LinearProgress,
  actor: ChainActor,
  reply: string | null,
): Outcome<LinearStep, Refusal> {
  const place = linearPlace(chain, progress)
  const next = nextStep(chain, progress)
  if (!next) return refuse({ reason: `现在是“${place.title}”，没有下一个环节`, basis: duties })
  const allowed = mayTakeStep(next, place, actor)
  if (!allowed.ok) return allowed
  if (asksReply(next, actor) && !reply?.trim()) {
    const message = `${next.title}：请填批复文号`
    return refuse({
      reason: message,
      basis: duties,
      fields: [{ field: 'reply', message, basis: duties[0] }],
    })
  }
  return accept(next)
}

export const asksReply = ({ outside }: LinearStep, { roles }: Pick<ChainActor, 'roles'>): boolean =>
  outside && roles.includes('disclosure-publisher')

/** Like mayTakeNext, for a person who presses the button. Collecting again is left out, because it needs the text. */
export function takeNext(
  chain: readonly LinearStep[],
  progress: LinearProgress,
  actor: ChainActor,
  reply: string | null,
): Outcome<LinearStep, Refusal> {
  const allowed = mayTakeNext(chain, progress, actor, reply)
  return allowed.ok && allowed.value.id === 'collect' ? refuse(waitsForCollector) : allowed
}

/** 退回: a person who may take the next step may send the draft back to its collector instead, with a reason. */
export function mayReturn(
  chain: readonly LinearStep[],
  progress: LinearProgress,
  actor: ChainActor,
  opinion: string,
): Outcome<LinearStep, Refusal> {
  const reason = reasonGiven(linearReturn, opinion)
  return reason.ok ? takeNext(chain, progress, actor, '退回') : reason
}

/** Until somebody has checked it, and again once it is published or sent back. */
export function mayCollectAgain(
  chain: readonly LinearStep[],
  progress: LinearProgress,
): Outcome<null, Refusal> {
  if (progress.withdrawn) return refuse({ reason: '已经撤下，请另写一篇', basis: duties })
  return progress.taken.length <= 1 || nextStep(chain, progress) === undefined
    ? accept(null)
    : refuse({ reason: '已经送审，退回或者发布后才能修改', basis: duties })
}

const waitsForCollector: Refusal = { reason: '已经退回，等采集人员修改', basis: duties }
