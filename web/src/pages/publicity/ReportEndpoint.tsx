import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReportDesk } from '@zhaofa/contract'
import { useState } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { setPushToken } from '../../api/reporting.ts'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'

/** 推送接口: the address that two people agreed on, and a token for it that is never shown again. */
export function ReportEndpoint({ endpoint }: Pick<ReportDesk, 'endpoint'>) {
  return (
    <section className="card" aria-label="推送接口">
      <div className="card-head">
        <h2>推送接口</h2>
        <span className="sub">不成功的自动再试，最长间隔十二小时</span>
      </div>
      <div className="card-body">
        <p>
          {endpoint ? <>推送到 {endpoint.url}。</> : '现在没有推送地址，用文件上报。'}
          地址在{' '}
          <Link className="in-text" to="/administration/$section" params={{ section: 'rules' }}>
            本局规则
          </Link>{' '}
          里提请变更，由另一人批准，次日起生效。
        </p>
        {endpoint && <TokenField key={endpoint.url} {...endpoint} />}
      </div>
    </section>
  )
}

function TokenField({ url, hasToken }: NonNullable<ReportDesk['endpoint']>) {
  const queries = useQueryClient()
  const [token, setToken] = useState('')
  const saving = useMutation({
    mutationFn: (given: string | null) => setPushToken({ url, token: given }),
    onSuccess: async ({ message }) => {
      showToast(message, '/publicity/reports')
      setToken('')
      await queries.invalidateQueries({ queryKey: ['double-publicity'] })
    },
  })
  return (
    <>
      <div className="field">
        <label htmlFor="endpoint-token">
          访问令牌
          <span className="optional-mark">{hasToken ? '已保存，重填才换' : '平台要求时填写'}</span>
        </label>
        <input
          id="endpoint-token"
          className="input"
          type="password"
          autoComplete="off"
          maxLength={2000}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <p className="sub">只发给上面这个地址；地址变更以后要重新填写。</p>
      </div>
      {saving.error && <FaultBar fault={saving.error} />}
      <div className="button-row">
        <Button
          look="outlined"
          busy={saving.isPending}
          blocked={token === '' ? '还没有填令牌' : undefined}
          onPress={() => saving.mutate(token)}
        >
          保存令牌
        </Button>
        {hasToken && (
          <Button look="quiet" busy={saving.isPending} onPress={() => saving.mutate(null)}>
            取消令牌
          </Button>
        )}
      </div>
    </>
  )
}
