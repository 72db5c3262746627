import { administrators, type Role } from '@zhaofa/domain/authority/roles.ts'

const accounts: Role[] = ['system-admin', 'security-admin']

/** 管理: which pages there are, and for whom they have a use. The server guards what each may do. */
const sections = [
  { id: 'people', title: '人员和证件', roles: accounts },
  { id: 'personnel', title: '人员变更', roles: administrators },
  { id: 'departments', title: '机构', roles: accounts },
  { id: 'proposals', title: '规则变更', roles: 'everyone' },
  { id: 'rules', title: '本局规则', roles: 'everyone' },
  { id: 'matters', title: '执法事项', roles: 'everyone' },
  { id: 'benchmarks', title: '裁量基准', roles: 'everyone' },
  { id: 'catalogue', title: '法制审核目录', roles: 'everyone' },
  { id: 'calendar', title: '放假安排', roles: 'everyone' },
  { id: 'sign-ins', title: '登录记录', roles: ['audit-admin'] },
  { id: 'reads', title: '查阅记录', roles: ['audit-admin'] },
  { id: 'changes', title: '变更记录', roles: ['audit-admin'] },
] as const satisfies { id: string; title: string; roles: readonly Role[] | 'everyone' }[]

export type SectionId = (typeof sections)[number]['id']

export function sectionsFor(held: readonly Role[]) {
  return sections.filter(
    ({ roles }) => roles === 'everyone' || roles.some((role) => held.includes(role)),
  )
}
