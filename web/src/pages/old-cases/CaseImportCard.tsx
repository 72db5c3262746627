import { Link } from '@tanstack/react-router'
import type { CaseImportView } from '@zhaofa/contract'
import { caseImportStates } from '@zhaofa/domain/old-cases/case-import.ts'
import { useState } from 'react'
import { approveImport, endImport, reportUrl, voidImport } from '../../api/old-cases.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { askReason } from '../../forms/small-form-fields.ts'
import { Button } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { ConfirmedSheet } from '../approvals/ConfirmedSheet.tsx'

type Props = { of: CaseImportView; onDone: () => void }
type Asking = 'approve' | 'return' | 'withdraw' | 'void'

const tones: Readonly<Record<CaseImportView['state'], string>> = {
  open: 'tag amber',
  approved: 'tag green',
  returned: 'tag red',
  withdrawn: 'tag',
  void: 'tag red',
}

/** One import: what it brings in, who did what, and what this person may do next. */
export function CaseImportCard({ of, onDone }: Props) {
  const { id, version, state, fileId, fileName, rows, warned, unchecked, sha256, blocked } = of
  const { proposed, answered, voided } = of
  const [asking, setAsking] = useState<Asking | null>(null)
  const [voiding, setVoiding] = useState<string | null>(null)
  const close = () => setAsking(null)
  return (
    <section className="card" aria-label={`导入：${fileName}`}>
      <div className="card-head">
        <h2>{fileName}</h2>
        <span className={tones[state]}>{caseImportStates[state]}</span>
        <span className="sub">
          {rows} 件；提醒 {warned} 行，未核 {unchecked} 行
        </span>
      </div>
      <div className="card-body">
        <p>
          {proposed.by} {formInstant(proposed.at)} 提请：{proposed.words}
        </p>
        {answered && (
          <p>
            {answered.by} {formInstant(answered.at)}{' '}
            {state === 'approved' || state === 'void' ? '批准' : caseImportStates[state]}
            {answered.words && `：${answered.words}`}
          </p>
        )}
        {voided && (
          <p>
            {voided.by} {formInstant(voided.at)} 作废：{voided.words}。各行保留，不再计入。
          </p>
        )}
        <p className="sub">
          原表的 SHA-256 <span className="mono">{sha256}</span>
        </p>
        <div className="also above-12">
          {state === 'open' && (
            <>
              <Button blocked={blocked.answer ?? undefined} onPress={() => setAsking('approve')}>
                批准并签名
              </Button>
              <Button
                look="outlined"
                blocked={blocked.answer ?? undefined}
                onPress={() => setAsking('return')}
              >
                退回
              </Button>
              {blocked.withdraw === null && (
                <Button look="outlined" onPress={() => setAsking('withdraw')}>
                  撤回
                </Button>
              )}
              <a href={reportUrl(fileId)} download>
                逐行报告
              </a>
            </>
          )}
          {state === 'approved' && (
            <>
              <Link to="/old-cases" search={{ importId: id }}>
                看导入的案件
              </Link>
              <Button
                look="outlined"
                blocked={blocked.void ?? undefined}
                onPress={() => setAsking('void')}
              >
                整份作废
              </Button>
            </>
          )}
        </div>
      </div>
      {asking === 'approve' && (
        <ConfirmedSheet
          title={`批准导入：${fileName}`}
          button="批准并签名"
          effect={`${rows} 件一次全部导入，计入统计和档案，不公示。正是试读过的那份表格，重新读一遍，有一处不对就都不导入。`}
          run={(confirmation) => approveImport(id, { version, confirmation })}
          onDone={onDone}
          onClose={close}
        />
      )}
      {(asking === 'return' || asking === 'withdraw') && (
        <ChangeSheet change={endOf(of, asking)} onDone={onDone} onClose={close} />
      )}
      {asking === 'void' && voiding === null && (
        <ChangeSheet
          change={{
            title: '整份作废',
            effect: `${rows} 件都不再计入统计和档案，各行和经过保留。改好的表可以重新导入。`,
            fields: [askReason],
            run: ({ reason }) => Promise.resolve(setVoiding(String(reason))),
          }}
          onDone={() => undefined}
          onClose={close}
        />
      )}
      {voiding !== null && (
        <ConfirmedSheet
          title={`整份作废：${fileName}`}
          button="作废并签名"
          effect={`理由：${voiding}`}
          run={(confirmation) => voidImport(id, { version, confirmation, reason: voiding })}
          onDone={onDone}
          onClose={() => setVoiding(null)}
        />
      )}
    </section>
  )
}

function endOf({ id, version, fileName }: CaseImportView, way: 'return' | 'withdraw'): Change {
  return {
    title: way === 'return' ? '退回导入' : '撤回提请',
    effect: `${fileName} 不导入，理由记入经过。`,
    fields: [askReason],
    run: ({ reason }) =>
      endImport(id, way === 'return' ? 'return' : 'withdrawal', {
        version,
        reason: String(reason),
      }),
  }
}
