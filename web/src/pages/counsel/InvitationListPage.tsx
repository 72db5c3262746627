import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CounselInvitations } from '@zhaofa/contract'
import { invitationsQuery } from '../../api/counsel.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'

const states: Record<CounselInvitations['invitations'][number]['state'], string> = {
  open: '等您提交意见',
  answered: '已提交意见',
  'stood-aside': '已声明回避',
  ended: '不用再提交',
}

/** 受邀意见: the cases on which this counsel was asked, the newest first. */
export function InvitationListPage() {
  useTitle('受邀意见')
  const { invitations } = useSuspenseQuery(invitationsQuery).data
  const open = invitations.filter(({ state }) => state === 'open').length
  return (
    <>
      <div className="page-title">
        <h1>受邀意见</h1>
        <span className="sub">{open} 件等您提交</span>
      </div>
      <div className="card">
        {invitations.length === 0 ? (
          <Empty title="没有受邀的案件">
            法制审核人员邀请您提出意见后出现在这里。只能查阅审核人员选定的材料。
          </Empty>
        ) : (
          <ul className="case-list">
            {invitations.map(({ caseId, invitation, title, dueOn, state }) => (
              <li key={`${caseId}/${invitation}`}>
                <h3>
                  <Link
                    to="/counsel/$caseId/$invitation"
                    params={{ caseId, invitation: String(invitation) }}
                  >
                    {title}
                  </Link>
                </h3>
                <p className="sub">
                  {states[state]}
                  {state === 'open' && `，${dueOn} 前提交`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
