import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { RuleKind, RuleView } from '@zhaofa/contract'
import { roles as roleTitles } from '@zhaofa/domain/authority/roles.ts'
import { ruleKeeping } from '@zhaofa/domain/rules/rule-kinds.ts'
import { useState } from 'react'
import { rulesQuery } from '../../api/administration.ts'
import { workQuery } from '../../api/cases.ts'
import { useSession } from '../../app/use-session.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'

/** The rules of one kind that apply today, and the sheet on which one of them is changed. */
export function useRules(kind: RuleKind) {
  const { data } = useSuspenseQuery(rulesQuery(kind))
  const { data: work } = useSuspenseQuery(workQuery)
  const { person } = useSession()
  const queries = useQueryClient()
  const [change, setChange] = useState<Change | null>(null)
  const { proposes } = ruleKeeping(kind)
  const keepers = `由${proposes.map((role) => roleTitles[role]).join('或者')}提请`
  const mayKeep = proposes.some((role) => person.roles.includes(role))
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
