import type { Role } from '../../authority/roles.ts'
import type { PersonId, Recorded } from '../../kernel/recorded.ts'
import type { DisclosureItemType } from '../../reference/disclosure-item.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { Row } from './item-columns.ts'

/** One step of 采集→传递→审核→（外部审核）→发布, and whose it is. */
export type ListStep = {
  readonly id: 'collect' | 'transfer' | 'check' | 'lead' | 'judicial' | 'market' | 'publish'
  readonly title: string
  readonly role: Role
  /** Another authority agrees: with its own account, or by a reply (批复) whose number is entered. */
  readonly outside: boolean
}

const steps: Readonly<Record<string, ListStep>> = {
  '采集（承办科室）': {
    id: 'collect',
    title: '采集',
    role: 'disclosure-collector',
    outside: false,
  },
  传递: { id: 'transfer', title: '传递', role: 'department-head', outside: false },
  '审核（法制机构）': { id: 'check', title: '法制审核', role: 'legal-reviewer', outside: false },
  '审核（法制机构+保密审查）': {
    id: 'check',
    title: '审核和保密审查',
    role: 'disclosure-checker',
    outside: false,
  },
  局领导: { id: 'lead', title: '局领导同意', role: 'agency-head', outside: false },
  市司法局审核: { id: 'judicial', title: '市司法局审核', role: 'supervisor', outside: true },
  // No account of theirs is kept here: their reply is entered.
  市市场监管局审核: {
    id: 'market',
    title: '市市场监管局审核',
    role: 'disclosure-publisher',
    outside: true,
  },
  发布: { id: 'publish', title: '发布', role: 'disclosure-publisher', outside: false },
  '发布（信息员）': { id: 'publish', title: '发布', role: 'disclosure-publisher', outside: false },
}

/** The steps a list of this item goes through; empty for what the system or a case publishes itself. */
export function listChain({ chain }: DisclosureItemType): readonly ListStep[] {
  const found = chain.flatMap((text) => steps[text] ?? [])
  return found[0]?.id === 'collect' && found.at(-1)?.id === 'publish' ? found : []
}

export type ListEvent =
  | { readonly type: 'ListCollected'; readonly rows: readonly Row[]; readonly reason: string }
  | {
      readonly type: 'ListStepTaken'
      readonly step: ListStep['id']
      readonly opinion: string
      /** 批复文号, where another authority answered on paper. */
      readonly reply: string | null
    }
  | { readonly type: 'ListReturned'; readonly step: ListStep['id']; readonly opinion: string }

/** A list on its way to publication, folded from its events. */
export type ListSubmission = {
  readonly version: number
  readonly rows: readonly Row[]
  readonly reason: string
  /** Steps taken since the rows were last collected, and by whom. */
  readonly taken: readonly { readonly step: ListStep['id']; readonly by: PersonId }[]
  readonly returned: boolean
}

/** @throws Error when the first event is not its collection. */
export function foldSubmission(events: readonly Recorded<ListEvent>[]): ListSubmission {
  const [first, ...rest] = events
  if (first?.event.type !== 'ListCollected') {
    throw new Error('a submission begins with its collection')
  }
  return rest.reduce(evolveSubmission, collected(first, first.event))
}

type Collected = Extract<ListEvent, { type: 'ListCollected' }>

const collected = ({ version, by }: Recorded<ListEvent>, event: Collected): ListSubmission => ({
  version,
  rows: event.rows,
  reason: event.reason,
  taken: [{ step: 'collect', by: by.id }],
  returned: false,
})

export function evolveSubmission(
  now: ListSubmission,
  recorded: Recorded<ListEvent>,
): ListSubmission {
  const { event, by, version } = recorded
  switch (event.type) {
    case 'ListCollected':
      return collected(recorded, event)
    case 'ListStepTaken':
      return { ...now, version, taken: [...now.taken, { step: event.step, by: by.id }] }
    case 'ListReturned':
      return { ...now, version, taken: [], returned: true }
  }
}

/** The step that comes next; undefined when it is published, the first again when it was returned. */
export function nextStep(
  chain: readonly ListStep[],
  { taken }: Pick<ListSubmission, 'taken'>,
): ListStep | undefined {
  return chain[taken.length]
}

/**
 * Whether this person may take the next step: it is theirs by role, and no earlier one was. A reply on
 * paper is entered by the publisher, who still may publish.
 */
export function mayTakeListStep(
  chain: readonly ListStep[],
  { taken }: Pick<ListSubmission, 'taken'>,
  actor: { readonly id: PersonId; readonly roles: readonly Role[] },
  reply: string | null,
): Outcome<ListStep, string> {
  const step = nextStep(chain, { taken })
  if (!step) return refuse('已经发布')
  const enters = step.outside && actor.roles.includes('disclosure-publisher')
  if (!enters && !actor.roles.includes(step.role)) {
    return refuse(`现在是“${step.title}”，由专人办理`)
  }
  if (enters && !reply?.trim()) return refuse(`${step.title}：请填批复文号`)
  const inside = taken.filter((each) => !chain.find(({ id }) => id === each.step)?.outside)
  if (inside.some(({ by }) => by === actor.id)) return refuse('同一个人不能办理两个环节')
  return accept(step)
}
