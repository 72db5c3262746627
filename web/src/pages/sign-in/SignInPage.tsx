import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { messageOf } from '../../api/problem.ts'
import { sessionQuery, signIn } from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'

/** Kept small on purpose: nothing of antd loads before somebody is signed in. */
export function SignInPage() {
  const router = useRouter()
  const queries = useQueryClient()
  const { next } = useSearch({ from: '/login' })
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    document.title = '登录 - 昭法'
    first.current?.focus()
  }, [])

  const entry = useMutation({
    mutationFn: () => signIn({ account: account.trim(), password, ...(code && { code }) }),
    onSuccess: async (session) => {
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, session)
      router.history.push(next ? `/office${next}` : '/office/work')
    },
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
          <div className="field">
            <label htmlFor="account">账号</label>
            <input
              ref={first}
              id="account"
              name="account"
              className="input"
              autoComplete="username"
              autoCapitalize="none"
              value={account}
              onChange={(event) => setAccount(event.target.value)}
              required
            />
          </div>
          <div className="field">
            <label htmlFor="password">密码</label>
            <input
              id="password"
              name="password"
              type="password"
              className="input"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              required
            />
          </div>
          <div className="field">
            <label htmlFor="code">
              动态码 <span className="optional-mark">没有启用的不填</span>
            </label>
            <input
              id="code"
              name="code"
              className="input short"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={8}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </div>
          {entry.error && (
            <div style={{ marginTop: 14 }}>
              <MessageBar tone="red" alert>
                {messageOf(entry.error)}
              </MessageBar>
            </div>
          )}
          <div style={{ marginTop: 18 }}>
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
