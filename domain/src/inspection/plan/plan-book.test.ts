import { expect, test } from 'vitest'
import { holdsOneOf } from '../../authority/actor.ts'
import { roles, type Role } from '../../authority/roles.ts'
import type { OpenProposal } from '../../kernel/book.ts'
import { standing } from '../../kernel/procedure.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { inspectionRules } from '../../../test/circumstances.ts'
import type { PlanAt } from './plan-at.ts'
import { planBook } from './plan-book.ts'
import type { PlanContent } from './plan-content.ts'
import { noPlan, planState, type PlanFile } from './plan-file.ts'
import { initialPlanRules } from './plan-rules.ts'

const today = plainDate('2026-12-01')
const content = {
  ...{ kind: 'yearly', year: 2026, name: '计划', items: [{ code: 'JC-001', name: '预付卡' }] },
  ...{ take: 'all', number: null, ratio: null, drawOfficers: true, until: '2026-12-31' },
  ...{ range: { industries: [], districts: ['铁西区'], risks: [], named: [] } },
  lead: { id: 'd', name: '执法大队' },
} as unknown as PlanContent
const version = { version: 1, content, reason: null, government: null }
const filed = { ...version, on: today, planned: 3 }
const lot = { planVersion: 1, seed: 's', firms: 1, digest: 'x' }
const made = {
  ...{ planVersion: 1, seed: 's', firms: 1, capped: 0, cap: 1, tasks: 1, digest: 'y' },
}
const special = { ...version, content: { ...content, kind: 'special' as const } }
const government = { authority: '四平市人民政府', document: '四政函〔2026〕9号', on: today }
const proposal = (act: string): OpenProposal => ({
  ...{ act, input: {}, awaits: 'department-head', by: { id: 'o', name: 'o' }, at: '', agreed: [] },
})
const plan = (more: Partial<PlanFile>): PlanFile => ({ ...noPlan, number: '1号', ...more })

const at = {
  ...{ now: '2026-12-01T01:00:00.000Z', today, departments: [], register: () => [] },
  ...{ rules: inspectionRules, planRules: initialPlanRules, publishedOn: today },
  actor: { id: 'o', name: 'o', roles: ['officer'] },
  items: {
    publishedOn: today,
    items: [{ code: 'JC-001', name: '预付卡', basis: '', checkPoints: '' }],
  },
  personOf: () => null,
  firmOf: () => null,
  numberOf: () => '1号',
  draw: {
    candidates: [{ code: 'c', name: 'c', risk: null, taken: 0, overlaps: null }],
    ...{ digest: 'x', seed: 'n', cap: 1, officers: 2, result: null },
  },
} as unknown as PlanAt

const book = planBook({ items: at.items, departments: [], industries: [], districts: [] })
const can = (file: PlanFile, more: Partial<PlanAt> = {}) =>
  standing(book, file, { ...at, ...more })
    .filter((each) => each.can)
    .map(({ act }) => act.id)

const stands = plan({ filed: [filed] })
const committed = plan({ filed: [filed], lot })

test.each([
  ['nothing yet', noPlan, {}, ['draft-plan']],
  ['no published list', noPlan, { items: null }, []],
  [
    'a draft',
    plan({ draft: { ...version, approved: false } }),
    {},
    ['revise-plan', 'submit-plan', 'end-plan'],
  ],
  [
    'a draft whose item is no longer published',
    plan({ draft: { ...version, approved: false } }),
    { items: { publishedOn: today, items: [] } },
    ['revise-plan', 'end-plan'],
  ],
  [
    'on its way',
    plan({ draft: { ...version, approved: false }, proposal: proposal('submit-plan') }),
    {},
    ['submit-plan', 'end-plan'],
  ],
  [
    'approved',
    plan({ draft: { ...version, approved: true } }),
    {},
    ['revise-plan', 'file-plan', 'end-plan'],
  ],
  [
    'a special plan without the government',
    plan({ draft: { ...special, approved: true } }),
    {},
    ['revise-plan', 'government-approval', 'end-plan'],
  ],
  [
    'a special plan with it',
    plan({ draft: { ...special, government, approved: true } }),
    {},
    ['revise-plan', 'file-plan', 'end-plan'],
  ],
  ['filed and not public', stands, { publishedOn: null }, ['change-plan', 'end-plan']],
  ['public', stands, {}, ['change-plan', 'commit-lot', 'end-plan']],
  [
    'public without a published cap',
    stands,
    { draw: at.draw && { ...at.draw, cap: null } },
    ['change-plan', 'end-plan'],
  ],
  [
    'public with one officer to draw',
    stands,
    { draw: at.draw && { ...at.draw, officers: 1 } },
    ['change-plan', 'end-plan'],
  ],
  [
    'public with nobody in the range',
    stands,
    { draw: at.draw && { ...at.draw, candidates: [] } },
    ['change-plan', 'end-plan'],
  ],
  ['with its seed in the log', committed, {}, ['change-plan', 'make-tasks', 'end-plan']],
  [
    'the register moved on after the seed',
    committed,
    { draw: at.draw && { ...at.draw, digest: 'z' } },
    ['change-plan', 'commit-lot', 'end-plan'],
  ],
  [
    'being changed',
    plan({ filed: [filed], draft: { ...version, version: 2, approved: false } }),
    {},
    ['change-plan', 'submit-plan', 'end-plan'],
  ],
  ['with its tasks', plan({ filed: [filed], made: [made] }), {}, ['change-plan', 'end-plan']],
  ['ended', plan({ filed: [filed], ended: { on: today, reason: '' } }), {}, []],
] as const)('%s', (_name, file, more, acts) => {
  expect(can(file, more)).toEqual(acts)
})

test('everybody tries: officers and heads of departments draw up, heads and the supervisor agree, nobody else', () => {
  const every = [noPlan, plan({ draft: { ...special, approved: true } }), committed]
  const acts = every.flatMap((file) => book.acts(file))
  const may = (role: Role) =>
    acts.some(({ by, approvals }) => holdsOneOf({ roles: [role] }, by) || approvals.includes(role))
  expect((Object.keys(roles) as Role[]).filter(may)).toEqual([
    'officer',
    'department-head',
    'agency-head',
    'supervisor',
  ])
  const filing = acts.find(({ id }) => id === 'file-plan')
  expect([filing?.approvals, acts.find(({ id }) => id === 'submit-plan')?.approvals]).toEqual([
    ['supervisor'],
    ['department-head', 'agency-head'],
  ])
})

test.each([
  [plan({ draft: { ...version, approved: false } }), false, 'draft'],
  [
    plan({ draft: { ...version, approved: false }, proposal: proposal('submit-plan') }),
    false,
    'proposed',
  ],
  [plan({ draft: { ...special, approved: true } }), false, 'government'],
  [
    plan({ draft: { ...version, approved: true }, proposal: proposal('file-plan') }),
    false,
    'filing',
  ],
  [stands, false, 'filed'],
  [stands, true, 'published'],
  [plan({ filed: [filed], made: [made] }), true, 'running'],
] as const)('%#: the state is told', (file, published, state) => {
  expect(planState(file, published)).toBe(state)
})
