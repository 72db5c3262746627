import {
  certificateStatuses,
  personStatuses,
  type CertificateLine,
  type DepartmentView,
  type PersonLine,
  type ProposeResetBody,
} from '@zhaofa/contract'
import { certificateCategories } from '@zhaofa/domain/authority/certificate-categories.ts'
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

/** Blank optional fields are left out, so that nothing is changed to an empty text. */
const filled = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))

export function createPerson(departments: readonly DepartmentView[]): Change {
  return {
    title: '登记人员',
    effect:
      '登记以后还不能登录：随即提请发放初始密码，由另一类管理员核准。密码分两半，您看到前一半，核准人看到后一半，本人第一次登录时必须改掉。角色由安全管理员另行授予。',
    initial: { duty: 'business' },
    fields: [
      askText('name', '姓名', { max: 40 }),
      askText('account', '账号', { max: 32, hint: '小写字母开头，小写字母、数字、点、横线' }),
      askChoice('departmentId', '机构', departmentOptions(departments)),
      askText('post', '职务', { max: 40, optional: true }),
      askText('phone', '电话', { max: 20, optional: true }),
      askText('idNumber', '身份证号', {
        max: 18,
        optional: true,
        hint: '加密保存，以后任何人都看不到，只用来核对是不是同一人',
      }),
      askChoice('duty', '岗位', duties, { hint: '三个管理员和业务互不兼任' }),
    ],
    run: async (values) => {
      const { id } = (await administer('POST', 'people', filled(values))) as { id: string }
      const body: ProposeResetBody = { what: 'password', reason: '新登记人员，发放初始密码' }
      return administer('POST', `people/${id}/resets`, body)
    },
  }
}

export function changePerson(person: PersonLine, departments: readonly DepartmentView[]): Change {
  return {
    title: '修改资料',
    effect: '改动记入变更记录。',
    initial: {
      name: person.name,
      departmentId: person.department.id,
      post: person.post,
      phone: person.phone,
    },
    fields: [
      askText('name', '姓名', { max: 40 }),
      askChoice('departmentId', '机构', departmentOptions(departments)),
      askText('post', '职务', { max: 40, optional: true }),
      askText('phone', '电话', { max: 20, optional: true }),
    ],
    run: (values) => administer('PATCH', `people/${person.id}`, filled(values)),
  }
}

export function setStatus(person: PersonLine): Change {
  return {
    title: '变更在岗状态',
    effect: '停用、离任立即生效，正在登录的随即退出；已经办过的事不受影响。',
    initial: { status: person.status },
    fields: [askChoice('status', '状态', personStatuses), askReason],
    run: (values) => administer('PUT', `people/${person.id}/status`, values),
  }
}

/** 提请重设: another kind of administrator releases it; a password to come is known by halves. */
function proposeReset(
  title: string,
  effect: string,
  what: ProposeResetBody['what'],
): (person: PersonLine) => Change {
  return ({ id }) => ({
    title,
    effect,
    fields: [askReason],
    run: ({ reason }) =>
      administer('POST', `people/${id}/resets`, { what, reason } as ProposeResetBody),
  })
}

export const resetPassword = proposeReset(
  '提请重设密码',
  '由另一类管理员核准后生效。新密码分两半：您现在看到前一半，核准人看到后一半，都只显示一次，各自当面告诉本人。核准以前，原来的密码照常有效。',
  'password',
)
export const resetSecondFactor = proposeReset(
  '提请重设动态码',
  '由另一类管理员核准后，原来的动态码作废；本人登录后先启用新的，才能办事、签名。用于换手机、丢手机。',
  'second-factor',
)

/** Changes on an account that need a reason and nothing else. */
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

export function setRoles({ id, roles, duty }: PersonLine): Change {
  const offered = (Object.keys(roleTitles) as Role[])
    .filter((role) => (duty === 'business' ? !isAdministrator(role) : role === duty))
    .map((role) => [role, roleTitles[role]])
  return {
    title: '授予、收回角色',
    effect: '勾选的是此人今后全部的角色。管理员、监督人员与业务互不兼任，由系统核对。',
    initial: { roles },
    fields: [askChoices('roles', '角色', Object.fromEntries(offered)), askReason],
    run: ({ roles: chosen, reason }) =>
      administer('PUT', `people/${id}/roles`, { roles: (chosen ?? []) as Role[], reason }),
  }
}

export function setLegalQualification(person: PersonLine): Change {
  return {
    title: '登记法律职业资格',
    effect: '初次从事法制审核的，应当取得法律职业资格（处罚法第58条第2款）。',
    initial: {
      legalQualificationNo: person.legalQualificationNo,
      firstReviewOn: person.firstReviewOn,
    },
    fields: [
      askText('legalQualificationNo', '资格证书编号', { max: 40, optional: true }),
      askDay('firstReviewOn', '初次从事法制审核之日', { optional: true }),
    ],
    run: ({ legalQualificationNo, firstReviewOn }) =>
      administer('PUT', `people/${person.id}/legal-qualification`, {
        legalQualificationNo: legalQualificationNo || null,
        firstReviewOn: firstReviewOn ?? null,
      }),
  }
}

export function issueCertificate({ id }: PersonLine): Change {
  return {
    title: '登记执法证',
    effect: '从起始日起，此人可以按证上的类别、区域执法；每次办案按当时核对。',
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
    ],
    run: (values) => administer('POST', `people/${id}/certificates`, values),
  }
}

export function changeCertificate({ id, status, validTo }: CertificateLine): Change {
  return {
    title: '变更执法证',
    effect: '从现在起生效；已经办过的事按当时的证件，不受影响。',
    initial: { status, validTo },
    fields: [
      askChoice('status', '状态', certificateStatuses),
      askDay('validTo', '有效期止', { hint: '换证延期的改这里' }),
      askReason,
    ],
    run: (values) => administer('POST', `certificates/${id}/changes`, values),
  }
}
