import { Readable } from 'node:stream'
import { openDataLicence } from '@zhaofa/domain/publicity/open-data/licence.ts'
import type { DataValue } from '@zhaofa/domain/publicity/open-data/data-field.ts'
import { csvText } from '../../../documents/sheets/csv.ts'
import { xlsxFile } from '../../../documents/sheets/xlsx.ts'
import type { DataFormat, Dataset } from './datasets.ts'

type WrittenData = {
  readonly dataset: Dataset
  readonly rows: AsyncIterable<readonly DataValue[]>
  /** Where the next incremental download starts. */
  readonly cursor: number
  readonly incremental: boolean
  readonly origin: string
  readonly at: Date
  /** What else is said of the whole in JSON. */
  readonly about?: Readonly<Record<string, string | number>>
}

/** The file of a download, written while it is read. */
export function dataStream(format: DataFormat, written: WrittenData): Readable {
  const { dataset, rows, at } = written
  switch (format) {
    case 'csv':
      return Readable.from(csvText(dataset.fields, rows), { objectMode: false })
    case 'json':
      return Readable.from(jsonText(written), { objectMode: false })
    case 'xlsx':
      return xlsxFile({ sheet: dataset.title, columns: dataset.fields, rows, at })
  }
}

const chunkCharacters = 32 * 1024

async function* jsonText(written: WrittenData): AsyncGenerator<string, void, undefined> {
  const { dataset, rows, cursor, incremental, origin, at, about } = written
  const head = {
    dataset: dataset.id,
    title: dataset.title,
    licence: openDataLicence.code,
    dictionary: `${origin}/data/${dataset.id}`,
    readAt: at.toISOString(),
    cursor,
    incremental,
    ...about,
  }
  const codes = dataset.fields.map(({ code }) => JSON.stringify(code))
  const numeric = dataset.fields.map(({ type }) => type === 'amount' || type === 'integer')
  let text = `${JSON.stringify(head).slice(0, -1)},"records":[`
  let first = true
  for await (const row of rows) {
    const pairs = row.map((value, i) => {
      // An amount is written as its decimal text: 18000.50, exact to the fen.
      const written = numeric[i] && value !== null ? String(value) : JSON.stringify(value)
      return `${codes[i]}:${written}`
    })
    text += `${first ? '\n' : ',\n'}{${pairs.join(',')}}`
    first = false
    if (text.length > chunkCharacters) {
      yield text
      text = ''
    }
  }
  yield `${text}\n]}\n`
}
