import type { CellProblem } from '@zhaofa/domain/publicity/lists/check-rows.ts'
import type { ListView } from '@zhaofa/contract'
import { useState, type ReactNode } from 'react'
import type { ListRow } from '../../api/lists.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { chinaSeconds } from '../../ui/days.ts'
import { RowSheet } from './RowSheet.tsx'

type Props = {
  columns: ListView['columns']
  rows: readonly ListRow[]
  problems: readonly CellProblem[]
  saved: { at: string | null; onlyHere: boolean }
  /** Given when this person may change the rows. */
  onChange?: ((rows: readonly ListRow[]) => void) | undefined
  /** Other ways to bring rows in. */
  tools?: ReactNode
}

/** Lines on the page at once; a list of thousands would hold up every key pressed. */
const rowsPerStep = 100

/** The rows of a list; one is changed in a window of its own, because a line may have twelve columns. */
export function RowsTable({ columns, rows, problems, saved, onChange, tools }: Props) {
  const [edited, setEdited] = useState<{ at: number; before: ListRow | null } | null>(null)
  const [most, setMost] = useState(rowsPerStep)
  const edit = (at: number) => setEdited({ at, before: rows[at] ?? null })
  const add = () => {
    onChange?.([...rows, {}])
    setEdited({ at: rows.length, before: null })
  }
  const close = () => {
    const blank = edited && isBlank(rows[edited.at] ?? {}) ? edited.at : null
    if (blank !== null) onChange?.(rows.toSpliced(blank, 1))
    setEdited(null)
  }
  return (
    <section className="card" aria-label="内容">
      <div className="card-head">
        <h2>内容</h2>
        <span className="sub">{rows.length} 行</span>
        {onChange && rows.length > 0 && <Verdict problems={problems} onOpen={edit} />}
        {saved.at && (
          <span className="sub ok" aria-live="polite">
            <Icon name="tick" /> 草稿已存{saved.onlyHere ? '在本机' : ''} {chinaSeconds(saved.at)}
          </span>
        )}
        <span className="spacer" />
        {tools}
        {onChange && (
          <Button size="small" look="outlined" onPress={add}>
            加一行
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty title="还没有内容">
          {onChange ? '点“加一行”填写，或者从表格导入。' : '采集后出现在这里。'}
        </Empty>
      ) : (
        <RowLines
          columns={columns.slice(0, 6)}
          rows={rows.slice(0, most)}
          problems={problems}
          onEdit={onChange && edit}
        />
      )}
      {rows.length > most && (
        <p className="card-body">
          <Button size="small" look="outlined" onPress={() => setMost(most + rowsPerStep)}>
            再显示 {Math.min(rowsPerStep, rows.length - most)} 行
          </Button>
        </p>
      )}
      {edited && onChange && (
        <RowSheet
          key={edited.at}
          columns={columns}
          row={rows[edited.at] ?? {}}
          at={edited.at}
          before={edited.before}
          problems={problems.filter(({ row }) => row === edited.at)}
          onClose={close}
          onChange={(row) => onChange(rows.toSpliced(edited.at, 1, row))}
          onRemove={() => {
            onChange(rows.toSpliced(edited.at, 1))
            setEdited(null)
          }}
        />
      )}
    </section>
  )
}

const isBlank = (row: ListRow) => Object.values(row).every((value) => value.trim() === '')

type VerdictProps = { problems: readonly CellProblem[]; onOpen: (row: number) => void }

/** Says whether the list can be submitted, with a button that leads to the first line that cannot. */
function Verdict({ problems, onOpen }: VerdictProps) {
  const [first] = problems
  if (!first) return <span className="tag green">逐栏检查合格</span>
  return (
    <>
      <span className="tag red">{problems.length} 处要改</span>
      <Button size="small" look="quiet" onPress={() => onOpen(first.row)}>
        改第 {first.row + 1} 行
      </Button>
    </>
  )
}

type LinesProps = {
  columns: ListView['columns']
  rows: readonly ListRow[]
  problems: readonly CellProblem[]
  onEdit: ((row: number) => void) | undefined
}

function RowLines({ columns, rows, problems, onEdit }: LinesProps) {
  const wrong = new Map<number, CellProblem[]>()
  for (const each of problems) wrong.set(each.row, [...(wrong.get(each.row) ?? []), each])
  return (
    <div className="rows-scroll" tabIndex={0} role="region" aria-label="清单内容">
      <table className="rows-table">
        <thead>
          <tr>
            {onEdit && (
              <th className="row-number" scope="col">
                行
              </th>
            )}
            {columns.map(({ name, title }) => (
              <th key={name} scope="col">
                {title}
              </th>
            ))}
            {onEdit && <th scope="col">修改</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {onEdit && <LineNumber at={i} problems={wrong.get(i)} />}
              {columns.map(({ name }) => (
                <td key={name}>{row[name]}</td>
              ))}
              {onEdit && (
                <td>
                  <Button size="small" look="outlined" onPress={() => onEdit(i)}>
                    修改<span className="visually-hidden">第 {i + 1} 行</span>
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LineNumber({ at, problems }: { at: number; problems: CellProblem[] | undefined }) {
  return (
    <td className="row-number">
      {at + 1}
      {problems && <span className="tag red">{problems.length} 处要改</span>}
    </td>
  )
}
