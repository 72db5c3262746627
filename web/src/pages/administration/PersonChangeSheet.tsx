import { useQueryClient } from '@tanstack/react-query'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { PasswordHalf } from './PasswordHalf.tsx'

/** A change about a person; the half of a password to come is shown once, here. */
export function PersonChangeSheet({ change, onClose }: { change: Change; onClose: () => void }) {
  const queries = useQueryClient()
  return (
    <ChangeSheet
      change={change}
      onClose={onClose}
      onDone={() => void queries.invalidateQueries({ queryKey: ['administration'] })}
      showAnswer={(answer) => {
        const half = halfIn(answer)
        return half === null ? null : <PasswordHalf which="first" half={half} />
      }}
    />
  )
}

function halfIn(answer: unknown): string | null {
  return typeof answer === 'object' &&
    answer !== null &&
    'half' in answer &&
    typeof answer.half === 'string'
    ? answer.half
    : null
}
