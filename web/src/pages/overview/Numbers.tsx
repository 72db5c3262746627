import { Link } from '@tanstack/react-router'
import { caseSetTitles, type CaseSet } from '@zhaofa/contract'

type Props = {
  counts: Readonly<Record<string, number>>
  sets: readonly CaseSet[]
}

/** Sets whose cases are late by the agency's own doing. */
const late: readonly CaseSet[] = ['overdue', 'publication-overdue']

/** One number a set; every number but zero opens the list of exactly that length. */
export function Numbers({ counts, sets }: Props) {
  return (
    <ul className="numbers">
      {sets.map((set) => {
        const cases = counts[set] ?? 0
        return (
          <li key={set} className={late.includes(set) && cases > 0 ? 'late' : ''}>
            <SetLink set={set} cases={cases}>
              <b>{cases}</b>
            </SetLink>
            {caseSetTitles[set]}
          </li>
        )
      })}
    </ul>
  )
}

type LinkProps = {
  set: CaseSet
  cases: number
  decided?: string
  /** Of one agency, for whoever supervises several. */
  agency?: { readonly id: string; readonly name: string }
  /** Within a sentence, where colour alone does not tell a link. */
  inText?: boolean
  children: React.ReactNode
}

/** The way from a number to its list. */
export function SetLink({ set, cases, decided, agency, inText = false, children }: LinkProps) {
  if (cases === 0) return children
  return (
    <Link
      to="/cases"
      className={inText ? 'in-text' : ''}
      search={{
        set,
        ...(decided !== undefined && { decided }),
        ...(agency && { agency: agency.id }),
      }}
      aria-label={`${agency?.name ?? ''}${caseSetTitles[set]}${decided ? `（${decided} 作出）` : ''} ${cases} 件`}
    >
      {children}
    </Link>
  )
}
