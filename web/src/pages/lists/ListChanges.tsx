import type { ListView } from '@zhaofa/contract'
import type { ListDifference } from '@zhaofa/domain/publicity/lists/list-difference.ts'
import type { ListRow } from '../../api/lists.ts'

/** How many lines of each kind are shown; the numbers above count all of them. */
const maxRowsShown = 50

type Props = { list: ListView; difference: ListDifference }

/** What these rows change of the list that is published. */
export function ListChanges({ list, difference }: Props) {
  const { published, columns } = list
  const { added, removed, changed } = difference
  if (!published || added.length + removed.length + changed.length === 0) return null
  const titleOf = (name: string) => columns.find((column) => column.name === name)?.title ?? name
  const nameOf = (row: ListRow) =>
    columns
      .slice(0, 3)
      .flatMap(({ name }) => (row[name] ? [row[name]] : []))
      .join('　')
  return (
    <section className="card below-12" aria-label="与已公布的不同">
      <div className="card-head">
        <h2>与已公布的不同</h2>
        <span className="sub">
          新增 {added.length}，删去 {removed.length}，改动 {changed.length}
        </span>
      </div>
      <div className="card-body">
        <ul className="row-changes">
          {added.slice(0, maxRowsShown).map((row) => (
            <li key={`+${JSON.stringify(row)}`}>
              <span className="tag green">新增</span> <span>{nameOf(row)}</span>
            </li>
          ))}
          {removed.slice(0, maxRowsShown).map((row) => (
            <li key={`-${JSON.stringify(row)}`}>
              <span className="tag red">删去</span> <span>{nameOf(row)}</span>
            </li>
          ))}
          {changed.slice(0, maxRowsShown).map(({ before, after, columns: names }) => (
            <li key={JSON.stringify(after)}>
              <span className="tag amber">改动</span>{' '}
              <span>
                {nameOf(after)}：
                {names
                  .map((name) => `${titleOf(name)}“${before[name] ?? ''}”→“${after[name] ?? ''}”`)
                  .join('；')}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
