import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { officerScansQuery } from '../../api/session.ts'
import { chinaSeconds, longDay, chinaDay } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useShown } from '../../ui/use-shown.ts'
import { useTitle } from '../../ui/use-title.ts'

/** 亮证扫码记录: one's own, or those of everybody one answers for. */
export function ScanLogPage() {
  useTitle('扫码记录')
  const newest = useShown(300, 300)
  const { data } = useSuspenseQuery(officerScansQuery(newest.shown))
  const expired = data.scans.filter((scan) => scan.expired).length
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/me">我的</Link>
        </li>
        <li>扫码记录</li>
      </ol>
      <div className="page-title">
        <h1>扫码记录</h1>
        <span className="sub">
          {data.scope === 'own' ? '您的执法证' : '全部执法人员'}最近 {data.scans.length} 次，其中{' '}
          {expired} 次二维码已过期
        </span>
      </div>
      <section className="card" aria-label="扫码记录">
        {data.scans.length === 0 ? (
          <Empty title="还没有人扫码核验">亮证时请对方用手机扫描二维码，扫码时间会记在这里。</Empty>
        ) : (
          <div className="rows-scroll" tabIndex={0} role="region" aria-label="扫码记录">
            <table className="rows-table">
              <thead>
                <tr>
                  <th scope="col">扫码时间</th>
                  <th scope="col">结果</th>
                  <th scope="col">出示时间</th>
                  {data.scope === 'all' && (
                    <>
                      <th scope="col">执法人员</th>
                      <th scope="col">证号</th>
                      <th scope="col">单位</th>
                    </>
                  )}
                </tr>
              </thead>
              <tbody>
                {data.scans.map(({ id, name, unit, certificate, shownAt, scannedAt, expired }) => (
                  <tr key={id}>
                    <td>{instant(scannedAt)}</td>
                    <td>
                      <span className={`tag ${expired ? 'amber' : 'green'}`}>
                        {expired ? '过期，未显示证件' : '已核验'}
                      </span>
                    </td>
                    <td>{instant(shownAt)}</td>
                    {data.scope === 'all' && (
                      <>
                        <td>{name}</td>
                        <td className="mono">{certificate}</td>
                        <td>{unit}</td>
                      </>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <LeftOut left={data.left} what="次较早的扫码" shown={newest} />
      </section>
      <p className="sub above-10">
        只记哪个证件、何时出示、何时被扫，不记扫码人的任何信息。记录只增不改。
      </p>
    </>
  )
}

const instant = (at: string) => `${longDay(chinaDay(at))} ${chinaSeconds(at)}`
