import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { isAsked } from '@zhaofa/domain/kernel/form.ts'
import { actFormQuery, caseQuery, workQuery } from '../../api/cases.ts'
import { ActForm } from '../../forms/ActForm.tsx'
import { countBlank } from '../../forms/form-sections.ts'
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
  const { limit } = form
  const asked = form.fields.filter((field) => isAsked(field, form.values))
  const blank = countBlank(form.fields, form.values)
  const sentBack = file.returned?.act === act ? file.returned : null
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/cases">案件</Link>
        </li>
        <li>
          <Link to="/cases/$caseId" params={{ caseId }}>
            {file.party?.name ?? file.title}
          </Link>
        </li>
        <li>{form.act.title}</li>
      </ol>
      <div className="page-title">
        <h1>{form.act.title}</h1>
        {limit && <LimitChip limit={limit} today={work.today} named />}
        <span className="sub">
          只需填 {blank} 项，其余 {form.known.length + asked.length - blank} 项案卷已有或者选填
        </span>
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
