import type {
  CertificateLine,
  DepartmentView,
  JoinBody,
  PersonLine,
  PersonnelChangeBody,
  RevokeSigningBody,
} from '@zhaofa/contract'
import { certificateCategories } from '@zhaofa/domain/authority/certificate-categories.ts'
import { certificateStatuses } from '@zhaofa/domain/authority/certificate.ts'
import { revocationTitles } from '@zhaofa/domain/authority/revocation-reasons.ts'
import { personStatuses } from '@zhaofa/domain/authority/person-states.ts'
import type { Resettable } from '@zhaofa/domain/authority/personnel-change.ts'
import { isAdministrator, roles as roleTitles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { administer } from '../../api/administration.ts'
import { askChoice, askChoices, askDay, askReason, askText } from '../../forms/small-form-fields.ts'
import type { Change } from '../../forms/ChangeSheet.tsx'

const duties = {
  business: '业务人员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
}

const departmentOptions = (departments: readonly DepartmentView[]) =>
  Object.fromEntries(departments.map(({ id, name }) => [id, name]))

const rolesOffered = (offered: (role: Role) => boolean) =>
  Object.fromEntries(
    (Object.keys(roleTitles) as Role[]).filter(offered).map((role) => [role, roleTitles[role]]),
  )

/** Blank optional fields are left out, so that nothing is changed to an empty text. */
const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))

/** Writes a 人员变更; the server says whether it waits for another administrator or is done. */
const write = (personId: string, body: Record<string, unknown>) =>
  administer('POST', `people/${personId}/changes`, body as PersonnelChangeBody)

export function join(departments: readonly DepartmentView[]): Change {
  return {
    title: '登记人员',
    effect:
      '由另一类管理员核准后才有账号。初始密码分两半，您看到前一半，核准人看到后一半，本人第一次登录时必须改掉。',
    initial: { duty: 'business', roles: [] },
    fields: [
      askText('name', '姓名', { max: 40 }),
      askText('account', '账号', { max: 32, hint: '小写字母开头，小写字母、数字、点、横线' }),
      askChoice('departmentId', '机构', departmentOptions(departments)),
      askText('post', '职务', { max: 40, optional: true }),
      askChoice('duty', '岗位', duties, { hint: '三个管理员和业务互不兼任' }),
      askChoices(
        'roles',
        '角色',
        rolesOffered((role) => !isAdministrator(role)),
      ),
      askReason,
    ],
    run: ({ roles, duty, ...values }) =>
      administer('POST', 'people', {
        ...filled(values),
        duty,
        roles: duty === 'business' ? (roles ?? []) : [],
      } as JoinBody),
  }
}

export function changeDetails(person: PersonLine, departments: readonly DepartmentView[]): Change {
  return {
    title: '修改姓名、机构、职务',
    effect: '印在文书上，由另一类管理员核准后生效；已经做成的文书不变。',
    initial: { name: person.name, departmentId: person.department.id, post: person.post },
    fields: [
      askText('name', '姓名', { max: 40 }),
      askChoice('departmentId', '机构', departmentOptions(departments)),
      askText('post', '职务', { max: 40, optional: true }),
      askReason,
    ],
    run: (values) => write(person.id, { kind: 'details', ...filled(values) }),
  }
}

export function setContact({ id, phone }: PersonLine): Change {
  return {
    title: '登记电话、身份证号',
    effect: '不改变此人能办的事，立即生效。',
    initial: { phone },
    fields: [
      askText('phone', '电话', { max: 20, optional: true }),
      askText('idNumber', '身份证号', {
        max: 18,
        optional: true,
        hint: '加密保存，以后任何人都看不到，只用来核对是不是同一人；不改的不填',
      }),
    ],
    run: ({ phone: typed, idNumber }) =>
      administer('PUT', `people/${id}/contact`, {
        phone: typed || null,
        ...(idNumber ? { idNumber } : {}),
      }),
  }
}

export function setState({ id, status, duty }: PersonLine): Change {
  return {
    title: '变更在岗状态',
    effect:
      duty === 'business'
        ? '停用、离任立即生效，正在登录的随即退出，并告知其他管理员；恢复在岗由另一类管理员核准。'
        : '管理员的账号，停用、恢复都由另一类管理员核准后生效。',
    initial: { status },
    fields: [askChoice('status', '状态', personStatuses), askReason],
    run: (values) => write(id, { kind: 'state', ...values }),
  }
}

/** 提请重设: another kind of administrator agrees; a password to come is known by halves. */
function reset(title: string, effect: string, what: Resettable): (person: PersonLine) => Change {
  return ({ id }) => ({
    title,
    effect,
    fields: [askReason],
    run: ({ reason }) => write(id, { kind: 'reset', what, reason }),
  })
}

export const resetPassword = reset(
  '提请重设密码',
  '由另一类管理员核准后生效。新密码分两半：您现在看到前一半，核准人看到后一半，都只显示一次，各自当面告诉本人。核准以前，原来的密码照常有效。',
  'password',
)
export const resetSecondFactor = reset(
  '提请重设动态码',
  '由另一类管理员核准后，原来的动态码作废；本人登录后先启用新的，才能办事、签名。用于换手机、丢手机。',
  'second-factor',
)

/** Help with an account that needs a reason and nothing else. */
function plain(title: string, effect: string, path: string): (person: PersonLine) => Change {
  return ({ id }) => ({
    title,
    effect,
    fields: [askReason],
    run: (values) => administer('POST', `people/${id}/${path}`, values),
  })
}

export const unlock = plain('解除锁定', '连续输错密码被锁的，解除后可以马上再试。', 'unlock')
export const endSessions = plain('结束全部登录', '在各处的登录立即失效。', 'sessions/end')

/** 吊销签名证书: takes away only, so one does it at once (ADR 0260). */
export function revokeSigning({ id }: PersonLine): Change {
  return {
    title: '吊销签名证书',
    effect: '立即生效。以前签的文书仍然有效；要再签名的，由本人重新申领。',
    fields: [askChoice('kind', '原因', revocationTitles), askReason],
    run: ({ kind, reason: because }) =>
      administer('POST', `people/${id}/signing-certificates/revocation`, {
        reason: kind,
        because,
      } as RevokeSigningBody),
  }
}

export function setRoles({ id, roles, duty }: PersonLine): Change {
  return {
    title: '授予、收回角色',
    effect:
      '勾选的是此人今后全部的角色。只收回的立即生效，并告知其他管理员；有授予的由另一类管理员核准后一并生效。',
    initial: { roles },
    fields: [
      askChoices(
        'roles',
        '角色',
        rolesOffered((role) => (duty === 'business' ? !isAdministrator(role) : role === duty)),
      ),
      askReason,
    ],
    run: ({ roles: chosen, reason }) => write(id, { kind: 'roles', roles: chosen ?? [], reason }),
  }
}

export function setLegalQualification(person: PersonLine): Change {
  return {
    title: '登记审核资格、聘任',
    effect:
      '初次从事法制审核的，应当取得法律职业资格（处罚法第五十八条第二款）；聘任届满的次日起不能再审核。登记、延长由另一类管理员核准后生效；提前结束立即生效，并告知其他管理员。',
    initial: {
      legalQualificationNo: person.legalQualificationNo,
      qualifiedOn: person.qualifiedOn,
      firstReviewOn: person.firstReviewOn,
      reviewFrom: person.reviewFrom,
      reviewUntil: person.reviewUntil,
    },
    fields: [
      askText('legalQualificationNo', '资格证书编号', { max: 40, optional: true }),
      askDay('qualifiedOn', '资格取得之日', { optional: true }),
      askDay('firstReviewOn', '初次从事法制审核之日', { optional: true }),
      askDay('reviewFrom', '聘任从事审核，从', { optional: true }),
      askDay('reviewUntil', '到', { optional: true, hint: '最后一天；不填的到另行通知为止' }),
      askReason,
    ],
    run: ({ legalQualificationNo, qualifiedOn, firstReviewOn, reviewFrom, reviewUntil, reason }) =>
      write(person.id, {
        kind: 'qualification',
        legalQualificationNo: legalQualificationNo || null,
        qualifiedOn: qualifiedOn ?? null,
        firstReviewOn: firstReviewOn ?? null,
        reviewFrom: reviewFrom ?? null,
        reviewUntil: reviewUntil ?? null,
        reason,
      }),
  }
}

export function issueCertificate({ id }: PersonLine): Change {
  return {
    title: '登记执法证',
    effect:
      '由另一类管理员核准后登记。从起始日起，此人可以按证上的类别、区域执法；每次办案按当时核对。',
    initial: { region: '220300', categories: ['行政处罚', '行政检查'] },
    fields: [
      askText('number', '证号', { max: 32 }),
      askChoices(
        'categories',
        '执法类别',
        Object.fromEntries(certificateCategories.map((each) => [each, each])),
      ),
      askText('region', '执法区域代码', { max: 6, hint: '六位行政区划代码' }),
      askText('issuer', '发证机关', { max: 60 }),
      askDay('validFrom', '有效期起'),
      askDay('validTo', '有效期止'),
      askReason,
    ],
    run: (values) => write(id, { kind: 'certificate', ...values }),
  }
}

export function changeCertificate(
  { id: personId }: PersonLine,
  { id, status, validTo }: CertificateLine,
): Change {
  return {
    title: '变更执法证',
    effect:
      '暂扣、注销、缩短立即生效，并告知其他管理员；恢复、延期由另一类管理员核准后生效。已经办过的事按当时的证件，不受影响。',
    initial: { status, validTo },
    fields: [
      askChoice('status', '状态', certificateStatuses),
      askDay('validTo', '有效期止', { hint: '换证延期的改这里' }),
      askReason,
    ],
    run: (values) => write(personId, { kind: 'certificate-change', certificateId: id, ...values }),
  }
}
