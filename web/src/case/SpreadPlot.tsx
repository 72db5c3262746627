import type { LikeCasesView } from '@zhaofa/contract'
import { shortYuan } from '@zhaofa/domain/shared/money.ts'
import { useId } from 'react'

const height = 220
const top = 14
const bottom = 28
/** The amounts stand left of the drawing; shares of its width, so that a phone needs no drawing of its own. */
const left = 17
const right = 4

/**
 * 类案的分布: a dot for each like case by day and fine, the tier as a hatched band, the median as a broken line, this case as
 * a diamond. Forms and not colours tell them apart; the table below says the same.
 */
export function SpreadPlot({ view }: { view: LikeCasesView }) {
  const pattern = useId()
  const { cases, band, spread, fineFen, since, today } = view
  const amounts = [
    ...cases.map((each) => each.fineFen),
    ...(band ? [band.minFen, band.maxFen] : []),
    ...(fineFen === null ? [] : [fineFen]),
  ]
  if (cases.length === 0) return null
  const low = Math.min(...amounts)
  const high = Math.max(...amounts, low + 1)
  const y = (fen: number) =>
    Math.round(top + (1 - (fen - low) / (high - low)) * (height - top - bottom))
  const first = Date.parse(since)
  const x = (day: string) =>
    `${(left + ((Date.parse(day) - first) / (Date.parse(today) - first)) * (100 - left - right)).toFixed(2)}%`
  const ends = [...new Set([low, high, ...(spread ? [spread.medianFen] : [])])]
  return (
    <svg className="spread-plot" height={height} role="img" aria-label={wordsOf(view)}>
      <defs>
        <pattern id={pattern} width="7" height="7" patternUnits="userSpaceOnUse">
          <path className="hatch" d="M0 7 7 0" />
        </pattern>
      </defs>
      {band && (
        <rect
          className="band"
          fill={`url(#${pattern})`}
          x={`${left}%`}
          width={`${100 - left - right}%`}
          y={y(band.maxFen)}
          height={Math.max(2, y(band.minFen) - y(band.maxFen))}
        />
      )}
      <line
        className="axis"
        x1={`${left}%`}
        x2={`${100 - right}%`}
        y1={height - bottom + 8}
        y2={height - bottom + 8}
      />
      {spread && (
        <line
          className="median"
          x1={`${left}%`}
          x2={`${100 - right}%`}
          y1={y(spread.medianFen)}
          y2={y(spread.medianFen)}
        />
      )}
      {apartBy(ends, y).map((fen) => (
        <text key={fen} className="amount" x={`${left - 2}%`} y={y(fen) + 4}>
          {shortYuan(fen)}
        </text>
      ))}
      {yearsBetween(since, today).map((year) => (
        <text key={year} className="year" x={x(`${year}-01-01`)} y={height - 4}>
          {year}
        </text>
      ))}
      {cases.map(({ number, decidedOn, fineFen: fen, compared }, index) =>
        compared ? (
          <circle
            key={`${number}-${index}`}
            className="like"
            cx={x(decidedOn)}
            cy={y(fen)}
            r="4.5"
          />
        ) : (
          <circle
            key={`${number}-${index}`}
            className="fell"
            cx={x(decidedOn)}
            cy={y(fen)}
            r="4.5"
          />
        ),
      )}
      {fineFen !== null && (
        <svg className="own" x={x(today)} y={y(fineFen)}>
          <path d="M0-8 8 0 0 8-8 0Z" />
        </svg>
      )}
    </svg>
  )
}

/** Labels that would lie upon each other are left out; the first and the last always stand. */
function apartBy(amounts: readonly number[], y: (fen: number) => number): number[] {
  const room = 16
  return amounts.filter((fen, index) =>
    amounts.slice(0, index).every((other) => Math.abs(y(other) - y(fen)) >= room),
  )
}

/** The years that begin between two days. */
function yearsBetween(since: string, today: string): number[] {
  const from = Number(since.slice(0, 4)) + 1
  const to = Number(today.slice(0, 4))
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
}

function wordsOf({ spread, fineFen, band, position }: LikeCasesView): string {
  const { count = 0, minFen = 0, medianFen = 0, maxFen = 0 } = spread ?? {}
  return [
    `同类案件 ${count} 件`,
    ...(spread
      ? [`罚款 ${shortYuan(minFen)} 至 ${shortYuan(maxFen)} 元，中位数 ${shortYuan(medianFen)} 元`]
      : []),
    ...(band ? [`本档 ${shortYuan(band.minFen)} 至 ${shortYuan(band.maxFen)} 元`] : []),
    ...(fineFen === null ? [] : [`本案 ${shortYuan(fineFen)} 元，${position ?? ''}`]),
  ].join('；')
}
