import { groundsInForce, type ReviewCatalogue } from '../review/catalogue.ts'
import type { StatCell, StatTable } from './annual-tables.ts'
import {
  byOutcome,
  countOpinions,
  type CountedOpinion,
  type OpinionCount,
  type ReviewYear,
} from './review-year.ts'

/** One ground, matter or unit, with what was said of it. */
export type ReviewLine = OpinionCount & {
  readonly name: string
  /** 法定情形 or 本地情形, of a ground; null of everything else. */
  readonly kind: string | null
}

/** The year as a page and a sheet show it. */
export type ReviewLines = {
  readonly grounds: readonly ReviewLine[]
  readonly matters: readonly ReviewLine[]
  readonly units: readonly ReviewLine[]
}

/** By which names the year is told. */
export type ReviewNames = {
  readonly catalogue: Pick<ReviewCatalogue, 'grounds'>
  readonly matterName: (code: string) => string
}

const nobodyAsked = '没有应当审核的情形，自行送审'

export function reviewLines(
  { opinions }: Pick<ReviewYear, 'opinions'>,
  { catalogue, matterName }: ReviewNames,
): ReviewLines {
  const nameOf = (code: string | null) => (code === null ? '（还没有立案）' : matterName(code))
  return {
    grounds: groundLines(opinions, catalogue),
    matters: linesBy(opinions, ({ matter }) => nameOf(matter)),
    units: linesBy(opinions, ({ unit }) => unit ?? '（没有送审记录）'),
  }
}

/**
 * Every ground of the catalogue in force, also one that nothing was reviewed for; then those of versions before. An
 * opinion that has several grounds counts for each of them.
 */
function groundLines(
  opinions: readonly CountedOpinion[],
  catalogue: ReviewNames['catalogue'],
): ReviewLine[] {
  const statutory = new Set(
    catalogue.grounds.filter(({ mandatory }) => mandatory).map(({ text }) => text),
  )
  const named = opinions.flatMap(({ grounds }) => grounds)
  const texts = new Set([...groundsInForce(catalogue).map(({ text }) => text), ...named])
  const asked = [...texts].map((text): ReviewLine => ({
    ...{ name: text, kind: statutory.has(text) ? '法定情形' : '本地情形' },
    ...countOpinions(opinions.filter(({ grounds }) => grounds.includes(text))),
  }))
  const voluntary = opinions.filter(({ grounds }) => grounds.length === 0)
  return [...asked, { name: nobodyAsked, kind: null, ...countOpinions(voluntary) }]
}

/** The most opinions first. */
const linesBy = (
  opinions: readonly CountedOpinion[],
  nameOf: (opinion: CountedOpinion) => string,
): ReviewLine[] =>
  [...Map.groupBy(opinions, nameOf)]
    .map(([name, own]): ReviewLine => ({ name, kind: null, ...countOpinions(own) }))
    .toSorted((a, b) => b.opinions - a.opinions || (a.name < b.name ? -1 : 1))

/** How many opinions, and where there is one, how many of them asked for a correction and came in time. */
function cellsOfLine({ name, kind, opinions, corrections, inTime }: ReviewLine): StatCell[] {
  const title = kind === null ? name : `${name}（${kind}）`
  if (opinions === 0) return [{ title, value: 0 }]
  return [
    { title, value: opinions },
    { title: `${title}：其中提出纠正`, value: corrections, part: true },
    { title: `${title}：其中按期出具`, value: inTime, part: true },
  ]
}

type Count = { readonly title: string; readonly value: number }

/** What happened in the reviews of a year, and how the opinions divide. */
export function reviewTotals(year: ReviewYear): Count[] {
  const { opinions } = year
  const { inTime, late, undated, corrections } = countOpinions(opinions)
  return [
    { title: '送审（件次）', value: year.submissions },
    { title: '退回补充材料（件次）', value: year.returned },
    { title: '出具审核意见（份）', value: opinions.length },
    ...byOutcome(opinions).map(({ title, count }) => ({ title: `意见：${title}`, value: count })),
    { title: '提出纠正的意见（份）', value: corrections },
    { title: '承办机构采纳（件次）', value: year.accepted },
    { title: '承办机构提出异议（件次）', value: year.objections },
    { title: '复审意见（份）', value: opinions.filter(({ round }) => round === 2).length },
    { title: '负责人集体讨论审核分歧（件次）', value: year.settled },
    { title: '按期出具（份）', value: inTime },
    { title: '逾期出具（份）', value: late },
    { title: '期限无从核定（份）', value: undated },
    { title: '期末在审（件）', value: year.waiting },
  ]
}

const nothing: ReviewYear = {
  ...{ submissions: 0, returned: 0, opinions: [], accepted: 0, objections: 0, settled: 0 },
  waiting: 0,
}

/** Said of an agency that kept no case here in that year: what nobody recorded is no zero. */
export const notRecorded = '本单位这一年没有用本系统办理案件，没有可以统计的审核记录。'

const source = '国办发〔2018〕118号二（六）、四'
const perOpinion =
  '按审核意见计，复审另计一份；查封、扣押和撤销、变更决定的审核计入；使用本系统以前的旧案不计入。'

/**
 * T8 to T11: 法制审核 as a whole, by ground, by matter and by unit. Null where the agency kept no case in that year:
 * nothing has a number then.
 */
export function reviewTables(year: ReviewYear | null, names: ReviewNames): StatTable[] {
  const lines = reviewLines(year ?? nothing, names)
  const table = (
    id: string,
    title: string,
    cells: readonly StatCell[],
    rules: readonly string[],
  ) => ({
    ...{ id, title, rules, source },
    cells: year ? cells : cells.map((cell) => ({ ...cell, value: null })),
    gap: year ? null : notRecorded,
  })
  const cellsOf = (of: readonly ReviewLine[]): StatCell[] => of.flatMap(cellsOfLine)
  const orNone = (table: StatTable): StatTable =>
    year && table.cells.length === 0 ? { ...table, gap: '这一年没有出具审核意见。' } : table
  return [
    table('T8', '重大执法决定法制审核情况统计表', reviewTotals(year ?? nothing), [
      '按当年出具的审核意见、当年发生的送审、退回、采纳、异议计，送审在上一年的也计。',
      '是否按期，扣除补充材料、停表的期间，加上批准的延长，按出具当日施行的审核天数计。',
      '工作日安排没有公布，或者没有送审记录的，计入期限无从核定。',
      perOpinion,
    ]),
    table('T9', '法制审核件数（按应当审核的情形）', cellsOf(lines.grounds), [
      '一份意见符合几种情形的，每种各计一份，合计可以多于意见数。',
      perOpinion,
    ]),
    orNone(
      table('T10', '法制审核件数（按事项）', cellsOf(lines.matters), [
        '按案件的主要事项计。',
        perOpinion,
      ]),
    ),
    orNone(
      table('T11', '法制审核件数（按承办机构）', cellsOf(lines.units), [
        '按送审人统计时所在的机构计。',
        perOpinion,
      ]),
    ),
  ]
}
