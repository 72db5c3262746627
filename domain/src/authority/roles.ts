/** 角色. One English word per role, everywhere. */
export const roles = {
  officer: '执法人员',
  'department-head': '承办机构负责人',
  'legal-reviewer': '法制审核人员',
  'legal-head': '法制机构负责人',
  'legal-counsel': '法律顾问、公职律师',
  'agency-head': '机关负责人',
  'disclosure-collector': '公示采集',
  'disclosure-checker': '公示审核',
  'disclosure-publisher': '公示发布',
  archivist: '档案管理员',
  supervisor: '司法行政监督人员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const

export type Role = keyof typeof roles

export const administrators = ['system-admin', 'security-admin', 'audit-admin'] as const
export type Administrator = (typeof administrators)[number]

export function isAdministrator(role: Role): role is Administrator {
  return (administrators as readonly Role[]).includes(role)
}

/** The three roles of 公示: collecting, checking, publishing. */
const disclosureRoles: ReadonlySet<Role> = new Set([
  'disclosure-collector',
  'disclosure-checker',
  'disclosure-publisher',
])

export function worksOnDisclosure(held: readonly Role[]): boolean {
  return held.some((role) => disclosureRoles.has(role))
}

/** Two roles that one person may not hold, and why. */
type RoleConflict = {
  readonly roles: readonly [Role, Role]
  readonly reason: string
}

/**
 * Which of these roles exclude each other. The three administrators (三员) watch each other and do none of
 * the agency's business, and a supervisor of enforcement takes no part in it. Collector, checker and
 * publisher are kept apart for each notice and not here (`separation.ts`), because in a small agency one
 * person collects one notice and checks another. The list is empty when nothing conflicts.
 */
export function roleConflicts(held: readonly Role[]): RoleConflict[] {
  const distinct = [...new Set(held)]
  return distinct.flatMap((first, i) =>
    distinct.slice(i + 1).flatMap((second) => {
      const reason = conflictReason(first, second)
      return reason === null ? [] : [{ roles: [first, second] as const, reason }]
    }),
  )
}

function conflictReason(first: Role, second: Role): string | null {
  const both = `${roles[first]}和${roles[second]}不能由一人担任`
  if (isAdministrator(first) && isAdministrator(second)) return `${both}：三员应当分立`
  if (isAdministrator(first) || isAdministrator(second)) return `${both}：管理员不办理业务`
  if (first === 'supervisor' || second === 'supervisor') return `${both}：监督人员不参与执法`
  return null
}
