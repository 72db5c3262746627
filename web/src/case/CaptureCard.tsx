import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CaseView } from '@zhaofa/contract'
import { actFormQuery, saveDraft } from '../api/cases.ts'
import { useSession } from '../app/use-session.ts'
import { Button } from '../ui/Button.tsx'
import { MessageBar } from '../ui/MessageBar.tsx'
import { CaptureRow } from './CaptureRow.tsx'
import { isWaiting } from './send-captures.ts'
import { useCaptures } from './use-captures.ts'

const kinds = [
  { label: '拍照', accept: 'image/*' },
  { label: '录像', accept: 'video/*' },
  { label: '录音', accept: 'audio/*' },
] as const

type Props = {
  file: CaseView
  /** The act that takes what was captured, and its field for the upload. */
  act: string
  field: string
}

/** 取证 on the phone: one tap opens the camera, and a picture stays on the phone until the server has it. */
export function CaptureCard({ file, act, field }: Props) {
  const caseId = file.id
  const queries = useQueryClient()
  const { account } = useSession()
  const navigate = useNavigate()
  const { captures, sending, problem, take, drop, sendAll } = useCaptures(
    account,
    caseId,
    file.evidence.map(({ id }) => id).join(' '),
  )
  const waiting = captures.filter(isWaiting).length
  const register = async (uploadId: string) => {
    await saveDraft(caseId, act, { version: null, input: { [field]: uploadId } })
    queries.removeQueries({ queryKey: actFormQuery(caseId, act).queryKey })
    await navigate({ to: '/cases/$caseId/acts/$act', params: { caseId, act } })
  }
  return (
    <section className="card capture" aria-label="现场取证">
      <div className="card-head">
        <h2>现场取证</h2>
        <span className="sub">先存本机，再上传；断网不丢</span>
      </div>
      <div className="capture-kinds">
        {kinds.map(({ label, accept }) => (
          <label key={label} className="button outlined">
            {label}
            <input
              type="file"
              className="visually-hidden"
              accept={accept}
              capture="environment"
              onChange={({ target }) => {
                const [taken] = target.files ?? []
                if (taken) void take(taken)
                target.value = ''
              }}
            />
          </label>
        ))}
      </div>
      <ul>
        {captures.map((capture) => (
          <CaptureRow
            key={capture.id}
            capture={capture}
            share={sending?.id === capture.id ? sending.share : null}
            onRegister={(uploadId) => void register(uploadId)}
            onDrop={() => drop(capture.id)}
          />
        ))}
      </ul>
      {problem && (
        <MessageBar tone="amber" alert>
          {problem}
        </MessageBar>
      )}
      {problem && waiting > 0 && (
        <Button look="outlined" size="small" onPress={() => void sendAll()}>
          再传一次（{waiting} 件）
        </Button>
      )}
    </section>
  )
}
