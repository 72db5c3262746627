import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTitle } from '../../ui/use-title.ts'
import { Empty } from '../../ui/Empty.tsx'
import { formHere } from '../../visit/visit-here.ts'
import { useVisit } from '../../visit/use-visit.ts'
import { VisitForm } from '../../visit/VisitForm.tsx'

/** One step at the door, from what is on this phone. */
export function VisitActPage() {
  const { caseId, act } = useParams({ from: '/office/visits/$caseId/$act' })
  const { mends, paper } = useSearch({ from: '/office/visits/$caseId/$act' })
  const navigate = useNavigate()
  const { data: kept, isPending, error } = useVisit(caseId, mends)
  const form = kept ? formHere(kept.visit, act, paper) : null
  useTitle(form?.act.title ?? '现场检查')
  if (isPending) return null
  if (error) throw error
  return (
    <div className="visit-here">
      <ol className="crumbs">
        <li>
          <Link to="/visits/$caseId" params={{ caseId }}>
            {kept?.visit.view.title ?? '现场检查'}
          </Link>
        </li>
      </ol>
      {kept && form ? (
        <>
          <div className="page-title">
            <h1>{form.act.title}</h1>
          </div>
          <VisitForm
            key={`${caseId}/${act}/${paper ?? ''}`}
            {...kept}
            form={form}
            mends={mends ?? null}
            paper={paper ?? null}
            onPaper={(id) =>
              navigate({
                to: '/visits/$caseId/$act',
                params: { caseId, act },
                search: { paper: id, ...(mends !== undefined && { mends }) },
                replace: true,
              })
            }
            onKept={() => navigate({ to: '/visits/$caseId', params: { caseId } })}
          />
        </>
      ) : (
        <div className="card">
          <Empty title="这一步不在现场办" heading="h1">
            回到有网络的地方，在案卷里办。
          </Empty>
        </div>
      )}
    </div>
  )
}
