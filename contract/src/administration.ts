import { z } from 'zod'
import { Left, ShownQuery } from './shown.ts'
import { certificateCategories } from '@zhaofa/domain/authority/certificate-categories.ts'
import { divisionProblem } from '@zhaofa/domain/identity-codes/divisions.ts'
import { certificateStatuses } from '@zhaofa/domain/authority/certificate.ts'
import { personStatuses } from '@zhaofa/domain/authority/person-states.ts'
import { resettable } from '@zhaofa/domain/authority/personnel-change.ts'
import { administrators } from '@zhaofa/domain/authority/roles.ts'
import { AdministrationSet } from './administration-set.ts'
import { RoleName } from './session.ts'
import { PresentVersion } from './version.ts'

export const departmentKinds = {
  handling: '承办机构',
  legal: '法制机构',
  licensing: '行政审批机构',
  office: '办公室',
  archives: '档案机构',
  other: '其他',
} as const
export type DepartmentKind = keyof typeof departmentKinds

const words = (max: number, missing: string) =>
  z.string().trim().min(1, missing).max(max, `最多 ${max} 字`)
const reason = words(200, '请写明理由')
const optionalWords = (max: number) => z.string().trim().max(max, `最多 ${max} 字`)
const Duty = z.enum(['business', ...administrators])
const namesOf = <T extends string>(titles: Readonly<Record<T, string>>) =>
  z.enum(Object.keys(titles) as [T, ...T[]])
const DepartmentKindName = namesOf(departmentKinds)
const PersonStatusName = namesOf(personStatuses)
const CertificateStatusName = namesOf(certificateStatuses)

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
  qualifiedOn: z.iso.date().nullable(),
  /** The first and the last day of the appointment as a reviewer. */
  reviewFrom: z.iso.date().nullable(),
  reviewUntil: z.iso.date().nullable(),
  secondFactor: z.boolean(),
  /** SHA-256 of the photo on the certificate; null when there is none. */
  photo: z.string().nullable(),
  certificates: z.array(CertificateLine),
})
export type PersonLine = z.infer<typeof PersonLine>

/** GET /api/administration/people */
export const PeopleQuery = ShownQuery.extend({
  q: z.string().max(40).optional(),
  /** One of those that a home counts. */
  set: AdministrationSet.optional(),
})
export type PeopleQuery = z.infer<typeof PeopleQuery>
export const PersonList = z.strictObject({ people: z.array(PersonLine), left: Left })
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

/**
 * POST /api/administration/people: an account with its roles. Nothing exists before an administrator of
 * another duty agrees.
 */
export const JoinBody = z.strictObject({
  name: words(40, '请填写姓名'),
  account: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9._-]{1,31}$/, '账号用小写字母开头，2 到 32 位小写字母、数字、点、横线'),
  departmentId: z.uuid('请选择机构'),
  post: optionalWords(40).default(''),
  duty: Duty.default('business'),
  roles: z.array(RoleName).max(12).default([]),
  reason,
})
export type JoinBody = z.infer<typeof JoinBody>

/** POST …/people/:personId/changes. What gives more waits for another administrator, what takes away is done. */
export const PersonnelChangeBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('details'),
    name: words(40, '请填写姓名').optional(),
    departmentId: z.uuid().optional(),
    post: optionalWords(40).optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal('state'), status: PersonStatusName, reason }),
  /** All roles the person has from then on. */
  z.strictObject({ kind: z.literal('roles'), roles: z.array(RoleName).max(12), reason }),
  /** 处罚法第58条第2款. */
  z.strictObject({
    kind: z.literal('qualification'),
    legalQualificationNo: optionalWords(40).nullable(),
    firstReviewOn: z.iso.date('日期不存在').nullable(),
    /** Absent: left as they are. */
    qualifiedOn: z.iso.date('日期不存在').nullable().optional(),
    reviewFrom: z.iso.date('日期不存在').nullable().optional(),
    reviewUntil: z.iso.date('日期不存在').nullable().optional(),
    reason,
  }),
  z.strictObject({
    kind: z.literal('certificate'),
    number: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z-]{4,32}$/, '证号为 4 到 32 位数字、字母'),
    categories: z.array(z.enum(certificateCategories)).min(1, '请选择执法类别'),
    region: z
      .string()
      .regex(/^[0-9]{6}$/, '执法区域用六位行政区划代码')
      .refine((code) => divisionProblem(code) === null, '没有这个行政区划，请核对前四位'),
    issuer: words(60, '请填写发证机关'),
    validFrom: z.iso.date('日期不存在'),
    validTo: z.iso.date('日期不存在'),
    reason,
  }),
  z.strictObject({
    kind: z.literal('certificate-change'),
    certificateId: z.uuid(),
    status: CertificateStatusName,
    /** A new last day, when it was renewed. */
    validTo: z.iso.date('日期不存在').optional(),
    reason,
  }),
  z.strictObject({ kind: z.literal('reset'), what: namesOf(resettable), reason }),
])
export type PersonnelChangeBody = z.infer<typeof PersonnelChangeBody>

/** The half of a password to come, shown this once; null where there is none. */
const half = z.string().nullable()

export const WrittenChange = z.strictObject({
  changeId: z.uuid(),
  personId: z.uuid(),
  /** proposed: another administrator decides; done: by this one, and told to the others. */
  outcome: z.enum(['proposed', 'done']),
  half,
})
export type WrittenChange = z.infer<typeof WrittenChange>

/** POST …/personnel-changes/:changeId/agreement */
export const AgreeToChangeBody = z.strictObject({
  version: PresentVersion,
  /** The code or password of whoever agrees. */
  confirmation: z.string().max(256).optional(),
})

/** The second half, where there is one; its owner types the first, a hyphen and the second, and must change it. */
export const AgreedChange = z.strictObject({ personId: z.uuid(), half })
export type AgreedChange = z.infer<typeof AgreedChange>

/** POST …/personnel-changes/:changeId/refusal: also by whoever proposed, who so takes it back. */
export const RefuseChangeBody = z.strictObject({ version: PresentVersion, reason })

export const PersonnelChangeView = z.strictObject({
  id: z.uuid(),
  version: z.int(),
  personId: z.uuid(),
  name: z.string(),
  account: z.string(),
  /** 授予角色. */
  title: z.string(),
  lines: z.array(
    z.strictObject({ label: z.string(), before: z.string().nullable(), after: z.string() }),
  ),
  reason: z.string(),
  /** Name and duty. */
  by: z.string(),
  at: z.iso.datetime(),
  /** False for somebody who is to join, and is nowhere yet. */
  hasAccount: z.boolean(),
  /** open: waits for an answer; done: by one at once, for the others to note. */
  state: z.enum(['open', 'done']),
  /** Why this administrator may not answer; null where they may. */
  blocked: z.string().nullable(),
  /** Written by this administrator, who may take it back. */
  own: z.boolean(),
  /** What the person has to do before anything can be signed in their name, after a reset; else null. */
  resets: namesOf(resettable).nullable(),
})
export type PersonnelChangeView = z.infer<typeof PersonnelChangeView>

export const EnrolmentView = z.strictObject({
  name: z.string(),
  duty: z.string(),
  /** Null while no code was shown. */
  issued: z.strictObject({ at: z.iso.datetime(), where: z.string() }).nullable(),
  /** Null while nobody has used it; from: the address of the computer. */
  used: z.strictObject({ at: z.iso.datetime(), from: z.string().nullable() }).nullable(),
})
export type EnrolmentView = z.infer<typeof EnrolmentView>

/** GET /api/administration/personnel-changes */
export const PersonnelChangeList = z.strictObject({
  changes: z.array(PersonnelChangeView),
  /** The three with whom the agency began, and when and from where each took over the account. */
  enrolments: z.array(EnrolmentView),
})
export type PersonnelChangeList = z.infer<typeof PersonnelChangeList>

/** PUT /api/administration/people/:personId/contact: what gives nobody anything; only what is given changes. */
export const ContactBody = z.strictObject({
  phone: optionalWords(20).nullable().optional(),
  /** 身份证号: stored encrypted and never shown again. */
  idNumber: z.string().trim().max(18).optional(),
})
export type ContactBody = z.infer<typeof ContactBody>

/** Deeds on somebody's account that need a reason and nothing else. */
export const ReasonBody = z.strictObject({ reason })
export type ReasonBody = z.infer<typeof ReasonBody>

/** Pages of the audit, newest first; `before` is the cursor of the page before. */
export const AuditQuery = z.object({
  before: z.string().max(60).optional(),
  q: z.string().max(64).optional(),
  set: AdministrationSet.optional(),
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
