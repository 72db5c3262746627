import type { CertificateCategory } from '../authority/certificate-categories.ts'
import { twoOfficers } from '../authority/certificate.ts'
import { notRecused } from '../authority/separation.ts'
import type { PersonId } from '../kernel/recorded.ts'
import type { CaseFile } from './case-file.ts'
import { cite } from '../shared/citation.ts'
import * as form from '../kernel/form.ts'
import type { Circumstances } from './circumstances.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'

/** At least two officers must act together (处罚法第42条). */
export const officersField = (label: string, basis = cite('行政处罚法', 42)) =>
  form.people({ label, role: 'officer', min: 1, max: 6, basis })

/** A visit needs certificates for inspecting; once a penalty began in its file, those for punishing. */
export const categoryOf = ({
  visit,
  filing,
}: Partial<Pick<CaseFile, 'visit' | 'filing'>>): CertificateCategory =>
  visit && !filing ? '行政检查' : '行政处罚'

/** Where they are named, and the kind of certificate the act asks for. */
type OfficersAsked = { readonly field?: string; readonly category?: CertificateCategory }

/**
 * Whether these officers were entitled to act in this case at that hour: two at least, certificates
 * valid, none recused, of the kind that the act or else the file asks for. Belongs beside the officers field.
 */
export function checkOfficers(
  file: Pick<CaseFile, 'recused'> & Partial<Pick<CaseFile, 'visit' | 'filing'>>,
  officers: readonly PersonId[],
  when: string,
  at: Circumstances,
  { field = 'officers', category = categoryOf(file) }: OfficersAsked = {},
): FieldProblem[] {
  const people = officers.map((id) => ({
    personId: id,
    name: at.nameOf(id),
    certificates: at.certificatesOf(id),
  }))
  const answer =
    people.map((person) => notRecused(person, file.recused, when)).find(({ met }) => !met) ??
    twoOfficers(people, { at: when, category, region: at.rules.region })
  if (answer.met) return []
  const [basis] = answer.basis
  return [{ field, message: answer.reason, ...(basis && { basis }) }]
}
