import { useSuspenseQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { actFormQuery, caseQuery, workQuery } from '../../api/cases.ts'
import { CaseCrumbs } from '../../case/CaseCrumbs.tsx'
import { ActForm } from '../../forms/ActForm.tsx'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ReviewToFollow } from './ReviewToFollow.tsx'

/** One step of one case: known facts, the few fields, the paper beside them. */
export function ActPage() {
  const { caseId, act } = useParams({ from: '/office/cases/$caseId/acts/$act' })
  const { data: form } = useSuspenseQuery(actFormQuery(caseId, act))
  const { data: file } = useSuspenseQuery(caseQuery(caseId))
  const { data: work } = useSuspenseQuery(workQuery)
  useTitle(form.act.title)
  // What has a desk is done there, also by an address that somebody kept: the plain form shows half of it. A press
  // that was refused says why here.
  if (form.act.desk === 'review' && !form.act.atOnce) {
    return <Navigate to="/review/$caseId" params={{ caseId }} search={{ act }} replace />
  }
  const { limit } = form
  const sentBack = file.returned?.act === act ? file.returned : null
  return (
    <>
      <CaseCrumbs caseId={caseId} called={file.party?.name ?? file.title} here={form.act.title} />
      <div className="page-title">
        <h1>{form.act.title}</h1>
        {limit && <LimitChip limit={limit} today={work.today} named />}
      </div>
      {sentBack && (
        <div className="below-14">
          <MessageBar tone="amber">
            <b>{sentBack.withdrawn ? '已撤回：' : `退回修改（${sentBack.category}）：`}</b>
            {sentBack.reason}
          </MessageBar>
        </div>
      )}
      {form.act.follows === 'review' && <ReviewToFollow caseId={caseId} />}
      <ActForm key={`${caseId}/${act}`} caseId={caseId} form={form} />
    </>
  )
}
