import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { messageOf } from '../../api/problem.ts'
import { confirmSecondFactor, offerSecondFactor, sessionQuery } from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { CredentialField } from '../sign-in/CredentialField.tsx'

/** 动态码: scanned once, in force with the first right code. */
export function SecondFactorCard({ inForce }: { inForce: boolean }) {
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const offering = useMutation({ mutationFn: offerSecondFactor })
  const confirming = useMutation({
    mutationFn: () => confirmSecondFactor(code),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirming.mutate()
  }
  const offer = offering.data
  return (
    <section className="card" aria-label="动态码">
      <div className="card-head">
        <h2>动态码</h2>
        <span className="sub">登录时除密码外再输六位数字，密码泄露也进不来</span>
      </div>
      <div className="card-body">
        {inForce && (
          <p className="ok">
            <Icon name="tick" /> 已启用
          </p>
        )}
        {!inForce && !offer && (
          <Button look="outlined" busy={offering.isPending} onPress={() => offering.mutate()}>
            启用动态码
          </Button>
        )}
        {!inForce && offer && (
          <form onSubmit={submit} className="second-factor">
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(offer.qrSvg)}`}
              alt="动态码的二维码，请用验证器扫描"
              width={180}
              height={180}
            />
            <div>
              <p>用手机上的验证器扫码；不能扫的，手工输入：</p>
              <p className="mono">{offer.secret}</p>
              <CredentialField
                label="验证器现在显示的六位数字"
                autoComplete="one-time-code"
                value={code}
                onType={setCode}
              />
              <div className="above-12">
                <Button type="submit" busy={confirming.isPending}>
                  启用
                </Button>
              </div>
            </div>
          </form>
        )}
        {(offering.error ?? confirming.error) && (
          <div className="above-12">
            <MessageBar tone="red" alert>
              {messageOf(offering.error ?? confirming.error)}
            </MessageBar>
          </div>
        )}
      </div>
    </section>
  )
}
