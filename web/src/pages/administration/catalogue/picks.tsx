import { useId, useState } from 'react'

type SelectProps = {
  label: string
  value: string
  options: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

/** A slot of the sentence of which one value is chosen. */
export function SelectOne({ label, value, options, onChange }: SelectProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([option, title]) => (
          <option key={option} value={option}>
            {title}
          </option>
        ))}
      </select>
    </div>
  )
}

type PickProps = {
  label: string
  options: readonly { readonly value: string; readonly title: string }[]
  chosen: readonly string[]
  onChange: (values: string[]) => void
}

/** More than these are searched before they are picked. */
const maxUnsearched = 14

/** A slot of which several values are chosen. What is chosen stays in sight while the rest is searched. */
export function PickList({ label, options, chosen, onChange }: PickProps) {
  const [typed, setTyped] = useState('')
  const searched = options.length > maxUnsearched
  const shown = options.filter(
    ({ value, title }) =>
      chosen.includes(value) || !searched || (typed !== '' && title.includes(typed.trim())),
  )
  return (
    <fieldset className="field">
      <legend>
        {label}
        <span className="sub">
          已选 {chosen.length} 项{searched && `，共 ${options.length} 项`}
        </span>
      </legend>
      {searched && (
        <input
          className="input below-8"
          type="search"
          aria-label={`查找${label}`}
          placeholder="写编码或者名称里的字查找"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      <div className="picks tight">
        {shown.map(({ value, title }) => (
          <label key={value} className={chosen.includes(value) ? 'picked' : undefined}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...chosen, value] : chosen.filter((each) => each !== value),
                )
              }
            />
            {title}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
