import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { RuleKind, RuleView } from '@zhaofa/contract'
import { useState } from 'react'
import { rulesQuery } from '../../api/administration.ts'
import { workQuery } from '../../api/cases.ts'
import { useSession } from '../../app/use-session.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { mayKeepCalendar, mayKeepLaw } from './sections.ts'

/** The rules of one kind that apply today, and the sheet on which one of them is changed. */
export function useRules(kind: RuleKind) {
  const { data } = useSuspenseQuery(rulesQuery(kind))
  const { data: work } = useSuspenseQuery(workQuery)
  const { person } = useSession()
  const queries = useQueryClient()
  const [change, setChange] = useState<Change | null>(null)
  const mayKeep =
    kind === 'calendar-year' ? mayKeepCalendar(person.roles) : mayKeepLaw(person.roles)
  const keepers =
    kind === 'calendar-year'
      ? '由系统管理员或者法制审核人员维护'
      : '由法制审核人员或者机关负责人维护'
  const sheet = change && (
    <ChangeSheet
      key={change.title}
      change={change}
      onClose={() => setChange(null)}
      onDone={() => void queries.invalidateQueries({ queryKey: ['rules'] })}
    />
  )
  return {
    rules: data.rules as readonly RuleView[],
    today: work.today,
    blocked: mayKeep ? undefined : keepers,
    change: setChange,
    sheet,
  }
}
