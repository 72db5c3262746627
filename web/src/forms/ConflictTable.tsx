import { Icon } from '../ui/Icon.tsx'

export type Conflict = {
  label: string
  opened: string
  theirs: string
  /** Null when this person did not change the field; the newer value is then taken. */
  mine: string | null
}

type Props = {
  by: string
  conflicts: readonly Conflict[]
  /** Whose answer is kept where both changed a field, by its label. */
  kept: Readonly<Record<string, 'theirs' | 'mine'>>
  onKeep: (label: string, whose: 'theirs' | 'mine') => void
}

/** Shows only what differs. A change by one person alone is merged; for the rest, the reader chooses. */
export function ConflictTable({ by, conflicts, kept, onKeep }: Props) {
  if (conflicts.length === 0) return null
  return (
    <table className="table rows-on-phone">
      <thead>
        <tr>
          <th>栏目</th>
          <th>打开时</th>
          <th>{by}改成</th>
          <th>您填的</th>
        </tr>
      </thead>
      <tbody>
        {conflicts.map(({ label, opened, theirs, mine }) => (
          <tr key={label} className={mine === null ? '' : 'chosen'}>
            <td data-label="栏目">
              <b>{label}</b>
            </td>
            <td className="sub" data-label="打开时">
              {opened || '（空）'}
            </td>
            <td data-label={by}>
              {mine === null ? (
                theirs
              ) : (
                <Pick
                  group={label}
                  words={theirs}
                  on={kept[label] === 'theirs'}
                  onPick={() => onKeep(label, 'theirs')}
                />
              )}
            </td>
            <td data-label="您填的">
              {mine === null ? (
                <span className="ok">
                  <Icon name="tick" /> 您没改，用新的
                </span>
              ) : (
                <Pick
                  group={label}
                  words={mine}
                  on={kept[label] !== 'theirs'}
                  onPick={() => onKeep(label, 'mine')}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Pick(props: { group: string; words: string; on: boolean; onPick: () => void }) {
  return (
    <label>
      <input type="radio" name={props.group} checked={props.on} onChange={props.onPick} />{' '}
      {props.on ? <b>{props.words}</b> : props.words}
    </label>
  )
}
