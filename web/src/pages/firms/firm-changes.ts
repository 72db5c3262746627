import type { FirmView } from '@zhaofa/contract'
import { callKinds } from '@zhaofa/domain/inspection/register/firm-event.ts'
import { riskGrades } from '@zhaofa/domain/inspection/register/firm.ts'
import { addFirm, changeFirm, recordCall, saidOfFirm } from '../../api/firms.ts'
import type { Change } from '../../forms/ChangeSheet.tsx'
import { askChoice, askDay, askReason, askText, askWords } from '../../forms/small-form-fields.ts'

const optional = { optional: true }

const firmFields = [
  askText('name', '名称', { hint: '营业执照上的全称' }),
  askText('representative', '法定代表人（负责人、经营者）', { ...optional, max: 100 }),
  askText('address', '地址', { ...optional, max: 300, hint: '实际经营的地址' }),
  askText('position', '位置', { ...optional, max: 40, hint: '纬度,经度，如 43.166,124.350' }),
  askText('industry', '行业', { ...optional, max: 100, hint: '同一行业写法要一致' }),
  askText('district', '区域', { ...optional, max: 100, hint: '县（市、区），如 铁西区' }),
  askChoice('risk', '风险等级', { ...riskGrades, none: '没有评' }, optional),
]

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const typedFirm = (values: Record<string, unknown>) => ({
  name: text(values['name']),
  representative: text(values['representative']),
  address: text(values['address']),
  position: text(values['position']),
  industry: text(values['industry']),
  district: text(values['district']),
  risk: isGrade(values['risk']) ? values['risk'] : null,
})
const isGrade = (value: unknown): value is keyof typeof riskGrades =>
  typeof value === 'string' && Object.hasOwn(riskGrades, value)

export const adding = (open: (code: string) => void): Change => ({
  title: '登记检查对象',
  effect: '类型按代码认定：92 开头的是个体工商户。登记以后立即列入名录，经过留痕。',
  fields: [askText('code', '统一社会信用代码', { max: 18, hint: '18 位' }), ...firmFields],
  run: async (values) => {
    const { code } = await addFirm({ code: text(values['code']), ...typedFirm(values) })
    open(code)
  },
})

export const changing = (firm: FirmView): Change => ({
  title: '变更',
  effect: '改动立即生效，改前改后都记入经过。',
  fields: [...firmFields, askReason],
  initial: {
    ...{ name: firm.name, representative: firm.representative, address: firm.address },
    ...{ position: firm.position, industry: firm.industry, district: firm.district },
    risk: firm.risk ?? 'none',
  },
  run: (values) =>
    changeFirm(firm.code, {
      ...{ revision: firm.revision, ...typedFirm(values) },
      reason: text(values['reason']),
    }),
})

const withReason = (
  { code, revision }: FirmView,
  what: Parameters<typeof saidOfFirm>[1],
  said: Pick<Change, 'title' | 'effect'>,
): Change => ({
  ...said,
  fields: [askReason],
  run: ({ reason }) => saidOfFirm(code, what, { revision, reason: text(reason) }),
})

export const strikingOff = (firm: FirmView): Change =>
  withReason(firm, 'strike-off', {
    title: '登记为注销、吊销',
    effect: `“${firm.name}”以后不再是检查对象，名录里仍可查到。理由写明依据，如登记机关的公告。`,
  })

export const reopening = (firm: FirmView): Change =>
  withReason(firm, 'reopening', {
    title: '恢复在业',
    effect: `“${firm.name}”重新成为检查对象。`,
  })

export const confirming = (firm: FirmView): Change =>
  withReason(firm, 'confirmation', {
    title: '核对无误，名录不改',
    effect: '案件所载的营业执照和名录不同，核对以后以名录为准。',
  })

export const calling = ({ code, name, today }: FirmView): Change => ({
  title: '记一次走访',
  effect: `“${name}”。走访、观摩不是检查：不看账、不取证、不计入检查频次。发现违法线索的，另按检查或者线索登记。`,
  fields: [
    askChoice('kind', '事项', callKinds),
    askDay('on', '日期'),
    askText('people', '参加的人'),
    askWords('purpose', '事由'),
  ],
  initial: { kind: 'call', on: today },
  run: ({ kind, on, people, purpose }) =>
    recordCall(code, {
      kind: text(kind) as keyof typeof callKinds,
      on: text(on) as never,
      ...{ people: text(people), purpose: text(purpose) },
    }),
})
