import type { ReactNode } from 'react'
import { FieldControl } from './FieldControl.tsx'
import type { Section } from './form-sections.ts'

type Props = {
  sections: readonly Section[]
  values: Record<string, unknown>
  onChange: (name: string, value: unknown) => void
  /** Shown above the fields of the section of that title. */
  above?: Record<string, ReactNode>
}

/** Short answers stand side by side; long ones take the whole width. */
const short = new Set(['date', 'instant', 'money', 'count'])

export function FormSections({ sections, values, onChange, above }: Props) {
  return sections.map(({ title, note, fields }, index) => (
    <section key={title} className="form-section">
      <h2>
        <span className="number">{index + 1}</span>
        {title} {note && <small>{note}</small>}
      </h2>
      {above?.[title]}
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
    </section>
  ))
}

function isShort({ control }: Section['fields'][number]): boolean {
  return short.has(control.kind) || (control.kind === 'text' && control.max <= 50)
}
