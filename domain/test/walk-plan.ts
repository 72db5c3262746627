import type { Role } from '../src/authority/roles.ts'
import { drawFirms, type DrawCandidate } from '../src/inspection/plan/draw.ts'
import type { PlanAt } from '../src/inspection/plan/plan-at.ts'
import type { PlanContent } from '../src/inspection/plan/plan-content.ts'
import { standingPlan, type PlanFile } from '../src/inspection/plan/plan-file.ts'
import { initialPlanRules } from '../src/inspection/plan/plan-rules.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import { inspectionRules } from './circumstances.ts'

/** The day of every walk of plans and tasks. */
export const today = plainDate('2026-12-01')

/** Somebody who tries. */
export type Person = { readonly id: string; readonly name: string; readonly roles: readonly Role[] }
/** One with these offices. */
export const person = (id: string, ...roles: Role[]): Person => ({ id, name: id, roles })

/** Everybody tries everything; two of them hold two offices. */
export const everybody = [
  person('officer', 'officer'),
  person('colleague', 'officer'),
  person('department-head', 'department-head'),
  person('officer-and-head', 'officer', 'department-head'),
  person('agency-head', 'agency-head'),
  person('both-heads', 'department-head', 'agency-head'),
  person('supervisor', 'supervisor'),
  person('publisher', 'disclosure-publisher'),
]

/** The firms a plan may draw from, by how far the register has moved on; one of them has had its year. */
export const rangeOf = (version: number): DrawCandidate[] =>
  ['free', 'once', 'full', ...(version > 0 ? ['new'] : [])].map((code) => ({
    ...{ code, name: code, risk: null, overlaps: null },
    taken: code === 'full' ? 2 : code === 'once' ? 1 : 0,
  }))
/** Visits of a firm and year. */
export const cap = 2

/** What the world around a plan is: what is published, and how far the register has moved on. */
export type World = {
  /** The version that stands in the list; null: none. */
  readonly listed: number | null
  readonly items: boolean
  readonly cap: boolean
  readonly register: number
}
/** Who took part in what is under way, and what this walk remembers to judge by. */
export type Situation = {
  readonly plan: PlanFile
  readonly world: World
  /** Everybody who proposed or agreed to the act that just took effect. */
  readonly path: readonly string[]
}

/** A plan, as far as its walk looks at it. */
export const contentOf = (kind: 'yearly' | 'special') =>
  ({
    ...{ kind, year: 2026, name: '计划', items: [{ code: 'JC-001', name: '预付卡' }] },
    ...{ take: 'all', number: null, ratio: null, drawOfficers: true, until: '2026-12-31' },
    ...{ range: { industries: [], districts: ['铁西区'], risks: [], named: [] } },
    lead: { id: 'd', name: '执法大队' },
  }) as unknown as PlanContent

/** What the log says of the register at a draw. */
export const digestOf = (register: number) => `register ${register}`

/** What the rules of plans look at, for one who tries. */
export function planCircumstances({ plan, world }: Situation, actor: Person): PlanAt {
  const standing = standingPlan(plan)
  const candidates = rangeOf(world.register)
  const { lot } = plan
  const known = world.cap ? cap : null
  const drawn =
    lot && known !== null ? drawFirms(candidates, contentOf('yearly'), known, String) : null
  return {
    ...{ now: '2026-12-01T01:00:00.000Z', today, departments: [], register: () => [], tasks: [] },
    ...{ rules: inspectionRules, planRules: initialPlanRules, actor },
    items: world.items
      ? {
          publishedOn: today,
          items: [{ code: 'JC-001', name: '预付卡', basis: '', checkPoints: '' }],
        }
      : null,
    personOf: () => ({ name: '', active: true, department: 'd', certified: true }),
    firmOf: () => null,
    numberOf: () => '1号',
    publishedOn: standing !== null && world.listed === standing.version ? today : null,
    draw: {
      ...{ candidates, digest: digestOf(world.register), cap: known, officers: 2 },
      seed: `seed ${plan.version}`,
      result: drawn && { tasks: drawn.drawn.length, capped: drawn.capped.length, digest: 'tasks' },
    },
  } as unknown as PlanAt
}
