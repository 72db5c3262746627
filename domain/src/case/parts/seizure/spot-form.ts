import { checkNotLater } from '../../day-checks.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { CoerciveMeasure } from '../../../reference/matter.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkOfficers, officersField } from '../../officers.ts'
import { personInCharge } from '../field-record/person-in-charge.ts'
import { recordingFields } from '../field-record/recording-fields.ts'
import { custodians, presences, spotSignings, type CustodianKind } from './codes.ts'
import { checkGoods, goodsField } from './goods-form.ts'
import { coercionLaw } from './requirements.ts'
import type { SeizureFile } from './slice.ts'

const item = (number: number) => coercionLaw(18, { item: number })

/** What 强制法第18条 asks for on the spot, in the order in which it is done there. */
export const spotForm = {
  ...form.section('现场', {
    startedAt: form.instant({ label: '开始时间' }),
    place: form.text({ label: '地点' }),
    officers: officersField('执法人员', item(2)),
    certificatesShown: form.confirm({
      label: '出示执法证件',
      statement: '已出示执法身份证件',
      basis: item(3),
    }),
  }),
  ...form.section('告知', {
    presence: form.choice({ label: '通知当事人到场', options: presences, basis: item(4) }),
    present: form.optional(form.text({ label: '到场人姓名、职务', max: 100 })),
    witness: form.optional(
      form.text({
        label: '见证人姓名、单位',
        max: 100,
        hint: '当事人不到场的必填',
        basis: item(9),
      }),
    ),
    witnessOutside: form.optional(
      form.yesNo({ label: '见证人是否不是本局人员，且与本案没有利害关系', basis: item(9) }),
    ),
    told: form.confirm({
      label: '当场告知',
      statement: '已当场告知采取措施的理由、依据，以及陈述、申辩的权利和救济途径',
      basis: item(5),
    }),
    statement: form.optional(
      form.paragraph({ label: '当事人陈述、申辩', max: 2_000, hint: '没有的不填', basis: item(6) }),
    ),
    answer: form.optional(
      form.paragraph({ label: '答复', max: 2_000, hint: '有陈述、申辩的必填' }),
    ),
  }),
  ...form.section('清点', {
    goods: goodsField,
    leftOut: form.optional(
      form.paragraph({
        label: '没有查封、扣押的',
        max: 1_000,
        hint: '与违法行为无关的、生活必需品、其他机关已经查封的，逐项写明',
        basis: coercionLaw(23),
      }),
    ),
  }),
  ...form.section('保管和经过', {
    custodian: form.choice({ label: '保管', options: custodians, basis: coercionLaw(26) }),
    custodianName: form.text({ label: '保管人', max: 50, basis: coercionLaw(26) }),
    custodyPlace: form.text({ label: '保管地点', max: 100 }),
    process: form.paragraph({ label: '现场经过', max: 3_000, basis: item(7) }),
    endedAt: form.instant({ label: '结束时间' }),
  }),
  ...form.section('签名和交付', {
    signing: form.choice({ label: '笔录签名', options: spotSignings, basis: item(8) }),
    signingNote: form.optional(
      form.text({ label: '拒绝签名的理由', max: 300, hint: '拒绝签名的必填', basis: item(8) }),
    ),
    handedOver: form.confirm({
      label: '当场交付',
      statement: '决定书和清单已当场交付；清单一式二份，当事人和本机关各执一份',
      basis: coercionLaw(24),
    }),
    ...recordingFields,
  }),
}

export type SpotInput = form.InputOf<typeof spotForm>

export const spotDefaults = (file: SeizureFile, { actor, rules, now }: Circumstances) => ({
  endedAt: now,
  officers: file.investigators.length > 0 ? [...file.investigators] : [actor.id],
  place: file.filing?.party.address ?? '',
  presence: 'present' as const,
  present: personInCharge(file),
  custodian: 'store' as const,
  custodyPlace: rules.address,
  signing: 'signed' as const,
})

/** Times, officers, presence, witness, signatures and goods (强制法第18、23条). */
export function checkSpot(file: SeizureFile, input: SpotInput, at: Circumstances): FieldProblem[] {
  const { startedAt, endedAt, officers, statement, answer } = input
  return [
    ...checkNotLater('endedAt', endedAt, at.now),
    ...(endedAt <= startedAt ? [{ field: 'endedAt', message: '须晚于开始时间' }] : []),
    ...checkOfficers(file, officers, startedAt, at, { category: '行政强制' }),
    ...(statement !== null && answer === null
      ? [{ field: 'answer', message: '听取陈述、申辩后须答复', basis: item(6) }]
      : []),
    ...(input.presence === 'present' ? checkPresent(input) : checkAbsent(input)),
    ...checkWitness(input, at),
    ...checkGoods(input.goods, at),
  ]
}

function checkPresent({ present, signing, signingNote }: SpotInput): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (present === null) problems.push({ field: 'present', message: '请写明到场人', basis: item(4) })
  if (signing === 'witness') {
    const message = '当事人到场的，由当事人签名；拒绝签名的注明'
    problems.push({ field: 'signing', message, basis: item(8) })
  }
  if (signing === 'refused' && signingNote === null) {
    const message = '当事人拒绝签名的，应当在笔录中注明'
    problems.push({ field: 'signingNote', message, basis: item(8) })
  }
  return problems
}

/** A party who stayed away has a witness in its place (强制法第18条第9项). */
function checkAbsent({ witness, signing }: SpotInput): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (witness === null) {
    const message = '当事人不到场的，须邀请见证人到场并签名'
    problems.push({ field: 'witness', message, basis: item(9) })
  }
  if (signing !== 'witness') {
    problems.push({ field: 'signing', message: '当事人没有到场，由见证人签名', basis: item(9) })
  }
  return problems
}

/** A witness is never one of ours. */
function checkWitness(
  { witness, witnessOutside, officers }: SpotInput,
  { nameOf, actor }: Circumstances,
): FieldProblem[] {
  if (witness === null) return []
  const ours = [actor.name, ...officers.map(nameOf)]
  if (witnessOutside === true && !ours.some((name) => witness.includes(name))) return []
  const message = '见证人不能是本局人员，也不能与本案有利害关系；请另请他人见证'
  return [{ field: 'witness', message, basis: item(9) }]
}

/** What is 扣押 is kept by the agency; only what is 查封 may be entrusted (强制法第26条第2款). */
export function checkCustody(
  measure: CoerciveMeasure,
  { custodian }: { custodian: CustodianKind },
): FieldProblem[] {
  if (measure === 'seal' || custodian === 'store') return []
  const message = '扣押的财物由本机关保管；只有查封的才能就地看管或者委托第三人保管'
  return [{ field: 'custodian', message, basis: coercionLaw(26, { paragraph: 2 }) }]
}
