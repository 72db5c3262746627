import type { FirmImportView } from '@zhaofa/contract'
import { firmImportStates } from '@zhaofa/domain/inspection/register/firm-import.ts'
import { useState } from 'react'
import { approveFirmImport, endFirmImport, firmsReportUrl } from '../../api/firms.ts'
import { ChangeSheet, type Change } from '../../forms/ChangeSheet.tsx'
import { askReason } from '../../forms/small-form-fields.ts'
import { Button } from '../../ui/Button.tsx'
import { formInstant } from '../../ui/days.ts'
import { ConfirmedSheet } from '../approvals/ConfirmedSheet.tsx'

type Props = { of: FirmImportView; onDone: () => void }

const tones: Readonly<Record<FirmImportView['state'], string>> = {
  open: 'tag amber',
  approved: 'tag green',
  returned: 'tag red',
  withdrawn: 'tag',
}

/** One import: what it brings in, who did what, and what this person may do next. */
export function FirmImportCard({ of, onDone }: Props) {
  const { id, version, state, fileId, fileName, sha256, wrong, blocked } = of
  const { proposed, answered, came } = of
  const [asking, setAsking] = useState<'approve' | 'return' | 'withdraw' | null>(null)
  const close = () => setAsking(null)
  const { added, changed, same } = came ?? of
  return (
    <section className="card" aria-label={`导入：${fileName}`}>
      <div className="card-head">
        <h2>{fileName}</h2>
        <span className={tones[state]}>{firmImportStates[state]}</span>
        <span className="sub">
          新增 {added} 个，变更 {changed} 个，相同 {same} 个；须改 {wrong} 行不导入
        </span>
      </div>
      <div className="card-body">
        <p>
          {proposed.by} {formInstant(proposed.at)} 提请：{proposed.words}
        </p>
        {answered && (
          <p>
            {answered.by} {formInstant(answered.at)}{' '}
            {state === 'approved' ? '批准' : firmImportStates[state]}
            {answered.words && `：${answered.words}`}
          </p>
        )}
        <p className="sub">
          原表的 SHA-256 <span className="mono">{sha256}</span>
        </p>
        {state === 'open' && (
          <div className="also above-12">
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
            <a href={firmsReportUrl(fileId)} download>
              逐行报告
            </a>
          </div>
        )}
      </div>
      {asking === 'approve' && (
        <ConfirmedSheet
          title={`批准导入：${fileName}`}
          button="批准并签名"
          effect={`新增 ${of.added} 个，变更 ${of.changed} 个，一次全部列入名录。正是试读过的那份表格，重新读一遍；试读以后名录有变的，以批准时的比较为准。`}
          run={(confirmation) => approveFirmImport(id, { version, confirmation })}
          onDone={onDone}
          onClose={close}
        />
      )}
      {(asking === 'return' || asking === 'withdraw') && (
        <ChangeSheet change={endOf(of, asking)} onDone={onDone} onClose={close} />
      )}
    </section>
  )
}

function endOf({ id, version, fileName }: FirmImportView, way: 'return' | 'withdraw'): Change {
  return {
    title: way === 'return' ? '退回导入' : '撤回提请',
    effect: `${fileName} 不导入，理由记入经过。`,
    fields: [askReason],
    run: ({ reason }) =>
      endFirmImport(id, way === 'return' ? 'return' : 'withdrawal', {
        version,
        reason: String(reason),
      }),
  }
}
