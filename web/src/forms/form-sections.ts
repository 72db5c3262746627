import type { FieldView } from '@zhaofa/contract'

/** `folded`: seldom needed, so it opens only when asked or when something in it is wrong. */
export type Section = { title: string; note: string; fields: FieldView[]; folded: boolean }

type Part = { title: string; fields: string[]; folded?: true }

const otherPenalties: Part = {
  title: '处罚种类和其他处罚',
  folded: true,
  fields: ['kinds', 'confiscatedFen', 'confiscatedGoods', 'terms', 'deviationReason'],
}

/** Acts whose fields belong together by meaning rather than by what is still empty. */
const layouts: Record<string, Part[]> = {
  'issue-advance-notice': [
    { title: '裁量', fields: ['fineFen', 'reason'] },
    otherPenalties,
    { title: '陈述申辩与听证', fields: ['statementDays'] },
  ],
  'conclude-investigation': [
    { title: '事实和性质', fields: ['facts', 'nature', 'gainsFen', 'circumstances'] },
    { title: '处理建议', fields: ['outcome', 'tier', 'fineFen', 'tierReason'] },
    { ...otherPenalties, fields: [...otherPenalties.fields, 'noPenaltyReason'] },
    { title: '本案的特别情形', fields: ['flags'] },
  ],
  'draft-decision': [
    { title: '拟作决定', fields: ['outcome', 'fineFen', 'discretionReason'] },
    { ...otherPenalties, fields: [...otherPenalties.fields, 'noPenaltyReason', 'education'] },
    { title: '事实和申辩', fields: ['facts', 'statementHandling', 'hearingUse'] },
  ],
}

/**
 * What has to be filled in comes first, then what the case already answered, then what is optional.
 * @param answered the fields the case answered, whatever a draft holds.
 */
export function sectionsOf(
  act: string,
  fields: readonly FieldView[],
  answered: readonly string[],
): Section[] {
  const layout = layouts[act]
  if (layout) return laidOut(layout, fields)
  const isAnswered = ({ name }: FieldView) => answered.includes(name)
  const missing = fields.filter((field) => field.required && !isAnswered(field))
  const toCheck = fields.filter(isAnswered)
  const optional = fields.filter((field) => !field.required && !isAnswered(field))
  return [
    { title: '要填的', note: `${missing.length} 项`, fields: missing, folded: false },
    {
      title: '已填好，请核对',
      note: `${toCheck.length} 项，可以改`,
      fields: toCheck,
      folded: false,
    },
    { title: '用得着时再填', note: `${optional.length} 项`, fields: optional, folded: true },
  ].filter((section) => section.fields.length > 0)
}

function laidOut(layout: readonly Part[], fields: readonly FieldView[]): Section[] {
  const named = new Set(layout.flatMap((part) => part.fields))
  const parts: Section[] = layout.map(({ title, fields: names, folded = false }) => ({
    title,
    note: '',
    fields: names.flatMap((name) => fields.filter((field) => field.name === name)),
    folded,
  }))
  const rest = fields.filter(({ name }) => !named.has(name))
  return [...parts, { title: '其他', note: '', fields: rest, folded: false }].filter(
    (section) => section.fields.length > 0,
  )
}

/** How many required fields nobody has answered yet. */
export function countBlank(fields: readonly FieldView[], values: Record<string, unknown>): number {
  return fields.filter((field) => field.required && isBlank(values[field.name])).length
}

export function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  )
}
