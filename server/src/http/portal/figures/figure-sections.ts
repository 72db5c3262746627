import { penaltyKinds, type PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import type { PublishedContent } from '@zhaofa/domain/publicity/records/public-record.ts'
import type { Figure } from '../../../storage/publication/figures.ts'
import { publishedKinds } from '../decisions/list-query.ts'
import { numberText } from '../decisions/wording.ts'
import { barChart } from '../frame/bar-chart.ts'
import { html, type Markup } from '../frame/html.ts'
import { monthChart, type YearOfMonths } from '../frame/month-chart.ts'
import { withAgency } from '../frame/publishers.ts'
import {
  cell,
  figureSection,
  figuresUrl,
  linked,
  listOf,
  moneyOf,
  sumOf,
  table,
  yearBefore,
  yuan,
  type FiguresData,
} from './figure-table.ts'

/** Fines and confiscated gains in 万元, for the drawing. */
function wanYuan(figures: readonly Figure[]): number {
  const sums = figures.map(({ fineFen, confiscatedFen }) => (fineFen ?? 0) + (confiscatedFen ?? 0))
  return sums.reduce((all, fen) => all + fen, 0) / 1_000_000
}

export function byMonth(data: FiguresData): Markup {
  const { year, months, today } = data
  const last = today.startsWith(year) ? Number(today.slice(5, 7)) : 12
  const numbers = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
  const of = (period: string) => months.filter((each) => each.period === period)
  const before = yearBefore(year)
  const compared = months.some(({ period }) => period.startsWith(before))
  const monthsDrawn = (title: string, valueOf: (of: readonly Figure[]) => number) => {
    const drawn = (each: string, until: number): YearOfMonths => ({
      year: each,
      values: numbers.map((month, i) => (i < until ? valueOf(of(`${each}-${month}`)) : null)),
    })
    return monthChart(title, drawn(year, last), compared ? drawn(before, 12) : null)
  }
  const kinds = Object.keys(publishedKinds).filter((kind) =>
    months.some(({ value, period }) => value === kind && period.startsWith(year)),
  ) as PublishedContent['kind'][]
  const rows = numbers.slice(0, last).map((month) => {
    const decided = `${year}-${month}`
    const counted = of(decided)
    return html`<tr>
      <th scope="row" class="nowrap">${`${Number(month)} 月`}</th>
      ${kinds.map((kind) => {
        const count = sumOf(counted.filter(({ value }) => value === kind))
        return cell(publishedKinds[kind], linked(count, listOf(data, { decided, kind })))
      })}
      ${cell('合计', linked(sumOf(counted), listOf(data, { decided })))}
      ${
        compared &&
        cell(
          `${before} 年同月`,
          linked(sumOf(of(`${before}-${month}`)), listOf(data, { decided: `${before}-${month}` })),
        )
      }
      ${cell('罚款（元）', yuan(moneyOf(counted, 'fineFen')))}
      ${cell('没收违法所得（元）', yuan(moneyOf(counted, 'confiscatedFen')))}
    </tr>`
  })
  const heads = [
    ...kinds.map((kind) => publishedKinds[kind]),
    '合计',
    ...(compared ? [`${before} 年同月`] : []),
    '罚款（元）',
    '没收违法所得（元）',
  ]
  return figureSection({
    id: 'months',
    title: '按月份',
    drawings: [
      { caption: '件数', drawing: monthsDrawn('按月份的件数', (of) => sumOf(of)) },
      {
        caption: '罚款和没收违法所得（万元）',
        drawing: monthsDrawn('按月份的罚没数额', (of) => wanYuan(of)),
      },
    ],
    table: table('按月份的件数和罚没数额', ['月份', ...heads], rows),
  })
}

/** Matters drawn; the table has all of them. */
const mattersDrawn = 12

export function byMatter(data: FiguresData): Markup | null {
  const { year, matters } = data
  // Records of licences, inspections and draws belong to no matter and are under their kind.
  const own = matters.filter(({ value }) => !Object.hasOwn(publishedKinds, value))
  if (own.length === 0) return null
  const rows = own.map(
    ({ value, label, count, fineFen, confiscatedFen }) =>
      html`<tr>
        <th scope="row">${label}</th>
        ${cell('件数', linked(count, listOf(data, { decided: year, matter: value })))}
        ${cell('罚款（元）', yuan(fineFen))} ${cell('没收违法所得（元）', yuan(confiscatedFen))}
      </tr>`,
  )
  return figureSection({
    id: 'matters',
    title: '按执法事项',
    about: '适用几个事项的决定，计入案由所列的第一个事项。',
    drawings: [
      {
        caption: '件数最多的事项',
        drawing: barChart(
          '按执法事项的件数',
          own.slice(0, mattersDrawn).map(({ label, count }) => ({
            label,
            value: count,
            text: `${numberText(count)} 件`,
          })),
        ),
      },
    ],
    table: table(
      '按执法事项的件数和罚没数额',
      ['执法事项', '件数', '罚款（元）', '没收违法所得（元）'],
      rows,
    ),
  })
}

export function byKind(data: FiguresData): Markup {
  const { year, byYear } = data
  const before = yearBefore(year)
  const of = (period: string, kind: string) =>
    sumOf(byYear.filter((each) => each.period === period && each.value === kind))
  const compared = byYear.some(({ period }) => period === before)
  const kinds = (Object.keys(publishedKinds) as PublishedContent['kind'][]).filter(
    (kind) => of(year, kind) > 0 || of(before, kind) > 0,
  )
  const rows = kinds.map(
    (kind) =>
      html`<tr>
        <th scope="row">${publishedKinds[kind]}</th>
        ${cell(`${year} 年`, linked(of(year, kind), listOf(data, { decided: year, kind })))}
        ${
          compared &&
          cell(`${before} 年`, linked(of(before, kind), listOf(data, { decided: before, kind })))
        }
      </tr>`,
  )
  return figureSection({
    id: 'kinds',
    title: '按类别',
    drawings: [
      {
        caption: '件数',
        drawing: barChart(
          '按类别的件数',
          kinds.map((kind) => ({
            label: publishedKinds[kind],
            value: of(year, kind),
            text: `${numberText(of(year, kind))} 件`,
          })),
        ),
      },
    ],
    table: table(
      '按类别的件数',
      ['类别', `${year} 年`, ...(compared ? [`${before} 年`] : [])],
      rows,
    ),
  })
}

export function byPenalty(data: FiguresData): Markup | null {
  const { year, penalties } = data
  if (penalties.length === 0) return null
  const kinds = (Object.keys(penaltyKinds) as PenaltyKind[]).flatMap((kind) =>
    penalties.filter(({ value }) => value === kind).map((figure) => ({ kind, figure })),
  )
  const rows = kinds.map(
    ({ kind, figure: { count, fineFen, confiscatedFen } }) =>
      html`<tr>
        <th scope="row">${penaltyKinds[kind]}</th>
        ${cell('件数', linked(count, listOf(data, { decided: year, penalty: kind })))}
        ${cell('数额（元）', yuan(fineFen ?? confiscatedFen))}
      </tr>`,
  )
  return figureSection({
    id: 'penalties',
    title: '按处罚种类',
    about: '一件决定并处两种以上处罚的，在每一种里各计一次，所以各种的合计可以多于决定的件数。',
    drawings: [
      {
        caption: '件数',
        drawing: barChart(
          '按处罚种类的件数',
          kinds.map(({ kind, figure: { count } }) => ({
            label: penaltyKinds[kind],
            value: count,
            text: `${numberText(count)} 件`,
          })),
        ),
      },
    ],
    table: table('按处罚种类的件数和数额', ['处罚种类', '件数', '数额（元）'], rows),
  })
}

export function byYears(data: FiguresData): Markup | null {
  const { years, byYear, withdrawals, agency } = data
  if (years.length < 2) return null
  const of = (year: string) => byYear.filter(({ period }) => period === year)
  const rows = years.map((year) => {
    const counted = of(year)
    const ofKind = (kind: PublishedContent['kind']) =>
      linked(
        sumOf(counted.filter(({ value }) => value === kind)),
        listOf(data, { decided: year, kind }),
      )
    return html`<tr>
      <th scope="row"><a href="${figuresUrl(year, agency)}">${`${year} 年`}</a></th>
      ${cell('决定和结果', linked(sumOf(counted), listOf(data, { decided: year })))}
      ${cell('行政处罚', ofKind('penalty-decision'))}
      ${cell('不予处罚', ofKind('no-penalty-decision'))}
      ${cell('罚款（元）', yuan(moneyOf(counted, 'fineFen')))}
      ${cell('没收违法所得（元）', yuan(moneyOf(counted, 'confiscatedFen')))}
      ${cell(
        '撤回',
        linked(withdrawals.get(year) ?? 0, withAgency(`/withdrawals?year=${year}`, agency)),
      )}
    </tr>`
  })
  return figureSection({
    id: 'years',
    title: '各年比较',
    about: '往年的决定公示期满就移出，件数随之减少，不能据此比较各年作出的决定。',
    drawings: [
      {
        caption: '件数',
        drawing: barChart(
          '各年的件数',
          years.map((year) => ({
            label: `${year} 年`,
            value: sumOf(of(year)),
            text: `${numberText(sumOf(of(year)))} 件`,
          })),
        ),
      },
      {
        caption: '罚款和没收违法所得（万元）',
        drawing: barChart(
          '各年的罚没数额',
          years.map((year) => ({
            label: `${year} 年`,
            value: wanYuan(of(year)),
            text: `${wanYuan(of(year)).toFixed(2)} 万元`,
          })),
        ),
      },
    ],
    table: table(
      '各年的件数和罚没数额',
      ['年份', '决定和结果', '行政处罚', '不予处罚', '罚款（元）', '没收违法所得（元）', '撤回'],
      rows,
    ),
  })
}
