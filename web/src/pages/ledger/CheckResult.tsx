import type { TimelineEntry } from '@zhaofa/contract'
import type { CaseRecord, CheckLine } from '../../log/check-log.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { chinaDay, chinaSeconds } from '../../ui/days.ts'

export function CheckLines({ lines }: { lines: readonly CheckLine[] }) {
  const failed = lines.filter(({ ok }) => !ok)
  return (
    <>
      {failed.length === 0 ? (
        <MessageBar tone="green">
          <b>核验通过。</b>存证没有被改动、删减或者调换。
        </MessageBar>
      ) : (
        <MessageBar tone="red" alert>
          <b>核验没有通过：</b>
          {failed.map(({ title }) => title).join('、')}。请告诉审计管理员，不要再往下办。
        </MessageBar>
      )}
      <ul className="checks above-8">
        {lines.map(({ ok, title, detail }) => (
          <li key={title}>
            <span className={ok ? 'ok' : 'bad'}>
              <Icon name={ok ? 'tick' : 'cross'} />
            </span>
            <span>
              <b>{title}</b>：{detail}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

type Props = { records: readonly CaseRecord[]; timeline: readonly TimelineEntry[] }

/** Entry by entry. The log holds commitments only; the titles come from the case file. */
export function Records({ records, timeline }: Props) {
  const titles = new Map(timeline.map(({ version, title }) => [version, title]))
  return (
    <section className="card" aria-label="逐条结果">
      <div className="card-head">
        <h2>逐条结果</h2>
        <span className="sub">{records.length} 条</span>
      </div>
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>案内号</th>
            <th>办理事项</th>
            <th>入账时间</th>
            <th className="right">存证号</th>
            <th>结果</th>
          </tr>
        </thead>
        <tbody>
          {records.map(({ sequence, index, at, ok }) => (
            <tr key={index}>
              <td data-label="案内号">{sequence}</td>
              <td data-label="办理事项">{titles.get(sequence) ?? '不在您能看的范围内'}</td>
              <td data-label="入账时间">
                {chinaDay(at)} {chinaSeconds(at)}
              </td>
              <td className="right" data-label="存证号">
                {index.toLocaleString('zh-CN')}
              </td>
              <td data-label="结果" className={ok ? 'ok' : 'bad'}>
                <Icon name={ok ? 'tick' : 'cross'} /> {ok ? '一致' : '不一致'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
