import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { RuleKind, RuleView } from '@zhaofa/contract'
import { useState } from 'react'
import { rulesQuery } from '../../api/administration.ts'
import { workQuery } from '../../api/cases.ts'
import { useSession } from '../../app/use-session.ts'
import { DeedSheet, type Deed } from '../../forms/DeedSheet.tsx'
import { mayKeepCalendar, mayKeepLaw } from './sections.ts'

/** The rules of one kind that apply today, and the sheet on which one of them is changed. */
export function useRules(kind: RuleKind) {
  const { data } = useSuspenseQuery(rulesQuery(kind))
  const { data: work } = useSuspenseQuery(workQuery)
  const { person } = useSession()
  const queries = useQueryClient()
  const [deed, setDeed] = useState<Deed | null>(null)
  const mayKeep =
    kind === 'calendar-year' ? mayKeepCalendar(person.roles) : mayKeepLaw(person.roles)
  const keepers =
    kind === 'calendar-year'
      ? '由系统管理员或者法制审核人员维护'
      : '由法制审核人员或者机关负责人维护'
  const sheet = deed && (
    <DeedSheet
      key={deed.title}
      deed={deed}
      onClose={() => setDeed(null)}
      onDone={() => void queries.invalidateQueries({ queryKey: ['rules'] })}
    />
  )
  return {
    rules: data.rules as readonly RuleView[],
    today: work.today,
    blocked: mayKeep ? undefined : keepers,
    change: setDeed,
    sheet,
  }
}
