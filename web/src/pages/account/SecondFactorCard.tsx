import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { messageOf, Problem } from '../../api/problem.ts'
import {
  confirmSecondFactor,
  offerSecondFactor,
  removeSecondFactor,
  sessionQuery,
} from '../../api/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { CredentialField } from '../../forms/CredentialField.tsx'

type Doing = 'set-up' | 'remove'

/**
 * 动态码: scanned once, in force with the first right code. It is what its owner signs with, so setting it up,
 * changing it and ending it ask for the password, and for the present code where one is in force.
 */
export function SecondFactorCard({ inForce }: { inForce: boolean }) {
  const queries = useQueryClient()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const settled = async () => {
    setDoing(null)
    proving.reset()
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
  }
  const proving = useMutation({
    mutationFn: async (what: Doing) => {
      const proof = { password, code: inForce ? code : null }
      if (what === 'set-up') return offerSecondFactor(proof)
      await removeSecondFactor(proof)
      return null
    },
    onSuccess: async (offer) => {
      setPassword('')
      setCode('')
      if (!offer) await settled()
    },
  })
  const problems = proving.error instanceof Problem ? proving.error.fields : []
  const problemOf = (name: string) => problems.find(({ field }) => field === name)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (doing) proving.mutate(doing)
  }
  const offer = proving.data
  return (
    <section className="card" aria-label="动态码">
      <div className="card-head">
        <h2>动态码</h2>
        <span className="sub">登录、签名时除密码外再输六位数字，密码泄露也冒不了您的名</span>
      </div>
      <div className="card-body">
        {inForce && (
          <p className="ok">
            <Icon name="tick" /> 已启用
          </p>
        )}
        {!doing && (
          <div className="also">
            <Button look="outlined" onPress={() => setDoing('set-up')}>
              {inForce ? '更换动态码' : '启用动态码'}
            </Button>
            {inForce && (
              <Button look="outlined" onPress={() => setDoing('remove')}>
                停用动态码
              </Button>
            )}
          </div>
        )}
        {doing && !offer && (
          <form onSubmit={submit} className="password-form">
            <p className="sub">
              {doing === 'remove'
                ? '停用以后，登录、签名只凭密码。'
                : inForce
                  ? '新的启用以前，原来的照常有效。'
                  : '先证明是您本人，再用手机上的验证器扫码。'}
            </p>
            <CredentialField
              label="密码"
              autoComplete="current-password"
              value={password}
              onType={setPassword}
              problem={problemOf('password')}
            />
            {inForce && (
              <CredentialField
                label="验证器现在显示的六位数字"
                autoComplete="one-time-code"
                value={code}
                onType={setCode}
                problem={problemOf('code')}
              />
            )}
            <div className="above-12 also">
              <Button type="submit" busy={proving.isPending}>
                {doing === 'remove' ? '停用' : '下一步'}
              </Button>
              <Button
                look="outlined"
                onPress={() => {
                  setDoing(null)
                  proving.reset()
                }}
              >
                先不办
              </Button>
            </div>
          </form>
        )}
        {doing && offer && <FirstCode offer={offer} onSet={settled} />}
        {proving.error && problems.length === 0 && (
          <div className="above-12">
            <MessageBar tone="red" alert>
              {messageOf(proving.error)}
            </MessageBar>
          </div>
        )}
      </div>
    </section>
  )
}

type FirstCodeProps = {
  offer: NonNullable<Awaited<ReturnType<typeof offerSecondFactor>>>
  onSet: () => Promise<void>
}

function FirstCode({ offer, onSet }: FirstCodeProps) {
  const [code, setCode] = useState('')
  const confirming = useMutation({ mutationFn: () => confirmSecondFactor(code), onSuccess: onSet })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirming.mutate()
  }
  const wrong =
    confirming.error instanceof Problem
      ? confirming.error.fields.find(({ field }) => field === 'code')?.message
      : undefined
  return (
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
          problem={wrong}
        />
        <div className="above-12">
          <Button type="submit" busy={confirming.isPending}>
            启用
          </Button>
        </div>
        {confirming.error && !wrong && (
          <div className="above-12">
            <MessageBar tone="red" alert>
              {messageOf(confirming.error)}
            </MessageBar>
          </div>
        )}
      </div>
    </form>
  )
}
