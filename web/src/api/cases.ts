import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ActDone,
  ActForm,
  AnswerApprovalBody,
  ApprovalView,
  CaseList,
  CaseListQuery,
  CaseView,
  DiscretionQuery,
  DiscretionView,
  LikeCasesView,
  DraftReviewView,
  FileReviewView,
  ResponsibilityView,
  Informant,
  InformantSealed,
  InformantView,
  MyWork,
  Openings,
  Overview,
  PerformActBody,
  Preview,
  RegisterClueBody,
  SearchResult,
} from '@zhaofa/contract'
import { readOnce } from './query-client.ts'
import { get, send, withQuery } from './request.ts'

export const workQuery = queryOptions({
  queryKey: ['work'],
  queryFn: () => get<MyWork>('/api/work'),
  refetchInterval: 60_000,
})

/** @param upTo how many cases are looked into. */
export const workUpToQuery = (upTo: number) =>
  queryOptions({
    queryKey: ['work', upTo],
    queryFn: () => get<MyWork>(withQuery('/api/work', { upTo: String(upTo) })),
  })

export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId],
    queryFn: () => get<CaseView>(`/api/cases/${caseId}`),
  })

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => get<Overview>('/api/overview'),
})

export const caseListQuery = (filters: Omit<CaseListQuery, 'after'>) =>
  infiniteQueryOptions({
    queryKey: ['cases', filters],
    queryFn: ({ pageParam }) =>
      get<CaseList>(withQuery('/api/cases', { ...filters, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })

export const actFormQuery = (caseId: string, act: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'act', act],
    queryFn: () => get<ActForm>(`/api/cases/${caseId}/acts/${act}`),
    ...readOnce,
  })

/** An act of a case, or, where there is no case yet, one that begins it. */
const actPath = (caseId: string | null, act: string) =>
  caseId === null ? `/api/openings/${act}` : `/api/cases/${caseId}/acts/${act}`

export const performAct = (caseId: string | null, act: string, body: PerformActBody) =>
  send<ActDone>('POST', actPath(caseId, act), caseId === null ? { input: body.input } : body)

export const previewAct = (caseId: string | null, act: string, input: Record<string, unknown>) =>
  send<Preview>('POST', `${actPath(caseId, act)}/preview`, { input })

export const saveDraft = (
  caseId: string,
  act: string,
  draft: { version: number | null; input: Record<string, unknown> },
) => send<{ savedAt: string | null }>('PUT', `/api/cases/${caseId}/acts/${act}/draft`, draft)

/** What this person may begin a case with. */
export const openingsQuery = queryOptions({
  queryKey: ['openings'],
  queryFn: async () => (await get<Openings>('/api/openings')).openings,
  staleTime: 60_000,
})

export const openingFormQuery = (act: string) =>
  queryOptions({
    queryKey: ['opening', act],
    queryFn: () => get<ActForm>(`/api/openings/${act}`),
    ...readOnce,
  })

export const registerClue = (body: RegisterClueBody) => send<ActDone>('POST', '/api/cases', body)

export const approvalQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'approval'],
    queryFn: () => get<ApprovalView>(`/api/cases/${caseId}/approval`),
  })

export const answerApproval = (caseId: string, body: AnswerApprovalBody) =>
  send<ActDone>('POST', `/api/cases/${caseId}/approval`, body)

export const fileReviewQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'file-review'],
    queryFn: () => get<FileReviewView>(`/api/cases/${caseId}/file-review`),
  })

export const responsibilityQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'responsibility'],
    queryFn: () => get<ResponsibilityView>(`/api/cases/${caseId}/responsibility`),
  })

/** @param act any act of the review of one subject; the decision of the case without it. */
export const draftReviewQuery = (caseId: string, act?: string) =>
  queryOptions({
    queryKey: ['case', caseId, 'draft-review', act ?? null],
    queryFn: () =>
      get<DraftReviewView>(
        `/api/cases/${caseId}/draft-review${act ? `?${new URLSearchParams({ act }).toString()}` : ''}`,
      ),
  })

/** @param typed what a form has that the case does not say yet, another rule first of all. */
export const discretionQuery = (caseId: string, typed: TypedDiscretion = {}) =>
  queryOptions({
    queryKey: ['case', caseId, 'discretion', typed],
    queryFn: () =>
      get<DiscretionView>(withQuery(`/api/cases/${caseId}/discretion`, namesIn(typed))),
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  })

/** 类案 of one violation of the case. */
export const likeCasesQuery = (caseId: string, typed: TypedDiscretion = {}) =>
  queryOptions({
    queryKey: ['case', caseId, 'like-cases', typed],
    queryFn: () => get<LikeCasesView>(withQuery(`/api/cases/${caseId}/like-cases`, namesIn(typed))),
    staleTime: 60_000,
    placeholderData: (previous) => previous,
  })

export type TypedDiscretion = { readonly [Name in keyof DiscretionQuery]?: string }

const namesIn = (typed: TypedDiscretion): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).filter((each) => each[1] !== undefined))

/** The party's full contact data. Reading it is itself recorded. */
export const revealParty = (caseId: string) =>
  get<{ phone: string; code: string }>(`/api/cases/${caseId}/party`)

/** 举报人. Reading it is itself recorded, so it is read once and kept nowhere. */
export const informantQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['informant', caseId],
    queryFn: () => get<InformantView>(`/api/cases/${caseId}/informant`),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })

/** Seals who reported anew, for the act that puts it right. */
export const sealInformant = (caseId: string, informant: Informant) =>
  send<InformantSealed>('POST', `/api/cases/${caseId}/informants`, informant)

export const searchQuery = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: () => get<SearchResult>(withQuery('/api/search', { q: words })),
    enabled: words.trim() !== '',
    staleTime: 5_000,
    placeholderData: (previous) => previous,
  })
