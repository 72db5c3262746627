import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { MyWork } from '@zhaofa/contract'
import { approvalQuery, workQuery } from '../../api/cases.ts'
import { PageProblem } from '../../app/PageProblem.tsx'
import { PlainChip } from '../../limits/LimitChip.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { Approval } from './Approval.tsx'

/** 审批: the list, and the one being decided. On a phone one at a time. */
export function ApprovalsPage() {
  useTitle('审批')
  const { caseId } = useParams({ strict: false })
  const { data: work } = useSuspenseQuery(workQuery)
  const waiting = work.items.filter(({ kind }) => kind === 'approval')
  const at = waiting.findIndex((item) => item.caseId === caseId)
  return (
    <div className={caseId ? 'approvals one-open' : 'approvals'}>
      <div className="approval-list-column">
        <div className="page-title">
          <h1>待我审批</h1>
          <span className="sub">{waiting.length} 件，先到期的在前</span>
        </div>
        <ApprovalList waiting={waiting} open={caseId} />
      </div>
      <div className="approval">
        {caseId ? (
          <>
            <Link to="/approvals" className="link back-to-list">
              ‹ 待我审批{at >= 0 && `　${at + 1} / ${waiting.length}`}
            </Link>
            <OneApproval key={caseId} caseId={caseId} work={work} />
          </>
        ) : (
          waiting.length > 0 && <p className="sub hint-on-wide">从左边选一件，在这里看清、签名。</p>
        )}
      </div>
    </div>
  )
}

function ApprovalList({ waiting, open }: { waiting: MyWork['items']; open: string | undefined }) {
  if (waiting.length === 0) {
    return (
      <div className="card">
        <Empty title="没有等您审批的事">提交到您这里的，会按期限先后出现。</Empty>
      </div>
    )
  }
  return (
    <ul className="card approval-list">
      {waiting.map(({ caseId, actTitle, caseTitle, reason, limit }) => (
        <li key={caseId}>
          <Link
            to="/approvals/$caseId"
            params={{ caseId }}
            aria-current={caseId === open ? 'true' : undefined}
          >
            {limit && <PlainChip {...limit} />}
            <h3>{actTitle}</h3>
            <p>
              {caseTitle}
              <br />
              {reason}
            </p>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function OneApproval({ caseId, work }: { caseId: string; work: MyWork }) {
  const { data, error } = useQuery(approvalQuery(caseId))
  if (error) return <PageProblem error={error} />
  return data ? <Approval view={data} today={work.today} /> : <Skeleton rows={6} />
}
