import {
  administrationSets,
  caseSetTitles,
  letterSetTitles,
  type AdministrationSet,
  type CaseListQuery,
  type CaseSet,
  type FirmFilter,
  type ImportedCaseQuery,
  type SealUseQuery,
  type LetterSet,
  type VisitFiguresQuery,
} from '@zhaofa/contract'
import { firmStatuses, riskGrades } from '@zhaofa/domain/inspection/register/firm.ts'
import {
  visitGroupings,
  visitSets,
  type VisitGrouping,
  type VisitSet,
} from '@zhaofa/domain/statistics/visit-figures.ts'

/** What an address says after its `?`; anybody may have written it, so what is not known is left out. */
type Search = Readonly<Record<string, unknown>>

/** Where one goes after signing in: a path of this office and no other address. */
export const signInSearch = ({ next }: Search): { next?: string } =>
  typeof next === 'string' && next.startsWith('/') ? { next } : {}

export const caseSearch = (search: Search): Omit<CaseListQuery, 'after'> => ({
  ...(typeof search['q'] === 'string' && { q: search['q'] }),
  ...(typeof search['stage'] === 'string' && { stage: search['stage'] }),
  ...(search['mine'] === 'true' && { mine: 'true' as const }),
  ...((search['state'] === 'closed' || search['state'] === 'all') && { state: search['state'] }),
  ...((search['about'] === 'cases' || search['about'] === 'visits') && { about: search['about'] }),
  ...(isCaseSet(search['set']) && { set: search['set'] }),
  ...textFilters(search),
})

export const oldCaseSearch = (search: Search): Omit<ImportedCaseQuery, 'after'> => ({
  ...(typeof search['q'] === 'string' && search['q'] !== '' && { q: search['q'] }),
  ...(search['due'] === 'true' && { due: 'true' as const }),
  ...(typeof search['importId'] === 'string' && { importId: search['importId'] }),
})

export const sealUseSearch = (search: Search): Omit<SealUseQuery, 'after'> => ({
  ...(typeof search['q'] === 'string' && search['q'] !== '' && { q: search['q'] }),
})

export const firmSearch = (search: Search): FirmFilter => ({
  ...Object.fromEntries(
    (['q', 'industry', 'district'] as const).flatMap((name) => {
      const value = search[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  ),
  ...(isKey(search['risk'], { ...riskGrades, none: '' }) && { risk: search['risk'] }),
  ...(isKey(search['status'], firmStatuses) && { status: search['status'] }),
})

const isKey = <T extends string>(value: unknown, titles: Readonly<Record<T, string>>): value is T =>
  typeof value === 'string' && Object.hasOwn(titles, value)

/** Of which register a firm is, where somebody watches several. */
export const firmOfAgency = ({ agencyId }: Search): { agencyId?: string } =>
  typeof agencyId === 'string' && /^[0-9a-f-]{36}$/.test(agencyId) ? { agencyId } : {}

export const reviewSearch = ({ act }: Search): { act?: string } =>
  typeof act === 'string' ? { act } : {}

export const visitSearch = ({ mends, paper }: Search): { mends?: number; paper?: string } => ({
  ...(typeof mends === 'number' && Number.isSafeInteger(mends) && { mends }),
  ...(typeof paper === 'string' && { paper }),
})

export const listSearch = ({ submission }: Search): { submission?: string } =>
  typeof submission === 'string' ? { submission } : {}

export const letterSearch = ({ set }: Search): { set?: LetterSet } =>
  isLetterSet(set) ? { set } : {}

/** 检查统计: what does not read as a number, a set or a group is left out, and all of the year is shown. */
export const visitFiguresSearch = ({
  year,
  agency,
  set,
  by,
  value,
  shown,
}: Search): VisitFiguresQuery => ({
  ...(typeof year === 'number' && { year }),
  ...(typeof agency === 'string' && { agency }),
  ...(isVisitSet(set) && { set }),
  ...(isVisitGrouping(by) && typeof value === 'string' && { by, value }),
  ...(typeof shown === 'number' && { shown }),
})

export const ledgerSearch = ({ case: of }: Search): { case?: string } =>
  typeof of === 'string' ? { case: of } : {}

export const administrationSearch = ({ set }: Search): { set?: AdministrationSet } =>
  isAdministrationSet(set) ? { set } : {}

const isVisitSet = (value: unknown): value is VisitSet => visitSets.some((set) => set === value)

const isVisitGrouping = (value: unknown): value is VisitGrouping =>
  typeof value === 'string' && Object.hasOwn(visitGroupings, value)

const isLetterSet = (value: unknown): value is LetterSet =>
  typeof value === 'string' && Object.hasOwn(letterSetTitles, value)

const isCaseSet = (value: unknown): value is CaseSet =>
  typeof value === 'string' && Object.hasOwn(caseSetTitles, value)

const isAdministrationSet = (value: unknown): value is AdministrationSet =>
  typeof value === 'string' && Object.hasOwn(administrationSets, value)

const textFilters = (search: Search): Partial<Omit<CaseListQuery, 'after'>> =>
  Object.fromEntries(
    (['officer', 'month', 'decided', 'matter', 'agency'] as const).flatMap((name) => {
      const value = search[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
