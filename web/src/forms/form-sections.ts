import type { FieldView } from '@zhaofa/contract'

export type Section = { title: string; note: string; fields: FieldView[] }

/** Acts whose fields belong together by meaning rather than by what is still empty. */
const layouts: Record<string, { title: string; fields: string[] }[]> = {
  'issue-advance-notice': [
    {
      title: '裁量',
      fields: [
        'kinds',
        'fineFen',
        'confiscatedFen',
        'confiscatedGoods',
        'terms',
        'reason',
        'deviationReason',
      ],
    },
    { title: '陈述申辩与听证', fields: ['statementDays'] },
  ],
  'conclude-investigation': [
    { title: '事实和性质', fields: ['facts', 'nature', 'gainsFen', 'circumstances'] },
    {
      title: '处理建议和裁量',
      fields: [
        'outcome',
        'noPenaltyReason',
        'tier',
        'tierReason',
        'kinds',
        'fineFen',
        'confiscatedFen',
        'confiscatedGoods',
        'terms',
        'deviationReason',
      ],
    },
    { title: '本案的特别情形', fields: ['flags'] },
  ],
}

/** Acts at which the amount is weighed: the tier table and the scale are shown with it. */
export const weighing = new Set([
  'issue-advance-notice',
  'conclude-investigation',
  'draft-decision',
])

/**
 * What has to be filled in comes first, then what the case already answered, then what is optional.
 * @param opened the values the form opened with.
 */
export function sectionsOf(
  act: string,
  fields: readonly FieldView[],
  opened: Record<string, unknown>,
): Section[] {
  const layout = layouts[act]
  if (layout) return laidOut(layout, fields)
  const missing = fields.filter((field) => field.required && isBlank(opened[field.name]))
  const answered = fields.filter((field) => !isBlank(opened[field.name]))
  const optional = fields.filter((field) => !field.required && isBlank(opened[field.name]))
  return [
    { title: '要填的', note: `${missing.length} 项`, fields: missing },
    { title: '已填好，请核对', note: `${answered.length} 项，可以改`, fields: answered },
    { title: '用得着时再填', note: `${optional.length} 项`, fields: optional },
  ].filter((section) => section.fields.length > 0)
}

function laidOut(
  layout: { title: string; fields: string[] }[],
  fields: readonly FieldView[],
): Section[] {
  const named = new Set(layout.flatMap((section) => section.fields))
  const rest = fields.filter(({ name }) => !named.has(name))
  return [
    ...layout.map(({ title, fields: names }) => ({
      title,
      note: '',
      fields: fields.filter(({ name }) => names.includes(name)),
    })),
    { title: '其他', note: '', fields: rest },
  ].filter((section) => section.fields.length > 0)
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
