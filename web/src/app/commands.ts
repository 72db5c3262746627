import type { SearchHit } from '@zhaofa/contract'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { entriesFor } from './navigation.ts'

/** What can be done or opened without a case, found by its name like everything else. */
export function commandsFor(roles: readonly Role[], words: string): SearchHit[] {
  const terms = words.trim().split(/\s+/).filter(Boolean)
  const pages = entriesFor(roles).map(({ to, title }) => page(title, to))
  const acts: SearchHit[] = roles.includes('officer')
    ? [{ kind: 'act', title: '登记线索', detail: '新的案件', href: '/cases/new', blocked: null }]
    : []
  return [...acts, ...pages].filter(({ title }) => terms.some((term) => title.includes(term)))
}

function page(title: string, href: string): SearchHit {
  return { kind: 'page', title, detail: '页面', href, blocked: null }
}
