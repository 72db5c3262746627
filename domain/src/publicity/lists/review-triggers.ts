import { citationStatus } from '../../citation/citation-status.ts'
import type { LawRegistry } from '../../citation/law-registry.ts'
import type { PlainDate } from '../../shared/plain-date.ts'
import type { Row } from './item-columns.ts'

/** Why a published list has to be looked at again (动态调整). */
export type ReviewTrigger = {
  /** The same cause always has the same key, so that nobody who looked and kept the list is asked again. */
  readonly key: string
  readonly text: string
}

/** One text of a law: imported, or known to the registry. */
type LawChange = {
  readonly title: string
  readonly number: string
  readonly validFrom: PlainDate
}

type Published = { readonly rows: readonly Row[]; readonly publishedOn: PlainDate }

/** Laws the list cites that have another text since it was published, or no longer apply. */
export function lawTriggers(
  { rows, publishedOn }: Published,
  {
    texts,
    registry,
    today,
  }: { texts: readonly LawChange[]; registry: LawRegistry; today: PlainDate },
): ReviewTrigger[] {
  const known = [...registry.values()]
  const registered = known.flatMap(({ title, versions }) =>
    versions.filter(({ validFrom }) => validFrom <= today).map((each) => ({ ...each, title })),
  )
  const newer = [...texts, ...registered].filter(({ validFrom }) => validFrom > publishedOn)
  const ended = known.filter(
    ({ repeal }) => repeal !== null && repeal.on > publishedOn && repeal.on <= today,
  )
  if (newer.length + ended.length === 0) return []
  const text = rows.flatMap((row) => Object.values(row)).join('\n')
  const found = new Map<string, ReviewTrigger>()
  for (const { title, number, validFrom } of newer.filter(({ title }) => cites(text, title))) {
    const key = `law ${title} ${number}`
    const words = `引用的《${title}》有新的文本（${number}，${validFrom} 起施行），须核对条文`
    found.set(key, { key, text: words })
  }
  for (const { title } of ended.filter(({ title }) => cites(text, title))) {
    const status = citationStatus({ instrument: title }, today, registry)
    if (status.status !== 'repealed') continue
    found.set(`repeal ${title}`, { key: `repeal ${title}`, text: status.reason })
  }
  return [...found.values()]
}

/** Named as itself, not as the beginning of the title of its implementing rules. */
function cites(text: string, title: string): boolean {
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + 1)) {
    if (!text.startsWith('实施', at + title.length)) return true
  }
  return false
}

/** People on a list of posts who hold no certificate any more. */
export function officerTriggers(
  item: string,
  rows: readonly Row[],
  certified: ReadonlySet<string>,
): ReviewTrigger[] {
  if (item !== 'in_window_board') return []
  const names = new Set(rows.flatMap(({ name }) => (name ? [name] : [])))
  return [...names]
    .filter((name) => !certified.has(name))
    .map((name) => ({ key: `officer ${name}`, text: `${name}已经没有有效的执法证件` }))
}
