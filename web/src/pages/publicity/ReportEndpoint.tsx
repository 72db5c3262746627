import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReportDesk } from '@zhaofa/contract'
import { useState } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { setEndpoint } from '../../api/reporting.ts'
import { showToast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'

/** 推送接口: an address and a token that is never shown again. */
export function ReportEndpoint({ endpoint }: Pick<ReportDesk, 'endpoint'>) {
  const queries = useQueryClient()
  const [url, setUrl] = useState(endpoint?.url ?? '')
  const [token, setToken] = useState('')
  const saving = useMutation({
    mutationFn: () => setEndpoint({ url: url.trim(), ...(token !== '' && { token }) }),
    onSuccess: async ({ message }) => {
      showToast(message, '/publicity/reports')
      setToken('')
      await queries.invalidateQueries({ queryKey: ['double-publicity'] })
    },
  })
  return (
    <section className="card" aria-label="推送接口">
      <div className="card-head">
        <h2>推送接口</h2>
        <span className="sub">信用平台给的地址；不成功的自动再试，最长间隔十二小时</span>
      </div>
      <div className="card-body">
        <div className="field">
          <label htmlFor="endpoint-url">地址</label>
          <input
            id="endpoint-url"
            className="input"
            type="url"
            maxLength={500}
            value={url}
            onChange={(event) => setUrl(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor="endpoint-token">
            访问令牌
            <span className="optional-mark">
              {endpoint?.hasToken ? '已保存，不改就不填' : '选填'}
            </span>
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
        </div>
        {saving.error && <FaultBar fault={saving.error} />}
        <Button
          look="outlined"
          busy={saving.isPending}
          blocked={url.trim() === '' ? '还没有填地址' : undefined}
          onPress={() => saving.mutate()}
        >
          保存
        </Button>
      </div>
    </section>
  )
}
