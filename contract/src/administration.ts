import { z } from 'zod'
import { certificateCategories } from '@zhaofa/domain/authority/certificate-categories.ts'
import { administrators } from '@zhaofa/domain/authority/roles.ts'
import { RoleName } from './session.ts'

export const departmentKinds = {
  handling: '承办机构',
  legal: '法制机构',
  licensing: '行政审批机构',
  office: '办公室',
  archives: '档案机构',
  other: '其他',
} as const
export type DepartmentKind = keyof typeof departmentKinds

export const personStatuses = { active: '在岗', suspended: '停用', left: '离任' } as const
export const certificateStatuses = { active: '有效', suspended: '暂扣', revoked: '注销' } as const

const words = (max: number, missing: string) =>
  z.string().trim().min(1, missing).max(max, `最多 ${max} 字`)
const reason = words(200, '请写明理由')
const optionalWords = (max: number) => z.string().trim().max(max, `最多 ${max} 字`)
const DepartmentKindName = z.enum(
  Object.keys(departmentKinds) as [DepartmentKind, ...DepartmentKind[]],
)
const Duty = z.enum(['business', ...administrators])
const PersonStatusName = z.enum(['active', 'suspended', 'left'])
const CertificateStatusName = z.enum(['active', 'suspended', 'revoked'])

export const DepartmentView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: DepartmentKindName,
  active: z.boolean(),
  people: z.int(),
})
export type DepartmentView = z.infer<typeof DepartmentView>

/** GET /api/administration/departments */
export const DepartmentList = z.strictObject({ departments: z.array(DepartmentView) })
export type DepartmentList = z.infer<typeof DepartmentList>

/** POST /api/administration/departments; PUT …/:departmentId */
export const DepartmentBody = z.strictObject({
  name: words(40, '请填写机构名称'),
  kind: DepartmentKindName,
  active: z.boolean().default(true),
})
export type DepartmentBody = z.infer<typeof DepartmentBody>

export const CertificateLine = z.strictObject({
  id: z.uuid(),
  number: z.string(),
  categories: z.array(z.string()),
  region: z.string(),
  regionName: z.string(),
  issuer: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  status: CertificateStatusName,
  /** Why nobody may act on it today, or null. */
  note: z.string().nullable(),
  /** Days until its last day; negative when it has ended. */
  daysLeft: z.int(),
})
export type CertificateLine = z.infer<typeof CertificateLine>

export const PersonLine = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  account: z.string(),
  department: z.strictObject({ id: z.uuid(), name: z.string() }),
  post: z.string(),
  duty: Duty,
  roles: z.array(RoleName),
  status: PersonStatusName,
  phone: z.string().nullable(),
  legalQualificationNo: z.string().nullable(),
  firstReviewOn: z.iso.date().nullable(),
  secondFactor: z.boolean(),
  /** SHA-256 of the photo on the certificate; null when there is none. */
  photo: z.string().nullable(),
  certificates: z.array(CertificateLine),
})
export type PersonLine = z.infer<typeof PersonLine>

/** GET /api/administration/people */
export const PeopleQuery = z.object({ q: z.string().max(40).optional() })
export const PersonList = z.strictObject({ people: z.array(PersonLine) })
export type PersonList = z.infer<typeof PersonList>

/** One line of the history of a person, certificate or department. */
export const ChangeLine = z.strictObject({
  subjectKind: z.enum(['agency', 'department', 'person', 'certificate']),
  subjectId: z.uuid(),
  sequence: z.int(),
  /** What was done, in words: 授予角色. */
  action: z.string(),
  /** What it says, field by field, in words. */
  details: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
})
export type ChangeLine = z.infer<typeof ChangeLine>

/** GET /api/administration/people/:personId */
export const PersonDetail = z.strictObject({
  person: PersonLine,
  history: z.array(ChangeLine),
})
export type PersonDetail = z.infer<typeof PersonDetail>

/** POST /api/administration/people */
export const CreatePersonBody = z.strictObject({
  name: words(40, '请填写姓名'),
  account: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{1,31}$/, '账号用小写字母开头，2 到 32 位小写字母、数字、点、横线'),
  departmentId: z.uuid('请选择机构'),
  post: optionalWords(40).default(''),
  phone: optionalWords(20).optional(),
  /** 身份证号: stored encrypted and never shown again. */
  idNumber: z.string().trim().max(18).optional(),
  duty: Duty.default('business'),
})
export type CreatePersonBody = z.infer<typeof CreatePersonBody>

/** What an administrator may reset of somebody's account. */
const ResetKind = z.enum(['password', 'second-factor'])
const half = z.string().nullable()

/** POST …/people/:personId/resets: proposes; an administrator of another duty releases. */
export const ProposeResetBody = z.strictObject({ what: ResetKind, reason })
export type ProposeResetBody = z.infer<typeof ProposeResetBody>

/** The first half of the password to come, shown this once; null where there is none. */
export const ProposedReset = z.strictObject({ resetId: z.uuid(), half })
export type ProposedReset = z.infer<typeof ProposedReset>

/** POST …/resets/:resetId/release */
export const ReleaseResetBody = z.strictObject({
  version: z.int().min(1),
  /** The code or password of whoever releases. */
  confirmation: z.string().max(256).optional(),
})

/** The second half, shown this once; its owner types the first, a hyphen and the second, and must change it. */
export const ReleasedReset = z.strictObject({ id: z.uuid(), half })
export type ReleasedReset = z.infer<typeof ReleasedReset>

/** POST …/resets/:resetId/refusal */
export const RefuseResetBody = z.strictObject({ version: z.int().min(1), reason })

export const AccountResetView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  personId: z.uuid(),
  name: z.string(),
  account: z.string(),
  what: ResetKind,
  reason: z.string(),
  /** Name and duty. */
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  /** Why this administrator may not answer; null where they may. */
  blocked: z.string().nullable(),
  /** Proposed by this administrator, who may take it back. */
  own: z.boolean(),
})
export type AccountResetView = z.infer<typeof AccountResetView>

/** GET /api/administration/resets */
export const AccountResetList = z.strictObject({ resets: z.array(AccountResetView) })
export type AccountResetList = z.infer<typeof AccountResetList>

/** PATCH /api/administration/people/:personId: only what is given changes. */
export const ChangePersonBody = z.strictObject({
  name: words(40, '请填写姓名').optional(),
  departmentId: z.uuid().optional(),
  post: optionalWords(40).optional(),
  phone: optionalWords(20).nullable().optional(),
  idNumber: z.string().trim().max(18).optional(),
})
export type ChangePersonBody = z.infer<typeof ChangePersonBody>

/** PUT …/people/:personId/status */
export const PersonStatusBody = z.strictObject({ status: PersonStatusName, reason })
export type PersonStatusBody = z.infer<typeof PersonStatusBody>

/** PUT …/people/:personId/roles: all roles the person has from now on. */
export const RolesBody = z.strictObject({ roles: z.array(RoleName).max(12), reason })
export type RolesBody = z.infer<typeof RolesBody>

/** PUT …/people/:personId/legal-qualification (处罚法第58条第2款) */
export const LegalQualificationBody = z.strictObject({
  legalQualificationNo: optionalWords(40).nullable(),
  firstReviewOn: z.iso.date('日期不存在').nullable(),
})
export type LegalQualificationBody = z.infer<typeof LegalQualificationBody>

/** Deeds on somebody's account that need a reason and nothing else. */
export const ReasonBody = z.strictObject({ reason })
export type ReasonBody = z.infer<typeof ReasonBody>

/** POST …/people/:personId/certificates */
export const IssueCertificateBody = z.strictObject({
  number: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{4,32}$/, '证号为 4 到 32 位数字、字母'),
  categories: z.array(z.enum(certificateCategories)).min(1, '请选择执法类别'),
  region: z.string().regex(/^[0-9]{6}$/, '执法区域用六位行政区划代码'),
  issuer: words(60, '请填写发证机关'),
  validFrom: z.iso.date('日期不存在'),
  validTo: z.iso.date('日期不存在'),
})
export type IssueCertificateBody = z.infer<typeof IssueCertificateBody>

/** POST /api/administration/certificates/:certificateId/changes: from now on. */
export const ChangeCertificateBody = z.strictObject({
  status: CertificateStatusName,
  /** A new last day, when it was renewed. */
  validTo: z.iso.date('日期不存在').optional(),
  reason,
})
export type ChangeCertificateBody = z.infer<typeof ChangeCertificateBody>

/** Pages of the audit, newest first; `before` is the cursor of the page before. */
export const AuditQuery = z.object({
  before: z.string().max(60).optional(),
  q: z.string().max(64).optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** GET /api/administration/sign-ins */
export const SignInList = z.strictObject({
  signIns: z.array(
    z.strictObject({
      id: z.int(),
      account: z.string(),
      name: z.string().nullable(),
      outcome: z.string(),
      succeeded: z.boolean(),
      ip: z.string().nullable(),
      userAgent: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  next: z.string().nullable(),
})
export type SignInList = z.infer<typeof SignInList>

/** GET /api/administration/changes */
export const ChangeList = z.strictObject({
  changes: z.array(ChangeLine),
  next: z.string().nullable(),
})
export type ChangeList = z.infer<typeof ChangeList>
