import type { ChangeLine } from '@zhaofa/contract'
import { chinaDay, chinaTime } from '../../ui/days.ts'

/** What was changed, by whom and why; newest first as the server sends it. */
export function ChangeTable({ title, changes }: { title: string; changes: readonly ChangeLine[] }) {
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="sub">{changes.length} 条，全部存证</span>
      </div>
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>时间</th>
            <th>办理事项</th>
            <th>内容</th>
            <th>理由</th>
            <th>经办</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ subjectId, sequence, action, details, reason, by, at }) => (
            <tr key={`${subjectId}-${sequence}`}>
              <td data-label="时间" className="nowrap">
                {chinaDay(at)} {chinaTime(at)}
              </td>
              <td data-label="办理事项">{action}</td>
              <td data-label="内容">
                {details.map(({ label, value }) => `${label}：${value}`).join('；')}
              </td>
              <td data-label="理由">{reason ?? ''}</td>
              <td data-label="经办" className="nowrap">
                {by ?? '系统'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
