import type { BasisView, CitationView, FieldProblemView, RefusalView } from '../refusal.ts'
import type { FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { basisText, type Basis } from '@zhaofa/domain/shared/basis.ts'
import { citationText, type Citation } from '@zhaofa/domain/shared/citation.ts'
import type { Refusal } from '@zhaofa/domain/shared/refusal.ts'

export function citationView(citation: Citation): CitationView {
  return {
    text: citationText(citation).replace(/^行政处罚法/, '处罚法'),
    instrument: citation.instrument,
    article: citation.article,
  }
}

export function basisView(basis: Basis): BasisView {
  return 'instrument' in basis ? citationView(basis) : { text: basisText(basis) }
}

export function refusalView({ reason, basis, opens }: Refusal): RefusalView {
  return {
    reason,
    basis: basis.map(basisView),
    opensOn: opens?.known ? opens.on : null,
  }
}

/** A problem of one field as screens read it. */
export function fieldProblemView(problem: FieldProblem): FieldProblemView {
  const { field, message, basis, instead } = problem
  return {
    field,
    message,
    basis: basis ? basisView(basis) : null,
    instead: instead ? { act: instead.id, title: instead.title } : null,
  }
}
