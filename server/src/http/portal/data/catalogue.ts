import type { FieldType } from '@zhaofa/domain/publicity/open-data/data-field.ts'
import { openDataLicence } from '@zhaofa/domain/publicity/open-data/licence.ts'
import { columnsOf, type ItemColumn } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { Publisher } from '../frame/publishers.ts'
import { dataFormats, datasets, dataUrl, mediaTypeOf, type DataFormat, type Dataset } from './datasets.ts'
import { listDataset } from './list-dataset.ts'

/** One published list, and the day of its newest version. */
type ListOfAgency = {
  readonly item: string
  readonly publisher: Publisher
  readonly publishedOn: string
}

export type Catalogued = {
  readonly origin: string
  /** Who runs the portal. */
  readonly portalName: string
  readonly agencyName: string
  /** As it is printed, with its area: 0434-3266133. */
  readonly agencyPhone: string
  readonly lists: readonly ListOfAgency[]
  readonly today: string
}

type Entry = Pick<Dataset, 'id' | 'title' | 'about'> & {
  readonly publisher: string
  readonly modified: string
  readonly page: string
  file(format: DataFormat): string
}

/** Every table there is: those of the whole portal, and each published list of each agency. */
function entriesOf({ origin, agencyName, lists, today }: Catalogued): Entry[] {
  const whole = datasets.map((dataset) => ({
    ...dataset,
    publisher: agencyName,
    // Made from what is shown when it is asked for.
    modified: today,
    page: `${origin}/data/${dataset.id}`,
    file: (format: DataFormat) => `${origin}${dataUrl(dataset, format)}`,
  }))
  const ofAgencies = lists.flatMap(({ item, publisher, publishedOn }) => {
    const dataset = listDataset(item)
    if (!dataset) return []
    return {
      ...dataset,
      id: `${dataset.id}/${publisher.number}`,
      publisher: publisher.name,
      modified: publishedOn,
      page: `${origin}/data/${dataset.id}`,
      file: (format: DataFormat) => `${origin}${publisher.address(dataUrl(dataset, format))}`,
    }
  })
  return [...whole, ...ofAgencies]
}

const formats = Object.keys(dataFormats) as DataFormat[]

const organization = (name: string) => ({ '@type': 'org:Organization', name })

/** Whom to ask about the data; the telephone as RFC 3966 writes it, where it is one that can be dialled. */
function contactOf({ agencyName, agencyPhone }: Catalogued) {
  const [, area, number] = /^0(\d{2,3})-?(\d{7,8})$/.exec(agencyPhone.replace(/\s/g, '')) ?? []
  return {
    '@type': 'vcard:Contact',
    fn: agencyName,
    ...(number && { 'vcard:hasTelephone': { '@id': `tel:+86-${area}-${number}` } }),
  }
}

/** /data.json: the catalogue as DCAT, in the form that harvesters of open-data portals read (Project Open Data 1.1). */
export function dcatCatalogue(catalogued: Catalogued) {
  const { origin, portalName, agencyName } = catalogued
  return {
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    '@id': `${origin}/data.json`,
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    title: `${portalName}开放数据`,
    description: '本网站公示的决定、结果、清单和统计，与网页同源，供程序读取。',
    publisher: organization(agencyName),
    dataset: entriesOf(catalogued).map((entry) => ({
      '@type': 'dcat:Dataset',
      identifier: entry.id,
      title: entry.title,
      description: entry.about,
      keyword: ['行政执法公示', entry.title],
      modified: entry.modified,
      accessLevel: 'public',
      language: ['zh-CN'],
      license: openDataLicence.url,
      landingPage: entry.page,
      publisher: organization(entry.publisher),
      contactPoint: contactOf(catalogued),
      distribution: formats.map((format) => ({
        '@type': 'dcat:Distribution',
        title: dataFormats[format].title,
        accessURL: entry.page,
        downloadURL: entry.file(format),
        mediaType: mediaTypeOf(format),
        format: dataFormats[format].title,
        describedBy: `${origin}/datapackage.json`,
        describedByType: 'application/json',
      })),
    })),
  }
}

/** The same for search engines, in the head of the page of open data (schema.org). */
export function schemaCatalogue(catalogued: Catalogued) {
  const { origin, portalName, agencyName } = catalogued
  return {
    '@context': 'https://schema.org',
    '@type': 'DataCatalog',
    name: `${portalName}开放数据`,
    url: `${origin}/data`,
    license: openDataLicence.url,
    publisher: { '@type': 'GovernmentOrganization', name: agencyName },
    dataset: entriesOf(catalogued).map((entry) => ({
      '@type': 'Dataset',
      name: entry.title,
      description: `${entry.title}：${entry.about}`,
      url: entry.page,
      identifier: entry.id,
      inLanguage: 'zh-CN',
      license: openDataLicence.url,
      isAccessibleForFree: true,
      dateModified: entry.modified,
      creator: { '@type': 'GovernmentOrganization', name: entry.publisher },
      distribution: formats.map((format) => ({
        '@type': 'DataDownload',
        encodingFormat: mediaTypeOf(format),
        contentUrl: entry.file(format),
      })),
    })),
  }
}

type TableField = Readonly<Record<string, unknown>> & { readonly type: string }

const fieldOfType: Record<FieldType, TableField> = {
  text: { type: 'string' },
  date: { type: 'date' },
  amount: { type: 'number' },
  integer: { type: 'integer' },
  'yes-no': { type: 'boolean', trueValues: ['是'], falseValues: ['否'] },
}

/** A day may also be 长期, which is no value: the list has no last day. */
function fieldOfColumn({ kind, options, required }: ItemColumn): TableField {
  const must = required ? { required: true } : {}
  switch (kind) {
    case 'day':
      return { type: 'date' }
    case 'count':
      return { type: 'integer', constraints: must }
    case 'uscc':
      return { type: 'string', constraints: { ...must, pattern: '[0-9A-Z]{18}' } }
    case 'choice':
      return { type: 'string', constraints: { ...must, enum: options } }
    case 'text':
    case 'long-text':
    case 'phone':
      return { type: 'string', constraints: must }
  }
}

/** /datapackage.json: every table with the type of each of its columns, for programs that read the CSV (Frictionless). */
export function dataPackage(catalogued: Catalogued) {
  const columns = new Map(
    disclosureItemTypes.map((type) => [`lists/${type.id}`, columnsOf(type).map(fieldOfColumn)]),
  )
  const { origin, portalName } = catalogued
  const fields = new Map(
    [...datasets, ...disclosureItemTypes.flatMap(({ id }) => listDataset(id) ?? [])].map(
      ({ id, fields }) => [
        id,
        fields.map(({ code, title, type, meaning }, i) => ({
          name: title,
          code,
          description: meaning,
          ...(columns.get(id)?.[i] ?? fieldOfType[type]),
        })),
      ],
    ),
  )
  return {
    name: 'xingzheng-zhifa-gongshi',
    title: `${portalName}开放数据`,
    homepage: `${origin}/data`,
    licenses: [
      { name: openDataLicence.code, title: openDataLicence.name, path: openDataLicence.url },
    ],
    resources: entriesOf(catalogued).map((entry) => {
      const [id, number] = [entry.id.replace(/\/\d+$/, ''), /\/(\d+)$/.exec(entry.id)?.[1]]
      return {
        name: `${id.replace('lists/', '').replaceAll('_', '-')}${number ? `-${number}` : ''}`,
        title: entry.title,
        description: entry.about,
        path: entry.file('csv'),
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: mediaTypeOf('csv'),
        encoding: 'utf-8',
        schema: { fields: fields.get(id) ?? [], missingValues: ['', '长期'] },
      }
    }),
  }
}
