import { MessageBar } from '../../ui/MessageBar.tsx'

type Props = { which: 'first' | 'second'; half: string }

/** What one of the two administrators tells the owner in person; neither knows the whole password. */
export function PasswordHalf({ which, half }: Props) {
  return (
    <>
      <MessageBar tone="green">
        {which === 'first' ? (
          <>
            <b>已提请。</b>
            这是密码的前一半，请当面告诉本人；关闭以后不再显示。另一类管理员核准后，后一半由核准人告诉本人。
          </>
        ) : (
          <>
            <b>已核准。</b>
            这是密码的后一半，请当面告诉本人；关闭以后不再显示。本人依次输入前一半、短横、后一半登录，随即改掉。
          </>
        )}
      </MessageBar>
      <p className="mono new-password">{which === 'first' ? `${half}-` : `-${half}`}</p>
    </>
  )
}
