import type { CatalogueImpact } from '@zhaofa/contract'

type Years = CatalogueImpact['years']

const height = 120
const base = 140
const step = 58

/** Cases of each year that the change holds for: reviewed for another reason, and only by this one. */
export function ImpactChart({ years }: { years: Years }) {
  const most = Math.max(1, ...years.map(({ hits }) => hits))
  const tall = (count: number) => (count / most) * height
  const width = 30 + years.length * step
  return (
    <figure className="impact-chart">
      <svg viewBox={`0 0 ${width} 164`} role="img" aria-label="各年符合的案件数，数字见表">
        <line className="axis" x1="22" x2={width} y1={base} y2={base} />
        <text x="16" y={base + 4} textAnchor="end">
          0
        </text>
        <text x="16" y={base - height + 4} textAnchor="end">
          {most}
        </text>
        {years.map(({ year, hits, newHits }, i) => {
          const x = 40 + i * step
          const known = tall(hits - newHits)
          return (
            <g key={year}>
              <rect className="known" x={x} y={base - known} width="26" height={known} />
              <rect
                className="new"
                x={x}
                y={base - known - tall(newHits)}
                width="26"
                height={tall(newHits)}
              />
              <text x={x + 13} y={base + 18} textAnchor="middle">
                {year}
              </text>
            </g>
          )
        })}
      </svg>
      <figcaption className="sub">
        <i className="known" /> 已因其他情形审核 <i className="new" /> 新增应审
      </figcaption>
    </figure>
  )
}

/** The same numbers as a table. */
export function ImpactTable({ years }: { years: Years }) {
  const sum = (of: (year: Years[number]) => number) =>
    years.reduce((all, each) => all + of(each), 0)
  const drops = sum(({ dropped }) => dropped) > 0
  return (
    <table className="table">
      <thead>
        <tr>
          <th>年</th>
          <th className="right">已结案件</th>
          <th className="right">符合</th>
          <th className="right">新增应审</th>
          {drops && <th className="right">不再须审</th>}
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, judged, hits, newHits, dropped }) => (
          <tr key={year}>
            <td>{year}</td>
            <td className="right">{judged}</td>
            <td className="right">{hits}</td>
            <td className="right">{newHits}</td>
            {drops && <td className="right">{dropped}</td>}
          </tr>
        ))}
        <tr>
          <th scope="row">合计</th>
          <td className="right">{sum(({ judged }) => judged)}</td>
          <td className="right">{sum(({ hits }) => hits)}</td>
          <td className="right">{sum(({ newHits }) => newHits)}</td>
          {drops && <td className="right">{sum(({ dropped }) => dropped)}</td>}
        </tr>
      </tbody>
    </table>
  )
}
