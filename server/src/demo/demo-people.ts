import type { Administrator, Role } from '@zhaofa/domain/authority/roles.ts'
import type { DepartmentKind } from '../storage/tables/identity.ts'

export type DemoCertificate = {
  readonly number: string
  readonly validTo: string
  readonly suspendedBecause?: string
}

/** The demo's staff. All invented. */
export type DemoPerson = {
  readonly account: string
  readonly name: string
  readonly post: string
  readonly department: string
  readonly roles: readonly Role[]
  readonly certificate?: DemoCertificate
  readonly legalQualification?: string
}

export const demoPassword = 'Zhaofa-2026-demo'

const brigade = '市商务综合执法大队'
const legal = '政策法规科'
const office = '办公室'

/** Beside 办公室, with which an agency begins. */
export const demoDepartments: readonly { name: string; kind: DepartmentKind }[] = [
  { name: brigade, kind: 'handling' },
  { name: legal, kind: 'legal' },
  { name: '行政审批办公室', kind: 'licensing' },
  { name: '档案室', kind: 'archives' },
]

export const demoPeople: readonly DemoPerson[] = [
  {
    account: 'chenlixin',
    name: '陈立新',
    post: '执法大队副队长',
    department: brigade,
    roles: ['officer'],
    certificate: { number: '07030022016', validTo: '2028-12-31' },
  },
  {
    account: 'wangxiaowen',
    name: '王晓雯',
    post: '执法员',
    department: brigade,
    roles: ['officer'],
    certificate: { number: '07030022025', validTo: '2028-12-31' },
  },
  {
    account: 'lisiyuan',
    name: '李思远',
    post: '执法员',
    department: brigade,
    roles: ['officer'],
    certificate: { number: '07030022034', validTo: '2026-06-30' },
  },
  {
    account: 'zhanghongwei',
    name: '张宏伟',
    post: '执法员',
    department: brigade,
    roles: ['officer'],
    certificate: {
      number: '07030022043',
      validTo: '2028-12-31',
      suspendedBecause: '离岗培训，暂扣证件',
    },
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
    roles: ['legal-reviewer', 'legal-head'],
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
    account: 'shenjiahe',
    name: '沈嘉禾',
    post: '法律顾问，吉林衡佐律师事务所律师',
    department: legal,
    roles: ['legal-counsel'],
  },
  {
    account: 'mengfanqi',
    name: '孟凡琪',
    post: '公职律师',
    department: legal,
    roles: ['legal-counsel'],
    legalQualification: 'A20170000000003',
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
]

/** The supervising 司法局 is an agency of its own. */
export const demoSupervisor: DemoPerson = {
  account: 'qianfeng',
  name: '钱峰',
  post: '行政执法协调监督科科长',
  department: '行政执法协调监督科',
  roles: ['supervisor'],
}

/** The three (三员) of each agency. */
export const demoAdministrators: Readonly<
  Record<
    'commerce' | 'justice',
    Readonly<Record<Administrator, { readonly name: string; readonly account: string }>>
  >
> = {
  commerce: {
    'system-admin': { name: '许明', account: 'system' },
    'security-admin': { name: '冯海涛', account: 'security' },
    'audit-admin': { name: '袁丽', account: 'audit' },
  },
  justice: {
    'system-admin': { name: '卫岚', account: 'sf.system' },
    'security-admin': { name: '蒋敏', account: 'sf.security' },
    'audit-admin': { name: '沈涛', account: 'sf.audit' },
  },
}
