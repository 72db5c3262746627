import { idCardProblem } from '../identity-codes/id-card.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import type { Circumstances } from './circumstances.ts'
import type { Party } from './party.ts'

/** What only the day can tell of a 公民身份号码: that its owner is not born yet. */
export function checkPartyNumber(
  party: Party,
  { today }: Pick<Circumstances, 'today'>,
): FieldProblem[] {
  const problemAt = (name: string, number: string | null) => {
    const message = number === null ? null : idCardProblem(number, { today })
    return message === null ? [] : [{ field: `party.${name}`, message }]
  }
  switch (party.kind) {
    case 'natural-person':
      return problemAt('idNumber', party.idNumber)
    case 'sole-trader':
      return problemAt('operatorIdNumber', party.operatorIdNumber)
    case 'organisation':
      return []
  }
}
