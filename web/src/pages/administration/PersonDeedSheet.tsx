import { useQueryClient } from '@tanstack/react-query'
import { DeedSheet, type Deed } from '../../forms/DeedSheet.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'

/** A deed about a person; a new password is shown once, here. */
export function PersonDeedSheet({ deed, onClose }: { deed: Deed; onClose: () => void }) {
  const queries = useQueryClient()
  return (
    <DeedSheet
      deed={deed}
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
