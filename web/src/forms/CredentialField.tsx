import { useId } from 'react'

type Props = {
  label: string
  value: string
  onType: (typed: string) => void
  autoComplete: 'username' | 'current-password' | 'new-password' | 'one-time-code'
  name?: string
  problem?: string | undefined
  focused?: boolean
}

/** One input of the sign-in forms. Plain HTML: they load before anything else does. */
export function CredentialField(props: Props) {
  const { label, value, onType, autoComplete, name, problem, focused } = props
  const id = useId()
  const code = autoComplete === 'one-time-code'
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        className={code ? 'input short' : 'input'}
        type={autoComplete.endsWith('password') ? 'password' : 'text'}
        inputMode={code ? 'numeric' : undefined}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={focused}
        required
        maxLength={code ? 8 : 256}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
      {problem && (
        <p className="field-message" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
