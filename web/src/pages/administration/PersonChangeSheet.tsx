import { useQueryClient } from '@tanstack/react-query'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'

/** A change about a person; a new password is shown once, here. */
export function PersonChangeSheet({ change, onClose }: { change: Change; onClose: () => void }) {
  const queries = useQueryClient()
  return (
    <ChangeSheet
      change={change}
      onClose={onClose}
      onDone={() => void queries.invalidateQueries({ queryKey: ['administration'] })}
      showAnswer={(answer) => {
        const password = passwordIn(answer)
        return password === null ? null : (
          <>
            <MessageBar tone="green">
              <b>已办理。</b>请把初始密码当面告诉本人，关闭以后不再显示。
            </MessageBar>
            <p className="mono new-password">{password}</p>
          </>
        )
      }}
    />
  )
}

function passwordIn(answer: unknown): string | null {
  return typeof answer === 'object' &&
    answer !== null &&
    'initialPassword' in answer &&
    typeof answer.initialPassword === 'string'
    ? answer.initialPassword
    : null
}
