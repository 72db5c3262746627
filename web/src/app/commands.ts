import type { OpeningOffer, SearchHit } from '@zhaofa/contract'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { openingHref } from '../case/OpeningLinks.tsx'
import { entriesFor } from './navigation.ts'

/** What can be done or opened without a case, found by its name like everything else. */
export function commandsFor(
  roles: readonly Role[],
  openings: readonly OpeningOffer[],
  words: string,
): SearchHit[] {
  const terms = words.trim().split(/\s+/).filter(Boolean)
  const pages = entriesFor(roles).map(({ to, title }) => page(title, to))
  const acts: SearchHit[] = openings.map((opening) => ({
    kind: 'act',
    title: opening.title,
    detail: '新的案件',
    href: openingHref(opening),
    blocked: opening.unmet[0]?.reason ?? null,
  }))
  return [...acts, ...pages].filter(({ title }) => terms.some((term) => title.includes(term)))
}

function page(title: string, href: string): SearchHit {
  return { kind: 'page', title, detail: '页面', href, blocked: null }
}
