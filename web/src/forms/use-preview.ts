import { useQuery } from '@tanstack/react-query'
import type { ActForm, Preview } from '@zhaofa/contract'
import { useEffect, useRef, useState } from 'react'
import { previewAct } from '../api/cases.ts'
import { useDebounced } from './use-debounced.ts'
import type { useTyped } from './use-typed.ts'

const pauseMs = 900

/** The preview of the paper and the checks of the whole form follow the typing after a pause. */
export function usePreview(
  caseId: string | null,
  { act, fields }: ActForm,
  { input, preview }: ReturnType<typeof useTyped>,
) {
  const rested = useDebounced(JSON.stringify(input), pauseMs)
  const { data, isFetching } = useQuery({
    queryKey: ['case', caseId, 'act', act.id, 'preview', rested],
    queryFn: () => previewAct(caseId, act.id, JSON.parse(rested) as Record<string, unknown>),
    placeholderData: (previous) => previous,
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  })
  const [drawn, setDrawn] = useState<Preview['papers']>([])
  if (data && data.papers.length > 0 && data.papers !== drawn) setDrawn(data.papers)
  const told = useRef<Preview>(undefined)
  useEffect(() => {
    if (!data || told.current === data) return
    told.current = data
    preview({ problems: data.problems, complete: data.papers.length > 0 })
  }, [data, preview])
  const names = new Set(fields.map(({ name }) => name))
  return {
    /** The last pages that could be drawn stay, so that a typing error does not empty the preview. */
    papers: drawn,
    busy: isFetching,
    /** What is wrong with the papers as a whole rather than with one field. */
    general: (data?.problems ?? []).filter(({ field }) => !names.has(field.split('.')[0] ?? '')),
  }
}
