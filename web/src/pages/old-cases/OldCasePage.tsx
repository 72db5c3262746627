import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ImportedCaseView } from '@zhaofa/contract'
import { oldCaseQuery } from '../../api/old-cases.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'

/** One old case: what its table says, where it stands there, and who brought it in. It is only read. */
export function OldCasePage() {
  const { importId, line } = useParams({ from: '/office/old-cases/$importId/$line' })
  const { data } = useSuspenseQuery(oldCaseQuery(importId, line))
  useTitle(`${data.party} ${data.number}`)
  return (
    <>
      <div className="page-title">
        <h1>{data.party}</h1>
        <span className="sub">{data.number}</span>
        <span className="tag">导入</span>
        <span className="spacer" />
        <Link className={buttonClass('outlined')} to="/old-cases">
          全部旧案
        </Link>
      </div>
      {data.source.voided && (
        <MessageBar tone="red">
          这次导入已经作废（{data.source.voided.words}），这件案件不计入统计和档案。
        </MessageBar>
      )}
      <section className="card" aria-label="案件">
        <div className="card-head">
          <h2>表格所载</h2>
          <span className="sub">{data.law}；导入的旧案只能查看</span>
        </div>
        <div className="card-body">
          <dl className="facts">
            {data.values.map(({ title, value }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            <div>
              <dt>保管到</dt>
              <dd>{data.keptUntil ?? '没有届满日，或者推算不出'}</dd>
            </div>
          </dl>
        </div>
      </section>
      <Source view={data} />
    </>
  )
}

function Source({ view: { source, line, importId } }: { view: ImportedCaseView }) {
  const { fileName, sha256, proposed, approved, voided } = source
  return (
    <section className="card" aria-label="来源">
      <div className="card-head">
        <h2>来源</h2>
        <Link to="/old-cases" search={{ importId }}>
          同一次导入的案件
        </Link>
      </div>
      <div className="card-body">
        <p>
          {fileName} 第 {line} 行
        </p>
        <p className="sub">
          原表的 SHA-256 <span className="mono">{sha256}</span>
        </p>
        <p>
          {proposed.by} {formInstant(proposed.at)} 提请导入：{proposed.words}
        </p>
        <p>
          {approved.by} {formInstant(approved.at)} 批准{approved.words && `：${approved.words}`}
        </p>
        {voided && (
          <p>
            {voided.by} {formInstant(voided.at)} 作废：{voided.words}
          </p>
        )}
      </div>
    </section>
  )
}
