/** 角色. One English word per role, everywhere. */
export const roles = {
  officer: '执法人员',
  'department-head': '承办机构负责人',
  'legal-reviewer': '法制审核人员',
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
