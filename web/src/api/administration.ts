import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  AdministrationCounts,
  AdministrationSet,
  ChangeList,
  DepartmentList,
  PersonDetail,
  PersonList,
  PersonnelChangeList,
  RestrictedReadList,
  RuleChange,
  RuleKind,
  RuleProposalList,
  RuleView,
  SignInList,
} from '@zhaofa/contract'
import { get, send, withQuery } from './request.ts'

const root = '/api/administration'

export const administrationCountsQuery = queryOptions({
  queryKey: ['administration', 'counts'],
  queryFn: () => get<AdministrationCounts>(`${root}/counts`),
})

export const staffQuery = (q: string, set?: AdministrationSet, shown?: number) =>
  queryOptions({
    queryKey: ['administration', 'people', q, set, shown],
    queryFn: () => get<PersonList>(withQuery(`${root}/people`, { q, set, shown })),
    placeholderData: (previous) => previous,
  })

export const personQuery = (personId: string) =>
  queryOptions({
    queryKey: ['administration', 'person', personId],
    queryFn: () => get<PersonDetail>(`${root}/people/${personId}`),
  })

export const departmentsQuery = queryOptions({
  queryKey: ['administration', 'departments'],
  queryFn: () => get<DepartmentList>(`${root}/departments`),
})

/** 人员变更 that wait for an administrator of another duty, and what one did at once. */
export const personnelQuery = queryOptions({
  queryKey: ['administration', 'personnel'],
  queryFn: () => get<PersonnelChangeList>(`${root}/personnel-changes`),
})

const photoPath = (personId: string) => `${root}/people/${personId}/photo`

/** The photo on a person's certificate; `sha256` tells one picture from the next. */
export const officerPhotoUrl = (personId: string, sha256: string) =>
  `${photoPath(personId)}?v=${sha256.slice(0, 12)}`

export function setOfficerPhoto(personId: string, file: File) {
  const form = new FormData()
  form.append('file', file)
  return send<unknown>('PUT', photoPath(personId), form)
}

export const removeOfficerPhoto = (personId: string) => send<unknown>('DELETE', photoPath(personId))

/** Changes of administrators; `path` below /api/administration. */
export const administer = (method: 'POST' | 'PUT', path: string, body: unknown) =>
  send<unknown>(method, `${root}/${path}`, body)

export const signInsQuery = (q: string, set?: AdministrationSet) =>
  infiniteQueryOptions({
    queryKey: ['administration', 'sign-ins', q, set],
    queryFn: ({ pageParam }) =>
      get<SignInList>(withQuery(`${root}/sign-ins`, { q, set, before: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const readsQuery = (set?: AdministrationSet) =>
  infiniteQueryOptions({
    queryKey: ['administration', 'reads', set],
    queryFn: ({ pageParam }) =>
      get<RestrictedReadList>(withQuery(`${root}/reads`, { set, before: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const changesQuery = infiniteQueryOptions({
  queryKey: ['administration', 'changes'],
  queryFn: ({ pageParam }) => get<ChangeList>(withQuery(`${root}/changes`, { before: pageParam })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next ?? undefined,
})

export const rulesQuery = (kind: RuleKind) =>
  queryOptions({
    queryKey: ['rules', kind],
    queryFn: () => get<{ rules: RuleView[] }>(`/api/rules/${kind}`),
  })

export const ruleHistoryQuery = (kind: RuleKind, code: string) =>
  queryOptions({
    queryKey: ['rules', kind, code],
    queryFn: () => get<{ rules: RuleView[] }>(`/api/rules/${kind}/${code}`),
  })

/** 规则变更: what waits for another person's approval, and what became of the last ones. */
export const ruleProposalsQuery = queryOptions({
  queryKey: ['rules', 'proposals'],
  queryFn: () => get<RuleProposalList>('/api/rule-proposals'),
})

export const proposeRuleChange = (change: RuleChange) =>
  send<{ proposalId: string }>('POST', '/api/rule-proposals', change)

export const approveRuleChange = (id: string, body: { version: number; confirmation: string }) =>
  send<{ version: number }>('POST', `/api/rule-proposals/${id}/approval`, body)

export const checkRuleChange = (id: string, body: { version: number; opinion: string }) =>
  send<void>('POST', `/api/rule-proposals/${id}/check`, body)

export const endRuleChange = (
  id: string,
  way: 'return' | 'withdrawal',
  body: { version: number; reason: string },
) => send<void>('POST', `/api/rule-proposals/${id}/${way}`, body)
