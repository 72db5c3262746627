import { columnsOf, type ItemColumn } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { DataValue } from '@zhaofa/domain/publicity/open-data/data-field.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { PublishedList } from '../../../storage/publication/lists/list-versions.ts'
import type { Dataset } from './datasets.ts'

/** A list as a table to download; undefined for what is no 公示条目. */
export function listDataset(item: string): Omit<Dataset, 'rows'> | undefined {
  const type = disclosureItemTypes.find(({ id }) => id === item)
  if (!type) return undefined
  return {
    id: `lists/${item}`,
    title: type.title,
    about: `现行的${type.title}；带上版本（version）或者日期（on），得到当时的清单。`,
    incremental: false,
    fields: columnsOf(type).map(fieldOf(type.title)),
  }
}

const fieldOf =
  (list: string) =>
  ({ name, title, kind, standard, format, required }: ItemColumn): Dataset['fields'][number] => ({
    code: name,
    title,
    // A day may also be 长期, and a list is what people wrote: nothing is computed with.
    type: 'text',
    meaning: [standard, kind === 'text' ? '' : format, required ? '' : '可以没有']
      .filter(Boolean)
      .join('；'),
    source: list,
  })

/** The lines of one version, in the order of its columns. */
export async function* listLines(
  { fields }: Pick<Dataset, 'fields'>,
  { rows }: Pick<PublishedList, 'rows'>,
): AsyncGenerator<readonly DataValue[], void, undefined> {
  for (const row of rows) yield fields.map(({ code }) => row[code] || null)
}
