import type { ReportField, ReportRecord } from './report-field.ts'
import { xmlText } from '../../shared/xml-text.ts'

const escaped = (text: string) => xmlText(text).replaceAll('"', '&quot;')

type Batch = {
  readonly id: string
  /** 行政处罚 or 行政许可. */
  readonly title: string
  readonly fields: readonly ReportField[]
  readonly records: readonly ReportRecord[]
}

/**
 * A batch as XML, for platforms that exchange files: an element for each field of each record, named by the code of the
 * template, in its order; one that does not apply is empty. No schema of a platform was seen, so there is no namespace.
 */
export function reportXml({ id, title, fields, records }: Batch): string {
  const lines = records.map((record) => {
    const elements = fields.map(({ code }) => `<${code}>${escaped(record[code] ?? '')}</${code}>`)
    return `  <record>${elements.join('')}</record>\n`
  })
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<batch id="${escaped(id)}" kind="${escaped(title)}" count="${records.length}">\n${lines.join('')}</batch>\n`
  )
}
