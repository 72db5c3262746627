import type { PublicField } from './BeforeAfter.tsx'

/** 不公开的内容和依据. The publisher cannot edit here, only send back. */
export function WithheldTable({ differing }: { differing: readonly PublicField[] }) {
  if (differing.length === 0) return null
  return (
    <section className="card" aria-label="不公开的内容和依据">
      <div className="card-head">
        <h2>不公开的内容和依据</h2>
        <span className="sub">{differing.length} 处</span>
        <span className="spacer" />
        <span className="sub">要增减，须退回采集人</span>
      </div>
      <table className="table rows-on-phone">
        <thead>
          <tr>
            <th>处</th>
            <th>内容</th>
            <th>处理</th>
            <th>依据</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ label, public: shown, ground }, index) => (
            <tr key={label}>
              <td>{index + 1}</td>
              <td data-label="内容">
                <b>{label}</b>
              </td>
              <td data-label="处理">{shown === '' ? '整体不放行' : '改写后公开'}</td>
              <td data-label="依据">{ground ?? '没有写依据'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
