import { flowcharts, type Flowchart } from './flowchart.ts'

/** Which procedures handle a matter of each type (事项类别), the usual one first. 备案 has none of its own. */
const procedures: Readonly<Record<string, readonly string[]>> = {
  行政处罚: ['ordinary-penalty', 'summary-penalty', 'hearing', 'legal-review'],
  行政许可: ['licence'],
  行政检查: ['inspection'],
  行政强制: ['seizure'],
}

/** The flowcharts of the procedures a matter of this type goes through; empty for a type without any. */
export function flowchartsOfMatter(type: string): Flowchart[] {
  const ids = Object.hasOwn(procedures, type) ? (procedures[type] ?? []) : []
  return ids.flatMap((id) => flowcharts.find((chart) => chart.id === id) ?? [])
}
