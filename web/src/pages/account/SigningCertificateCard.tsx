import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { messageOf, Problem } from '../../api/problem.ts'
import {
  obtainSigningCertificate,
  ownSigningCertificates,
  revokeOwnSigningCertificate,
} from '../../api/signing-certificates.ts'
import { CredentialField } from '../../forms/CredentialField.tsx'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { chinaDay } from '../../ui/days.ts'

/** A certificate stands until the first moment of the next day. */
const lastDay = (until: string) => chinaDay(new Date(Date.parse(until) - 1).toISOString())

type Doing = 'obtain' | 'revoke'

/**
 * 签名证书: with it the papers that its owner presses for bear the owner's own signature beside the agency's. It is
 * what somebody signs with, so it is given and taken back against the password and the present code.
 */
export function SigningCertificateCard({ secondFactor }: { secondFactor: boolean }) {
  const queries = useQueryClient()
  const { data } = useQuery(ownSigningCertificates)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const settled = async () => {
    setDoing(null)
    setPassword('')
    setCode('')
    await queries.invalidateQueries({ queryKey: ownSigningCertificates.queryKey })
  }
  const proving = useMutation({
    mutationFn: async (what: Doing) => {
      const proof = { password, code: secondFactor ? code : null }
      await (what === 'obtain'
        ? obtainSigningCertificate(proof)
        : revokeOwnSigningCertificate({ ...proof, reason: 'keyCompromise', because: '本人吊销' }))
    },
    onSuccess: settled,
  })
  const problems = proving.error instanceof Problem ? proving.error.fields : []
  const problemOf = (name: string) => problems.find(({ field }) => field === name)?.message
  const valid = data?.certificates.find(({ state }) => state === 'valid')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (doing) proving.mutate(doing)
  }
  return (
    <section className="card" aria-label="签名证书">
      <div className="card-head">
        <h2>签名证书</h2>
        <span className="sub">您提交、审批的文书除机关印章外，另有您本人的数字签名</span>
      </div>
      <div className="card-body">
        {valid && (
          <p className="ok">
            有效，到 {lastDay(valid.validTo)}，序列号 {valid.serial}
          </p>
        )}
        {data?.certificates
          .filter(({ state }) => state !== 'valid')
          .map(({ id, serial, revoked, validTo }) => (
            <p key={id} className="sub">
              {revoked
                ? `${chinaDay(revoked.at)} 吊销：${revoked.reason}`
                : `${lastDay(validTo)} 到期`}
              ，序列号 {serial}
            </p>
          ))}
        {!doing && (
          <div className="also">
            <Button look="outlined" onPress={() => setDoing('obtain')}>
              {valid ? '更换签名证书' : '申领签名证书'}
            </Button>
            {valid && (
              <Button look="outlined" onPress={() => setDoing('revoke')}>
                吊销签名证书
              </Button>
            )}
          </div>
        )}
        {doing && (
          <form onSubmit={submit} className="password-form">
            <p className="sub">
              {doing === 'revoke'
                ? '吊销以后不再用它签名，以前签的仍然有效。'
                : '先证明是您本人。原来的证书同时吊销，以前签的仍然有效。'}
            </p>
            <CredentialField
              label="密码"
              autoComplete="current-password"
              value={password}
              onType={setPassword}
              problem={problemOf('password')}
            />
            {secondFactor && (
              <CredentialField
                label="验证器现在显示的六位数字"
                autoComplete="one-time-code"
                value={code}
                onType={setCode}
                problem={problemOf('code')}
              />
            )}
            {proving.error && problems.length === 0 && (
              <MessageBar tone="red" alert>
                {messageOf(proving.error)}
              </MessageBar>
            )}
            <div className="above-12 also">
              <Button type="submit" look="outlined" busy={proving.isPending}>
                {doing === 'revoke' ? '吊销' : '申领'}
              </Button>
              <Button look="outlined" onPress={() => setDoing(null)}>
                取消
              </Button>
            </div>
          </form>
        )}
      </div>
    </section>
  )
}
