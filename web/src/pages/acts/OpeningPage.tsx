import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { openingFormQuery } from '../../api/cases.ts'
import { ActForm } from '../../forms/ActForm.tsx'
import { useTitle } from '../../ui/use-title.ts'

/** The act that begins a case. There is no case yet, and only the person and the time are known. */
export function OpeningPage() {
  const { act } = useParams({ from: '/office/cases/new/$act' })
  const { data: form } = useSuspenseQuery(openingFormQuery(act))
  const { title } = form.act
  useTitle(title)
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/cases">案件</Link>
        </li>
        <li>{title}</li>
      </ol>
      <div className="page-title">
        <h1>{title}</h1>
      </div>
      <ActForm key={act} caseId={null} form={form} />
    </>
  )
}
