import { cite, type Citation } from '../shared/citation.ts'

/** Which way a circumstance of the law weighs; `none` is 不予处罚. Only `mitigates` opens what lies below the minimum. */
type Weight = {
  readonly label: string
  /** 应当, 可以. */
  readonly must: boolean
  readonly weighs: 'lighter' | 'heavier' | 'none'
  /** 从轻或者减轻: the fine may go below the statutory minimum (减轻). */
  readonly mitigates: boolean
  readonly basis: Citation
}

const lighterOrLess = { weighs: 'lighter', mitigates: true } as const
const noPenalty = { weighs: 'none', mitigates: false } as const

/** 法定情节: what 处罚法 itself says of 从轻、减轻、从重、不予, article by article, in its order. */
export const legalCircumstances = {
  'minor-over-14': {
    label: '已满十四周岁不满十八周岁',
    must: true,
    ...lighterOrLess,
    basis: cite('行政处罚法', 30),
  },
  'limited-capacity': {
    label: '精神病人、智力残疾人，尚未完全丧失辨认或者控制自己行为能力',
    must: false,
    ...lighterOrLess,
    basis: cite('行政处罚法', 31),
  },
  'harm-undone': {
    label: '主动消除或者减轻违法行为危害后果',
    must: true,
    ...lighterOrLess,
    basis: cite('行政处罚法', 32, { item: 1 }),
  },
  'coerced-or-lured': {
    label: '受他人胁迫或者诱骗实施违法行为',
    must: true,
    ...lighterOrLess,
    basis: cite('行政处罚法', 32, { item: 2 }),
  },
  'confessed-unknown': {
    label: '主动供述行政机关尚未掌握的违法行为',
    must: true,
    ...lighterOrLess,
    basis: cite('行政处罚法', 32, { item: 3 }),
  },
  'merit-in-cooperation': {
    label: '配合行政机关查处违法行为有立功表现',
    must: true,
    ...lighterOrLess,
    basis: cite('行政处罚法', 32, { item: 4 }),
  },
  'lighter-by-other-law': {
    label: '法律、法规、规章规定其他应当从轻或者减轻处罚的',
    must: true,
    ...lighterOrLess,
    basis: cite('行政处罚法', 32, { item: 5 }),
  },
  'slight-corrected-harmless': {
    label: '违法行为轻微并及时改正，没有造成危害后果',
    must: true,
    ...noPenalty,
    basis: cite('行政处罚法', 33, { paragraph: 1 }),
  },
  'first-slight-corrected': {
    label: '初次违法且危害后果轻微并及时改正',
    must: false,
    ...noPenalty,
    basis: cite('行政处罚法', 33, { paragraph: 1 }),
  },
  'no-fault-proved': {
    label: '有证据足以证明没有主观过错',
    must: true,
    ...noPenalty,
    basis: cite('行政处罚法', 33, { paragraph: 2 }),
  },
  'against-emergency-measures': {
    label: '在突发事件中违反突发事件应对措施',
    must: true,
    weighs: 'heavier',
    mitigates: false,
    basis: cite('行政处罚法', 49),
  },
} as const satisfies Record<string, Weight>

export type LegalCircumstance = keyof typeof legalCircumstances

export const legalCircumstance = (id: LegalCircumstance): Weight => legalCircumstances[id]

export const isLegalCircumstance = (id: string): id is LegalCircumstance =>
  Object.hasOwn(legalCircumstances, id)

/** For a form to choose from: what each is, by its name in stored events. */
export const legalCircumstanceLabels = Object.fromEntries(
  Object.entries(legalCircumstances).map(([id, { label }]) => [id, label]),
) as Readonly<Record<LegalCircumstance, string>>

/** 应当从轻或者减轻, 可以不予处罚: what the article says is to be done. */
export function weightText({ must, weighs, mitigates }: Weight): string {
  const word = must ? '应当' : '可以'
  if (weighs === 'none') return `${must ? '' : word}不予处罚`
  if (weighs === 'heavier') return `${must ? '依法' : word}从重处罚`
  return mitigates ? `${word}从轻或者减轻处罚` : `${word}从轻处罚`
}

/** Whether one of these lets the fine go below the statutory minimum (减轻, 处罚法第30至32条). */
export const mayMitigate = (circumstances: readonly LegalCircumstance[]): boolean =>
  circumstances.some((id) => legalCircumstances[id].mitigates)
