import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState, useSyncExternalStore, type FormEvent } from 'react'
import { messageOf } from '../api/problem.ts'
import { gateNow, onGateChange } from '../api/session-gate.ts'
import { asksForCode, sessionQuery, signIn } from '../api/session.ts'
import { CredentialField } from '../forms/CredentialField.tsx'
import { Button } from '../ui/Button.tsx'
import { useSession } from './use-session.ts'

/** Signs in again over the open page. The page stays where it is, and waiting requests go on afterwards. */
export function SessionModal() {
  const open = useSyncExternalStore(onGateChange, () => !gateNow().open)
  return (
    <Modal
      open={open}
      closable={false}
      keyboard={false}
      footer={null}
      width={440}
      mask={{ closable: false, blur: false }}
      // Whoever passes by reads nothing of the page while nobody is signed in.
      styles={{ mask: { background: 'var(--bg)' } }}
      title="登录已过期，您写的都在"
      destroyOnHidden
    >
      <SignInAgain />
    </Modal>
  )
}

function SignInAgain() {
  const { account } = useSession()
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [withCode, setWithCode] = useState(false)
  const again = useMutation({
    mutationFn: () => signIn({ account, password, ...(code && { code }) }),
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
    onError: (error) => setWithCode((shown) => shown || asksForCode(error)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    again.mutate()
  }
  return (
    <form onSubmit={submit}>
      <p className="muted">有一段时间没有操作了。填写中的内容已存为草稿，登录后回到原处。</p>
      <div className="field">
        <label htmlFor="again-account">账号</label>
        <input
          id="again-account"
          className="input"
          value={account}
          readOnly
          autoComplete="username"
        />
      </div>
      <CredentialField
        label="密码"
        autoComplete="current-password"
        focused
        value={password}
        onType={setPassword}
      />
      {withCode && (
        <CredentialField
          label="动态码"
          autoComplete="one-time-code"
          focused
          value={code}
          onType={setCode}
        />
      )}
      {again.error && (
        <p className="field-message above-8" role="alert">
          {messageOf(again.error)}
        </p>
      )}
      <div className="button-row above-14">
        <Button type="submit" busy={again.isPending}>
          登录并继续
        </Button>
        <a className="button quiet" href="/office/login">
          换账号（草稿不带走）
        </a>
      </div>
    </form>
  )
}
