import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { sealRegisterReaders } from '@zhaofa/domain/authority/seal-register.ts'
import type { IconName } from '../ui/Icon.tsx'

export type Entry = {
  readonly to:
    | '/work'
    | '/overview'
    | '/help'
    | '/cases'
    | '/firms'
    | '/review'
    | '/legal-unit'
    | '/inspection-plans'
    | '/inspection-figures'
    | '/approvals'
    | '/counsel'
    | '/publicity'
    | '/lists'
    | '/articles'
    | '/letters'
    | '/ledger'
    | '/seal-uses'
  readonly title: string
  readonly icon: IconName
}

const casework: Role[] = [
  'officer',
  'department-head',
  'legal-reviewer',
  'legal-head',
  'agency-head',
  'archivist',
  'supervisor',
]
const publicity: Role[] = ['disclosure-collector', 'disclosure-checker', 'disclosure-publisher']
/** Everybody who has a step in the chain of a list. */
const listHands: Role[] = [
  ...publicity,
  'legal-reviewer',
  'legal-head',
  'department-head',
  'agency-head',
  'supervisor',
]

/** Whose work it is to look over all cases, of their agency or of those they supervise. */
export const overseers: readonly Role[] = [
  'agency-head',
  'department-head',
  'legal-reviewer',
  'legal-head',
  'supervisor',
]

const entries: { entry: Entry; roles: readonly Role[] | 'everyone' }[] = [
  { entry: { to: '/work', title: '我的工作', icon: 'list' }, roles: 'everyone' },
  { entry: { to: '/overview', title: '总览', icon: 'chart' }, roles: overseers },
  { entry: { to: '/cases', title: '案件', icon: 'paper' }, roles: casework },
  {
    entry: { to: '/firms', title: '检查对象', icon: 'list' },
    roles: ['officer', 'department-head', 'legal-reviewer', 'legal-head', 'supervisor'],
  },
  {
    entry: { to: '/inspection-plans', title: '检查计划', icon: 'list' },
    roles: [
      'officer',
      'department-head',
      'legal-reviewer',
      'legal-head',
      'agency-head',
      'supervisor',
    ],
  },
  {
    entry: { to: '/review', title: '法制审核', icon: 'tick' },
    roles: ['legal-reviewer', 'legal-head'],
  },
  {
    entry: { to: '/legal-unit', title: '法制机构', icon: 'paper' },
    roles: ['legal-reviewer', 'legal-head', 'agency-head', 'department-head'],
  },
  { entry: { to: '/legal-unit', title: '责任追究', icon: 'paper' }, roles: ['supervisor'] },
  {
    entry: { to: '/inspection-figures', title: '检查统计', icon: 'chart' },
    roles: ['department-head', 'legal-reviewer', 'legal-head', 'agency-head', 'supervisor'],
  },
  {
    entry: { to: '/approvals', title: '审批', icon: 'stamp' },
    roles: ['department-head', 'legal-head', 'agency-head'],
  },
  { entry: { to: '/counsel', title: '受邀意见', icon: 'paper' }, roles: ['legal-counsel'] },
  { entry: { to: '/publicity', title: '公示', icon: 'picture' }, roles: publicity },
  { entry: { to: '/lists', title: '清单', icon: 'list' }, roles: listHands },
  { entry: { to: '/articles', title: '文章', icon: 'paper' }, roles: publicity },
  { entry: { to: '/letters', title: '来信', icon: 'paper' }, roles: ['department-head'] },
  { entry: { to: '/seal-uses', title: '用印登记', icon: 'stamp' }, roles: sealRegisterReaders },
  { entry: { to: '/ledger', title: '存证', icon: 'lock' }, roles: 'everyone' },
  { entry: { to: '/help', title: '帮助', icon: 'search' }, roles: 'everyone' },
]

/** The entries of the top bar that this person's roles have use for. The server guards the rest. */
export function entriesFor(roles: readonly Role[]): Entry[] {
  return entries
    .filter(({ roles: open }) => open === 'everyone' || open.some((role) => roles.includes(role)))
    .map(({ entry }) => entry)
}

const administrators: Role[] = ['system-admin', 'security-admin', 'audit-admin']
const keepers: Role[] = ['legal-reviewer', 'legal-head', 'agency-head', 'department-head']

/** Who has a use for 管理: administrators for people and records, keepers for the rules. */
export const mayAdminister = (roles: readonly Role[]) =>
  [...administrators, ...keepers].some((role) => roles.includes(role))

export function firstSection(roles: readonly Role[]): string {
  if (roles.includes('audit-admin')) return 'changes'
  return administrators.some((role) => roles.includes(role)) ? 'people' : 'rules'
}
