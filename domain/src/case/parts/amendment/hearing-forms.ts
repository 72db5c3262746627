import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { AmendableType } from '../../amendable.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { callHearing } from '../hearing/call.ts'
import type { HearingEvent } from '../hearing/events.ts'
import { hostRoles } from '../hearing/hearing-act.ts'
import { holdHearing, reportHearing } from '../hearing/hold.ts'
import { checkRecord } from '../hearing/record-checks.ts'
import { nameAgents, requestHearing, withdrawHearing } from '../hearing/request.ts'
import { actorHosts, article, checkHost, hearingNotHeld } from '../hearing/requirements.ts'
import { onePerson, unchecked, type RecordForm } from './record-form.ts'

type HearingType = Extract<AmendableType, HearingEvent['type']>

/** The host answers for the record of the hearing and for the report; nobody of the investigation puts them right. */
const byHost = { by: hostRoles, requires: [actorHosts] } as const

export const hearingForms: { readonly [T in HearingType]: RecordForm<T> } = {
  HearingRequested: { made: requestHearing },
  HearingAgentsNamed: { made: nameAgents, by: nameAgents.by },
  HearingCalled: {
    // Another day or place is another notice, seven working days before (第64条第2项); only a slip in the host's name is not.
    made: {
      form: callHearing.form,
      checks: (file, { host }: { host: readonly string[] }, at) =>
        checkHost(file, onePerson(host), at),
    },
    by: callHearing.by,
    requires: [hearingNotHeld],
    shown: ({ host }) => ({ host: [host] }),
    kept: ({ host }) => ({ host: onePerson(host) }),
  },
  HearingWithdrawn: { made: withdrawHearing, by: withdrawHearing.by },
  HearingHeld: {
    made: {
      papers: holdHearing.papers,
      form: {
        ...holdHearing.form,
        host: form.people({ label: '主持人', role: hostRoles, max: 1, basis: article(4) }),
      },
      checks: (file, input, at) => [...checkRecord(file, input, at), ...namedHost(file, input, at)],
    },
    ...byHost,
    shown: ({
      host,
      investigators = [],
      partySide = [],
      exhibits = [],
      finalStatement = null,
    }) => ({
      host: [host],
      investigators,
      partySide: partySide.length > 0 ? partySide : null,
      exhibits: exhibits.length > 0 ? exhibits : null,
      finalStatement,
    }),
    kept: ({ host, partySide, exhibits }) => ({
      host: onePerson(host),
      partySide: rows(partySide),
      exhibits: rows(exhibits),
    }),
  },
  HearingReported: { ...unchecked(reportHearing), ...byHost },
}

const rows = <R>(typed: unknown): R[] => (Array.isArray(typed) ? (typed as R[]) : [])

/** The hearing is held by whom the notice names: somebody else there is no slip (处罚法第64条第4项). */
function namedHost(
  file: CaseFile,
  input: { readonly host: readonly string[] },
  { nameOf }: Circumstances,
): FieldProblem[] {
  const host = onePerson(input.host)
  const named = file.hearing?.called?.host
  if (named === undefined || host === named) return []
  const message = `听证通知书载明的主持人是${nameOf(named)}；实际由他人主持的不是笔误，应当重新通知、重新听证`
  return [{ field: 'host', message, basis: article(4) }]
}
