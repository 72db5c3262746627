import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { toHex } from '@zhaofa/ledger'
import { useEffect, useState } from 'react'
import { caseQuery } from '../../api/cases.ts'
import { checkCase, checkHead } from '../../log/check-log.ts'
import type { LogHead } from '../../log/read-log.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { CheckLines, Records } from './CheckResult.tsx'

/** 存证: the check runs in this browser, against the public log, without trusting the server's word. */
export function LedgerPage() {
  useTitle('存证')
  const { case: caseId } = useSearch({ from: '/office/ledger' })
  const { data: file } = useQuery({ ...caseQuery(caseId ?? ''), enabled: caseId !== undefined })
  const [progress, setProgress] = useState('')
  const { mutate: check, ...checking } = useMutation({
    mutationFn: async (expected: number | null) => {
      const { head, vkeys, lines } = await checkHead()
      const ofCase =
        caseId !== undefined && expected !== null
          ? await checkCase(caseId, expected, vkeys, setProgress)
          : { records: [], lines: [] }
      return { head, lines: [...lines, ...ofCase.lines], records: ofCase.records }
    },
  })
  const ready = caseId === undefined || file !== undefined
  const expected = file?.version ?? null
  useEffect(() => {
    if (ready) check(expected)
  }, [ready, expected, check])
  const { data } = checking
  return (
    <>
      <div className="page-title">
        <h1>存证核验</h1>
        <span className="sub">在本机核算，不依赖服务器的结论</span>
        <span className="spacer" />
        <Button look="outlined" busy={checking.isPending} onPress={() => check(expected)}>
          再核验一次
        </Button>
      </div>
      <div className="with-rail">
        <div>
          <section className="card" aria-label="核验结果">
            <div className="card-head">
              <h2>{file ? file.title : '整个存证库'}</h2>
              {file && (
                <Link to="/cases/$caseId" params={{ caseId: file.id }} className="sub">
                  {file.number ?? '看案件'}
                </Link>
              )}
            </div>
            <div className="card-body" aria-live="polite">
              {checking.isPending && <p className="sub">正在核验。{progress}</p>}
              {checking.error && (
                <MessageBar tone="red" alert>
                  <b>没有核验成：</b>
                  {checking.error.message}
                </MessageBar>
              )}
              {data && <CheckLines lines={data.lines} />}
            </div>
          </section>
          {data && data.records.length > 0 && (
            <Records records={data.records} timeline={file?.timeline ?? []} />
          )}
        </div>
        <aside className="rail" aria-label="检查点">
          {data && <CheckpointCard head={data.head} />}
        </aside>
      </div>
    </>
  )
}

function CheckpointCard({ head }: { head: LogHead }) {
  const { origin, size, root } = head.checkpoint
  return (
    <section className="card">
      <div className="card-head">
        <h2>检查点</h2>
      </div>
      <div className="card-body">
        <dl className="facts">
          <div>
            <dt>名称</dt>
            <dd>{origin}</dd>
          </div>
          <div>
            <dt>条数</dt>
            <dd>{size.toLocaleString('zh-CN')}</dd>
          </div>
          <div>
            <dt>根</dt>
            <dd className="mono">{toHex(root)}</dd>
          </div>
        </dl>
        <p className="sub above-6">
          格式是公开标准（RFC 6962、C2SP），任何人都可以用自己的程序核验{' '}
          <a href="/log/checkpoint" className="law">
            /log/checkpoint
          </a>
          。
        </p>
      </div>
    </section>
  )
}
