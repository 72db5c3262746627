import { Link } from '@tanstack/react-router'

type Props = {
  caseId: string
  /** What the case is called in the line: its number, or whom it is about. */
  called: string
  /** The page one is on. */
  here: string
}

/** The way back from a page of a case: to the case, and to all cases. */
export function CaseCrumbs({ caseId, called, here }: Props) {
  return (
    <ol className="crumbs">
      <li>
        <Link to="/cases">案件</Link>
      </li>
      <li>
        <Link to="/cases/$caseId" params={{ caseId }}>
          {called}
        </Link>
      </li>
      <li>{here}</li>
    </ol>
  )
}
