import { useState, type ReactNode } from 'react'
import { isShort } from './field-width.ts'
import { FieldControl } from './FieldControl.tsx'
import { useForm } from './form-context.ts'
import type { FormSection } from './form-sections.ts'

type Props = {
  sections: readonly FormSection[]
  values: Record<string, unknown>
  onChange: (name: string, value: unknown) => void
}

export function FormSections({ sections, values, onChange }: Props) {
  const { problems } = useForm()
  const wrong = new Set([...problems.keys()].map((path) => path.split('.')[0]))
  return sections.map(({ title, note, fields, folded }, index) => (
    <Fold
      key={title}
      number={index + 1}
      title={title}
      note={note}
      folded={folded && !fields.some(({ name }) => wrong.has(name))}
      foldable={folded}
    >
      <div className="fields-side-by-side">
        {fields.map((field) => (
          <div key={field.name} className={isShort(field) ? '' : 'field-wide'}>
            <FieldControl
              field={field}
              path={field.name}
              value={values[field.name]}
              onChange={(value) => onChange(field.name, value)}
            />
          </div>
        ))}
      </div>
    </Fold>
  ))
}

type FoldProps = {
  number: number
  title: string
  note: string
  foldable: boolean
  folded: boolean
  children: ReactNode
}

function Fold({ number, title, note, foldable, folded, children }: FoldProps) {
  const [opened, setOpened] = useState(false)
  const head = (
    <>
      <span className="number">{number}</span>
      {title} {note && <small>{note}</small>}
    </>
  )
  if (!foldable) {
    return (
      <section className="form-section">
        <h2>{head}</h2>
        {children}
      </section>
    )
  }
  return (
    <details
      className="form-section"
      open={opened || !folded}
      onToggle={({ currentTarget }) => setOpened(currentTarget.open)}
    >
      <summary>
        <h2>{head}</h2>
      </summary>
      {children}
    </details>
  )
}
