import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { administrators, roles, type Administrator } from '@zhaofa/domain/authority/roles.ts'
import type { NewAdministrators, NewAgency } from '../../office/administration/create-agency.ts'

/** One line of the form. Names are the paths that problems come back under. */
export type SetupField = {
  readonly name: string
  readonly label: string
  readonly hint: string
}

/** 机关: what documents and the portal print. */
export const agencyFields: readonly SetupField[] = [
  { name: 'agency.name', label: '机关全称', hint: '与印章一致，例如 四平市商务局' },
  { name: 'agency.shortName', label: '机关简称', hint: '用于页面标题，例如 市商务局' },
  { name: 'agency.uscc', label: '统一社会信用代码', hint: '18 位' },
  { name: 'agency.regionCode', label: '行政区划代码', hint: '6 位数字，例如 220300' },
  { name: 'agency.numberWord', label: '机关代字', hint: '文号的开头，例如 四商' },
  { name: 'agency.address', label: '办公地址', hint: '印在文书上' },
  { name: 'agency.phone', label: '联系电话', hint: '印在文书上' },
  { name: 'agency.supervisionPhone', label: '监督电话', hint: '公示在门户上' },
  {
    name: 'agency.reviewAuthority',
    label: '行政复议机关',
    hint: '一般为同级人民政府（行政复议法第二十四条）',
  },
  { name: 'agency.court', label: '管辖法院', hint: '提起行政诉讼的人民法院' },
]

/** 三员: three people, who watch each other. */
export const administratorFields: readonly {
  readonly role: Administrator
  readonly title: string
  readonly duty: string
  readonly fields: readonly SetupField[]
}[] = administrators.map((role) => ({
  role,
  title: roles[role],
  duty: duties(role),
  fields: [
    { name: `administrators.${role}.name`, label: '姓名', hint: '三员应当由三人分别担任' },
    { name: `administrators.${role}.account`, label: '账号', hint: '小写字母开头，2 到 32 位' },
  ],
}))

function duties(role: Administrator): string {
  if (role === 'system-admin') return '建立账号和机构，维护系统'
  if (role === 'security-admin') return '授予角色，登记执法证件'
  return '查看登录记录和管理记录'
}

export type SetupValues = Readonly<Record<string, string>>

/** What was typed, trimmed; a field that was not sent is empty. */
export function readValues(body: unknown): SetupValues {
  const sent = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const names = [...agencyFields, ...administratorFields.flatMap(({ fields }) => fields)]
  return Object.fromEntries(
    names.map(({ name }) => {
      const value = sent[name]
      return [name, typeof value === 'string' ? value.trim().slice(0, 200) : '']
    }),
  )
}

/** Every agency field is printed somewhere, so none may be empty. The use case checks the rest. */
export function emptyFields(values: SetupValues): FieldProblem[] {
  return agencyFields
    .filter(({ name }) => values[name] === '')
    .map(({ name }) => ({ field: name, message: '请填写' }))
}

/** The use case's input. */
export function setupOf(values: SetupValues): {
  agency: NewAgency
  administrators: NewAdministrators
} {
  const of = (name: string) => values[name] ?? ''
  const administrator = (role: Administrator) => ({
    name: of(`administrators.${role}.name`),
    account: of(`administrators.${role}.account`).toLowerCase(),
  })
  return {
    agency: {
      name: of('agency.name'),
      shortName: of('agency.shortName'),
      uscc: of('agency.uscc').toUpperCase(),
      regionCode: of('agency.regionCode'),
      numberWord: of('agency.numberWord'),
      address: of('agency.address'),
      phone: of('agency.phone'),
      supervisionPhone: of('agency.supervisionPhone'),
      reviewAuthority: of('agency.reviewAuthority'),
      court: of('agency.court'),
      onPortal: true,
    },
    administrators: {
      'system-admin': administrator('system-admin'),
      'security-admin': administrator('security-admin'),
      'audit-admin': administrator('audit-admin'),
    },
  }
}
