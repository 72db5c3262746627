import { keys } from './keys.ts'

/** The keys of the office, as they are bound. */
export function KeyTable() {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>按键</th>
          <th>页面</th>
          <th>作用</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(keys).map(([name, { shown, where, does }]) => (
          <tr key={name}>
            <td>
              <kbd>{shown}</kbd>
            </td>
            <td>{where}</td>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
