import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent } from 'react'
import { messageOf } from '../../api/problem.ts'
import { asksForCode, sessionQuery, signIn } from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { dropVisitsOnServer } from '../../visit/visit-store.ts'
import { dropDraftsOnServer } from '../../forms/draft-store.ts'
import { CredentialField } from '../../forms/CredentialField.tsx'

/** Kept small on purpose: nothing of antd loads before somebody is signed in. */
export function SignInPage() {
  useTitle('登录')
  const router = useRouter()
  const queries = useQueryClient()
  const { next } = useSearch({ from: '/login' })
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [withCode, setWithCode] = useState(false)
  useEffect(() => {
    dropDraftsOnServer()
    // A browser without IndexedDB has kept nothing in it.
    dropVisitsOnServer().catch(() => undefined)
  }, [])

  const entry = useMutation({
    mutationFn: () => signIn({ account: account.trim(), password, ...(code && { code }) }),
    onSuccess: (session) => {
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, session)
      router.history.push(`/office${next ?? '/work'}`)
    },
    onError: (error) => setWithCode((shown) => shown || asksForCode(error)),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    entry.mutate()
  }

  return (
    <div className="sign-in">
      <header className="top-bar">
        <span className="brand">
          <span className="seal" aria-hidden="true">
            昭法
          </span>
          昭法<small>行政执法三项制度工作平台</small>
        </span>
      </header>
      <main>
        <form className="sign-in-card" onSubmit={submit}>
          <h1>登录</h1>
          <p className="sub">仅限本机关人员。登录和退出都有记录。</p>
          <CredentialField
            label="账号"
            name="account"
            autoComplete="username"
            focused
            value={account}
            onType={setAccount}
          />
          <CredentialField
            label="密码"
            name="password"
            autoComplete="current-password"
            value={password}
            onType={setPassword}
          />
          {withCode && (
            <CredentialField
              label="动态码"
              name="code"
              autoComplete="one-time-code"
              focused
              value={code}
              onType={setCode}
            />
          )}
          {entry.error && (
            <div className="above-14">
              <MessageBar tone={asksForCode(entry.error) ? 'blue' : 'red'} alert>
                {messageOf(entry.error)}
              </MessageBar>
            </div>
          )}
          <div className="sign-in-enter">
            <Button type="submit" size="large" wide busy={entry.isPending}>
              登录
            </Button>
          </div>
        </form>
      </main>
      <footer className="sub">
        公众查询请到 <a href="/">行政执法公示平台</a>
      </footer>
    </div>
  )
}
