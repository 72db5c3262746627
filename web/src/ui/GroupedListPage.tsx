import { useState, type ReactNode } from 'react'
import { Empty } from './Empty.tsx'
import { useTitle } from './use-title.ts'

/** Some of the rows of a page, under the button that chooses them. */
type RowGroup<Row> = { readonly title: string; readonly rows: readonly Row[] }

type Props<Row> = {
  title: string
  about: string
  /** The first one is shown first. */
  groups: readonly [RowGroup<Row>, ...RowGroup<Row>[]]
  /** Between the title and the buttons; after them. */
  links?: ReactNode
  actions?: ReactNode
  empty: { title: string; words: string }
  line: (row: Row) => ReactNode
  /** Below the rows: what is not among them. */
  foot?: ReactNode
}

/** A page that is one list: its title, buttons that choose the rows with their counts, the rows. */
export function GroupedListPage<Row>(props: Props<Row>) {
  const { title, about, groups, links, actions, empty, line, foot } = props
  useTitle(title)
  const [chosen, setChosen] = useState(groups[0].title)
  const { rows } = groups.find((group) => group.title === chosen) ?? groups[0]
  return (
    <>
      <div className="page-title">
        <h1>{title}</h1>
        <span className="sub">{about}</span>
        <span className="spacer" />
        {links}
        <div className="segments" role="group" aria-label="筛选">
          {groups.map((group) => (
            <button
              key={group.title}
              type="button"
              aria-pressed={group.title === chosen}
              onClick={() => setChosen(group.title)}
            >
              {group.title} {group.rows.length}
            </button>
          ))}
        </div>
        {actions}
      </div>
      <section className="card" aria-label={title}>
        {rows.length === 0 ? (
          <Empty title={empty.title}>{empty.words}</Empty>
        ) : (
          <ul className="case-list">{rows.map(line)}</ul>
        )}
        {foot}
      </section>
    </>
  )
}
