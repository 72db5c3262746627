import type { Role } from '@zhaofa/domain/authority/roles.ts'
import type { CertificateStatus } from '../storage/tables/identity.ts'

/** The demo's staff. All invented. */
export type DemoPerson = {
  readonly account: string
  readonly name: string
  readonly post: string
  readonly department: string
  readonly roles: readonly Role[]
  readonly certificate?: { readonly validTo: string; readonly status: CertificateStatus }
  readonly legalQualification?: string
}

export const demoPassword = 'Zhaofa-2026-demo'

const valid = { validTo: '2028-12-31', status: 'active' as const }
const brigade = '市商务综合执法大队'
const legal = '政策法规科'
const office = '办公室'

export const demoDepartments = [
  { name: brigade, kind: 'handling' },
  { name: legal, kind: 'legal' },
  { name: office, kind: 'office' },
  { name: '行政审批办公室', kind: 'licensing' },
  { name: '档案室', kind: 'archives' },
] as const

export const demoPeople: readonly DemoPerson[] = [
  {
    account: 'chenlixin',
    name: '陈立新',
    post: '执法大队副队长',
    department: brigade,
    roles: ['officer'],
    certificate: valid,
  },
  {
    account: 'wangxiaowen',
    name: '王晓雯',
    post: '执法员',
    department: brigade,
    roles: ['officer'],
    certificate: valid,
  },
  {
    account: 'lisiyuan',
    name: '李思远',
    post: '执法员',
    department: brigade,
    roles: ['officer'],
    certificate: { validTo: '2026-06-30', status: 'active' },
  },
  {
    account: 'zhanghongwei',
    name: '张宏伟',
    post: '执法员',
    department: brigade,
    roles: ['officer'],
    certificate: { validTo: '2028-12-31', status: 'suspended' },
  },
  {
    account: 'zhaoguodong',
    name: '赵国栋',
    post: '执法大队队长',
    department: brigade,
    roles: ['department-head'],
  },
  {
    account: 'liuwenjing',
    name: '刘文静',
    post: '政策法规科科长',
    department: legal,
    roles: ['legal-reviewer'],
    legalQualification: 'A20150000000001',
  },
  {
    account: 'zhengyiming',
    name: '郑一鸣',
    post: '政策法规科科员',
    department: legal,
    roles: ['legal-reviewer'],
    legalQualification: 'A20190000000002',
  },
  {
    account: 'gaomingxuan',
    name: '高明轩',
    post: '局长',
    department: office,
    roles: ['agency-head'],
  },
  {
    account: 'sunzhiyuan',
    name: '孙志远',
    post: '副局长',
    department: office,
    roles: ['agency-head'],
  },
  {
    account: 'hexiulan',
    name: '何秀兰',
    post: '行政审批办公室科员',
    department: '行政审批办公室',
    roles: ['disclosure-collector'],
  },
  {
    account: 'maxiaodong',
    name: '马晓东',
    post: '政策法规科科员',
    department: legal,
    roles: ['disclosure-checker'],
  },
  {
    account: 'linfang',
    name: '林芳',
    post: '办公室副主任',
    department: office,
    roles: ['disclosure-publisher'],
  },
  {
    account: 'tanghui',
    name: '唐慧',
    post: '档案管理员',
    department: '档案室',
    roles: ['archivist'],
  },
  {
    account: 'security',
    name: '冯海涛',
    post: '安全管理员',
    department: office,
    roles: ['security-admin'],
  },
  {
    account: 'audit',
    name: '袁丽',
    post: '审计管理员',
    department: office,
    roles: ['audit-admin'],
  },
]

/** Makes everybody else; therefore made first. */
export const demoSystemAdmin: DemoPerson = {
  account: 'system',
  name: '许明',
  post: '系统管理员',
  department: office,
  roles: ['system-admin'],
}
