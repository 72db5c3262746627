import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ControlView, FieldView } from '@zhaofa/contract'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { FieldControl } from './FieldControl.tsx'
import { FormContext, type ShownProblem } from './form-context.ts'

const column: FieldView = {
  name: 'point',
  label: '理由',
  hint: null,
  required: true,
  basis: null,
  section: null,
  when: null,
  control: { kind: 'text', max: 50 },
}
const options = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
]

/** One control of every kind: a new kind does not compile until it stands here. */
const controls: { [Kind in ControlView['kind']]: Extract<ControlView, { kind: Kind }> } = {
  text: { kind: 'text', max: 50 },
  paragraph: { kind: 'paragraph', max: 500 },
  date: { kind: 'date' },
  instant: { kind: 'instant' },
  money: { kind: 'money' },
  count: { kind: 'count', min: 0, max: 9 },
  choice: { kind: 'choice', options },
  choices: { kind: 'choices', options, min: 0 },
  'yes-no': { kind: 'yes-no' },
  confirm: { kind: 'confirm', statement: '已经出示执法证件' },
  people: { kind: 'people', roles: ['officer'], min: 2, max: 4 },
  matter: { kind: 'matter' },
  upload: { kind: 'upload' },
  uploads: { kind: 'uploads', max: 9, shown: 'scans' },
  signable: { kind: 'signable' },
  signables: { kind: 'signables', min: 2, max: 12 },
  drawn: { kind: 'drawn', of: 'name' },
  evidence: { kind: 'evidence', min: 0 },
  informant: { kind: 'informant' },
  party: { kind: 'party' },
  rows: { kind: 'rows', columns: [column], min: 1, max: 9 },
}

function drawn(control: ControlView, problem: ShownProblem | null, value?: unknown): string {
  const field: FieldView = {
    ...column,
    name: 'asked',
    label: '要填的这一项',
    hint: '怎样填',
    basis: { text: '行政处罚法第四十四条', instrument: '行政处罚法', article: 44 },
    control,
  }
  const problems = new Map(problem ? [['asked', problem]] : [])
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <FormContext value={{ caseId: null, problems, values: {} }}>
        <FieldControl field={field} path="asked" value={value} onChange={() => undefined} />
      </FormContext>
    </QueryClientProvider>,
  )
}

describe.each(Object.values(controls))('a field of the kind $kind', (control) => {
  test('shows its name, its hint and its article, with nothing in it yet', () => {
    const page = drawn(control, null)
    expect(page).toContain('data-path="asked"')
    expect(page).toContain('要填的这一项')
    expect(page).toContain('怎样填')
    expect(page).toContain('行政处罚法第四十四条')
    expect(page).not.toContain('role="alert"')
  })

  test('says what is wrong beside itself, tied to its input', () => {
    const page = drawn(control, { message: '这一项不能这样填', basis: null, instead: null })
    expect(page).toContain('这一项不能这样填')
    const [alert = ''] = /<[^>]*role="alert"[^>]*>/.exec(page) ?? []
    const [, id = 'none'] = /id="([^"]+)"/.exec(alert) ?? []
    const describing = [...page.matchAll(/aria-describedby="([^"]*)"/g)].map(([, ids = '']) => ids)
    expect(describing.some((ids) => ids.split(' ').includes(id))).toBe(true)
  })

  test('holds a value of another shape without breaking: a draft may be older than the form', () => {
    for (const value of ['文字', 3, true, ['甲'], [{ point: '甲' }], { name: '甲' }, null]) {
      expect(drawn(control, null, value)).toContain('data-path="asked"')
    }
  })
})

test('a table opens with the rows that have to be filled in, and keeps those that are', () => {
  const twoOrMore = { ...controls.rows, min: 2 }
  const rowsIn = (value?: unknown) =>
    drawn(twoOrMore, null, value).split('class="number"').length - 1
  expect(rowsIn()).toBe(2)
  expect(rowsIn([{ point: '甲' }])).toBe(2)
  expect(rowsIn([{}, {}, {}])).toBe(3)
})
