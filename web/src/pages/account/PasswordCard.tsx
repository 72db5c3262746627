import { useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { Problem } from '../../api/problem.ts'
import { changePassword } from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { CredentialField } from '../../forms/CredentialField.tsx'

export function PasswordCard({ onChanged }: { onChanged?: () => void }) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const changing = useMutation({
    mutationFn: () => changePassword({ current, next }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      onChanged?.()
    },
  })
  const problems = changing.error instanceof Problem ? changing.error.fields : []
  const problemOf = (name: string) => problems.find(({ field }) => field === name)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    changing.mutate()
  }
  return (
    <section className="card" aria-label="修改密码">
      <div className="card-head">
        <h2>修改密码</h2>
      </div>
      <form className="card-body password-form" onSubmit={submit}>
        <CredentialField
          label="现在的密码"
          autoComplete="current-password"
          value={current}
          onType={setCurrent}
          problem={problemOf('current')}
        />
        <CredentialField
          label="新密码"
          autoComplete="new-password"
          value={next}
          onType={setNext}
          problem={problemOf('next')}
        />
        {changing.error && problems.length === 0 && <FaultBar fault={changing.error} />}
        {changing.isSuccess && <MessageBar tone="green">密码已修改。</MessageBar>}
        <div className="above-12">
          <Button type="submit" look="outlined" busy={changing.isPending}>
            修改密码
          </Button>
        </div>
      </form>
    </section>
  )
}
