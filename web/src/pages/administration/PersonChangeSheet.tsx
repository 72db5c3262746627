import { useQueryClient } from '@tanstack/react-query'
import type { WrittenChange } from '@zhaofa/contract'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { PasswordHalf } from './PasswordHalf.tsx'

/** A change about a person: what waits for another administrator says so, with the half of a password to come. */
export function PersonChangeSheet({ change, onClose }: { change: Change; onClose: () => void }) {
  const queries = useQueryClient()
  return (
    <ChangeSheet
      change={change}
      onClose={onClose}
      onDone={() => void queries.invalidateQueries({ queryKey: ['administration'] })}
      showAnswer={(answer) => {
        const { outcome, half } = written(answer)
        if (half !== null) return <PasswordHalf which="first" half={half} />
        return outcome === 'proposed' ? (
          <MessageBar tone="green">
            <b>已提请。</b>等另一类管理员核准；核准以前照旧。在“人员变更”里可以看到，也可以撤回。
          </MessageBar>
        ) : null
      }}
    />
  )
}

/** What a 人员变更 answers; other changes answer nothing. */
function written(answer: unknown): Pick<WrittenChange, 'half'> & { outcome?: string } {
  return typeof answer === 'object' && answer !== null && 'outcome' in answer
    ? (answer as WrittenChange)
    : { half: null }
}
