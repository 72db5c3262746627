import { identityPaperProblem } from '../identity-codes/identity-paper.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import type { Circumstances } from './circumstances.ts'
import { identityPaperOf, type Party } from './party.ts'

/** What only the day can tell of a party: that somebody is not born yet. */
export function checkPartyNumber(
  party: Party,
  { today }: Pick<Circumstances, 'today'>,
): FieldProblem[] {
  if (party.kind === 'organisation') return []
  const [name, number] =
    party.kind === 'natural-person'
      ? (['idNumber', party.idNumber] as const)
      : (['operatorIdNumber', party.operatorIdNumber] as const)
  const problem =
    number === null ? null : identityPaperProblem(identityPaperOf(party), number, { today })
  if (problem !== null) return [{ field: `party.${name}`, message: problem }]
  return party.kind === 'natural-person' && party.birthDate !== null && party.birthDate > today
    ? [{ field: 'party.birthDate', message: `出生日期 ${party.birthDate} 晚于今天` }]
    : []
}
