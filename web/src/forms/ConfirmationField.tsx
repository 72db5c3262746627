import { useSession } from '../app/use-session.ts'
import { CredentialField } from './CredentialField.tsx'

type Props = {
  value: string
  problem: string | undefined
  onType: (typed: string) => void
  onEnter: () => void
}

/** The proof of who signs: the code of now, or the password without a second factor. */
export function ConfirmationField({ value, problem, onType, onEnter }: Props) {
  const { secondFactor } = useSession()
  const what = secondFactor ? '动态码' : '密码'
  return (
    <form
      className="above-12"
      onSubmit={(event) => {
        event.preventDefault()
        onEnter()
      }}
    >
      <CredentialField
        label={`再输一次${what}，证明是您本人签名`}
        autoComplete={secondFactor ? 'one-time-code' : 'current-password'}
        value={value}
        problem={problem}
        onType={onType}
      />
    </form>
  )
}
