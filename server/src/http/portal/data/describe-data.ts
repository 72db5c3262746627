import { z } from 'zod'
import type { FieldType } from '@zhaofa/domain/publicity/open-data/data-field.ts'
import { fileOf, nothing } from '../../answers.ts'
import { dataFormats, mediaTypeOf, type DataFormat, type Dataset } from './datasets.ts'

/** One value in JSON. What does not apply, or is not public, is null. */
const jsonValues: Record<FieldType, z.ZodType> = {
  text: z.string().nullable(),
  date: z.iso.date().nullable(),
  amount: z.number().nullable(),
  integer: z.int().nullable(),
  'yes-no': z.enum(['是', '否']).nullable(),
}

const head = {
  dataset: z.string(),
  title: z.string(),
  licence: z.string(),
  dictionary: z.url(),
  readAt: z.iso.datetime(),
  cursor: z.int(),
  incremental: z.boolean(),
}

export const notOurCursor =
  '游标（after）不是本网站给出的。请重新下载全量，从其中的游标开始。'

/** What of one version of a list is said beside its lines. */
const listHead = {
  agency: z.string(),
  version: z.int(),
  publishedOn: z.iso.date(),
  reason: z.string().nullable(),
  sha256: z.string(),
}

/** One day of the query. */
const dayOf = (name: string) =>
  z.iso.date({ error: `日期（${name}）应写成 2026-11-20 的样子。` }).optional()

/** What has changed since a cursor that we gave out, or since a day. */
const range = z.looseObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, notOurCursor)
    .optional(),
  since: dayOf('since'),
})

/** How GET /data/{id}.{format} is described to whoever writes a client (http/openapi.ts). */
export function describeDownload(dataset: Dataset, format: DataFormat) {
  const { id, title, about, incremental, fields } = dataset
  const record = z.strictObject(
    Object.fromEntries(fields.map(({ code, type }) => [code, jsonValues[type]])),
  )
  return {
    operationId: `download-${id}-${format}`.replace(/-(\w)/g, (_, letter: string) =>
      letter.toUpperCase(),
    ),
    summary: `${title}，${dataFormats[format].title}`,
    description: incremental
      ? `${about}不带参数是全量；after（上次得到的游标）或者 since（YYYY-MM-DD）以来变化的是增量。`
      : `${about}每次都是全量。`,
    ...(incremental && { querystring: range }),
    response: {
      200:
        format === 'json'
          ? { content: { 'application/json': { schema: z.object({ ...head, records: z.array(record) }) } } }
          : fileOf(mediaTypeOf(format)),
      304: nothing,
    },
  }
}

/** How GET /data/lists/{file} is described: one address for every list in every format. */
export const listDownload = {
  operationId: 'downloadList',
  summary: '公示清单：现行的、某一天的、每一个版本',
  description:
    'file 写条目.格式（csv、xlsx、json），例如 pre_officer.csv；只写条目，得到说明栏目的网页。' +
    'on（YYYY-MM-DD）是那一天的清单，version 是第几版，agency 是机关在本网站的序号。',
  querystring: z.looseObject({
    on: dayOf('on'),
    version: z
      .string()
      .regex(/^[1-9]\d{0,5}$/, '版本（version）应是从 1 开始的整数。')
      .optional(),
    agency: z
      .string()
      .regex(/^[1-9]\d{0,4}$/, '机关（agency）应是机关在本网站的序号，见开放数据页。')
      .optional(),
  }),
  response: {
    200: {
      content: {
        ...fileOf(mediaTypeOf('csv'), mediaTypeOf('xlsx'), 'text/html').content,
        'application/json': {
          schema: z.object({
            ...head,
            ...listHead,
            records: z.array(z.record(z.string(), z.string().nullable())),
          }),
        },
      },
    },
    304: nothing,
  },
}
