import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { workQuery } from '../../api/cases.ts'
import { noticeQuery } from '../../api/notices.ts'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { LimitSum } from '../../limits/LimitSum.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import { Hands } from './Hands.tsx'
import { DisplayPeriod, LeakTest } from './LeakTest.tsx'
import { NoticeActions } from './NoticeActions.tsx'
import { PublishedForms } from './PublishedForms.tsx'
import { RedactionPlaces } from './RedactionPlaces.tsx'
import { WithheldTable } from './WithheldTable.tsx'

/** 公示台: original left, public right, every difference with its ground, and who may send it out. */
export function NoticeDeskPage() {
  const { noticeId } = useParams({ from: '/office/publicity/$noticeId' })
  const { data: desk } = useSuspenseQuery(noticeQuery(noticeId))
  const { data: work } = useSuspenseQuery(workQuery)
  const { row } = desk
  useTitle(`公示 ${row.number}`)
  const differing = desk.fields.filter(({ original, public: shown }) => original !== shown)
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/publicity">公示</Link>
        </li>
        <li>{row.stateTitle}</li>
      </ol>
      <div className="page-title">
        <h1>{row.number} 公示</h1>
        <span className="tag blue">{row.stateTitle}</span>
        <span className="sub">
          <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
            {row.party}
          </Link>
        </span>
      </div>
      <div className="publicity">
        <div>
          <BeforeAfter fields={desk.fields} differing={differing} />
          {desk.fields.length > 0 && <RedactionPlaces desk={desk} />}
          <WithheldTable differing={differing} />
          <div className="rail pair">
            <LeakTest leak={desk.leak} />
            <DisplayPeriod desk={desk} />
          </div>
        </div>
        <aside className="rail" aria-label="发布">
          <NoticeActions desk={desk} />
          {row.limit && (
            <section className="card above-12" aria-label="公示期限">
              <div className="card-head">
                <h2>公示期限</h2>
                <span className="spacer" />
                <LimitChip limit={row.limit} today={work.today} />
              </div>
              <div className="card-body">
                <LimitSum limit={row.limit} today={work.today} />
              </div>
            </section>
          )}
          {row.state === 'published' && <PublishedForms noticeId={noticeId} />}
          <Hands history={desk.history} state={row.state} />
        </aside>
      </div>
    </>
  )
}
