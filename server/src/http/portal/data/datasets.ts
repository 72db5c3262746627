import type { Kysely } from 'kysely'
import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import { recordKinds } from '@zhaofa/domain/publicity/records/record-kinds.ts'
import {
  figureFields,
  type FigureRecord,
} from '@zhaofa/domain/publicity/open-data/figure-fields.ts'
import type { DataField, DataValue } from '@zhaofa/domain/publicity/open-data/data-field.ts'
import { decisionFields } from '@zhaofa/domain/publicity/open-data/decision-fields.ts'
import { publicityRuleFields } from '@zhaofa/domain/publicity/open-data/rule-fields.ts'
import { resultFields } from '@zhaofa/domain/publicity/open-data/record-fields.ts'
import {
  withdrawalFields,
  withheldFields,
  type WithdrawalRecord,
  type WithheldRecord,
} from '@zhaofa/domain/publicity/open-data/simple-fields.ts'
import { publicityRules, type PublicityRule } from '@zhaofa/domain/publicity/publicity-rules.ts'
import { workbookType } from '../../../documents/sheets/xlsx.ts'
import type { Database } from '../../../storage/database.ts'
import {
  exportDecisions,
  exportResults,
  type DecisionRange,
} from '../../../storage/publication/export-decisions.ts'
import { figuresBy, type FigureFacet } from '../../../storage/publication/figures.ts'
import { listWithdrawals } from '../../../storage/publication/find-notice.ts'
import { listAgencies } from '../../../storage/publication/read-portal.ts'
import { listWithheld } from '../../../storage/publication/list-withheld.ts'
import { publishedKinds } from '../decisions/list-query.ts'
import { withdrawalGrounds } from '../decisions/wording.ts'

/** What can be downloaded as a table, and how its columns are explained. */
export type Dataset = {
  readonly id: string
  readonly title: string
  readonly about: string
  /** Whether what changed since a cursor or a day can be asked for. */
  readonly incremental: boolean
  readonly fields: readonly Omit<DataField<never>, 'value'>[]
  rows(db: Kysely<Database>, range: DecisionRange): AsyncIterable<readonly DataValue[]>
}

type Source<Row> = Pick<Dataset, 'id' | 'title' | 'about' | 'incremental'> & {
  readonly fields: readonly DataField<Row>[]
  read(db: Kysely<Database>, range: DecisionRange): AsyncIterable<Row>
}

function dataset<Row>({ fields, read, ...about }: Source<Row>): Dataset {
  return {
    ...about,
    fields,
    async *rows(db, range) {
      for await (const row of read(db, range)) yield fields.map(({ value }) => value(row))
    },
  }
}

/** More than an agency withdraws or withholds in a lifetime. */
const maxListRows = 50_000

async function* withdrawals(
  db: Kysely<Database>,
  { origin }: DecisionRange,
): AsyncGenerator<WithdrawalRecord, void, undefined> {
  for (const { publicId, ground, ...row } of (await listWithdrawals(db, maxListRows)).rows) {
    yield {
      ...row,
      groundTitle: ground && withdrawalGrounds[ground],
      url: `${origin}/decisions/${publicId}`,
    }
  }
}

async function* withheld(db: Kysely<Database>): AsyncGenerator<WithheldRecord, void, undefined> {
  yield* (await listWithheld(db, maxListRows)).rows
}

const figureGroups = {
  all: ['全部', () => '全部决定和结果'],
  kind: ['类别', (value: string) => publishedKinds[value as keyof typeof publishedKinds] ?? value],
  matter: ['执法事项', (_: string, label: string) => label],
  penalty: ['处罚种类', (value: string) => penaltyKinds[value as PenaltyKind] ?? value],
} as const satisfies Record<
  FigureFacet,
  readonly [string, (value: string, label: string) => string]
>

async function* figures(
  db: Kysely<Database>,
  { today }: DecisionRange,
): AsyncGenerator<FigureRecord, void, undefined> {
  const agencies = new Map((await listAgencies(db)).map((each) => [each.agency_id, each.name]))
  for (const facet of Object.keys(figureGroups) as FigureFacet[]) {
    const [group, titleOf] = figureGroups[facet]
    const asked = { facet, from: '0000', to: '9999', by: 'month', today, agencyId: null } as const
    for (const figure of await figuresBy(db, { ...asked, eachAgency: true })) {
      const { agencyId, period: month, value, label, count, fineFen, confiscatedFen } = figure
      // Records of licences, inspections and draws belong to no matter and are under their kind.
      if (facet === 'matter' && Object.hasOwn(recordKinds, value)) continue
      const agencyName = agencies.get(agencyId ?? '') ?? ''
      const sums = { count, fineFen, confiscatedFen }
      yield { agencyName, month, group, code: value, title: titleOf(value, label), ...sums }
    }
  }
}

async function* publicityRuleRows(): AsyncGenerator<PublicityRule, void, undefined> {
  yield* await Promise.resolve(publicityRules())
}

export const datasets: readonly Dataset[] = [
  dataset({
    id: 'decisions',
    title: '行政处罚决定',
    about: '正在公示的行政处罚决定和不予行政处罚决定，与网页同源。',
    incremental: true,
    fields: decisionFields,
    read: exportDecisions,
  }),
  dataset({
    id: 'results',
    title: '许可强制检查抽查结果',
    about: '正在公示的行政许可、行政强制、行政检查、双随机抽查和其他执法结果。',
    incremental: true,
    fields: resultFields,
    read: exportResults,
  }),
  dataset({
    id: 'withdrawals',
    title: '公示撤回说明',
    about: '撤回公示的文号、情形和理由，不含原决定的内容。',
    incremental: false,
    fields: withdrawalFields,
    read: withdrawals,
  }),
  dataset({
    id: 'withheld',
    title: '不予公开条目',
    about: '依法不予公开的决定：只有月份和依据的条文。',
    incremental: false,
    fields: withheldFields,
    read: withheld,
  }),
  dataset({
    id: 'figures',
    title: '执法数据',
    about: '正在公示的决定和结果的件数和罚没数额，按作出月份和类别、事项、处罚种类统计。',
    incremental: false,
    fields: figureFields,
    read: figures,
  }),
  dataset({
    id: 'publicity-rules',
    title: '公示规则',
    about: '公示的范围、内容、方式、时限、程序、期限和不公开的情形，每条写明施行日期和依据。',
    incremental: false,
    fields: publicityRuleFields,
    read: publicityRuleRows,
  }),
]

export const dataFormats = {
  csv: { title: 'CSV', type: 'text/csv; charset=utf-8' },
  xlsx: { title: 'XLSX', type: workbookType },
  json: { title: 'JSON', type: 'application/json; charset=utf-8' },
} as const
export type DataFormat = keyof typeof dataFormats

/** Without its charset, as catalogues name it. */
export const mediaTypeOf = (format: DataFormat): string =>
  dataFormats[format].type.split(';')[0] ?? ''

export function dataUrl({ id }: Pick<Dataset, 'id'>, format: DataFormat): string {
  return `/data/${id}.${format}`
}
