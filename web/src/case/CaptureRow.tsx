import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { shortInstant } from '../ui/days.ts'
import { Sheet } from '../ui/Sheet.tsx'
import type { Capture } from './capture-store.ts'
import { sizeText } from './CaseFiles.tsx'

type Props = {
  capture: Capture
  /** How much of it has gone, 0 to 1; null while it is not being sent. */
  share: number | null
  onRegister: (uploadId: string) => void
  onDrop: () => Promise<void>
}

/** One recording on the phone: on its way, waiting, sent, or refused with the reason and what can be done. */
export function CaptureRow({ capture, share, onRegister, onDrop }: Props) {
  const { file, takenAt, uploadId, refused } = capture
  return (
    <li>
      <div className="rail-row">
        <span>
          {shortInstant(takenAt)} {file.name} <span className="sub">{sizeText(file.size)}</span>
        </span>
        <span className="spacer" />
        {uploadId ? (
          <Button look="outlined" size="small" onPress={() => onRegister(uploadId)}>
            登记为证据
          </Button>
        ) : share !== null ? (
          <progress aria-label={`${file.name} 上传进度`} value={share} max={1} />
        ) : (
          <span className={refused === undefined ? 'sub' : 'tag red'}>
            {refused === undefined ? '等待上传' : '没有收下'}
          </span>
        )}
      </div>
      {refused !== undefined && <p role="alert">{refused}</p>}
      {uploadId === null && share === null && (
        <OnlyHere capture={capture} onDrop={onDrop} refused={refused !== undefined} />
      )}
    </li>
  )
}

type OnlyHereProps = { capture: Capture; refused: boolean; onDrop: () => Promise<void> }

/** What can be done with a recording that only this phone has. */
function OnlyHere({ capture, refused, onDrop }: OnlyHereProps) {
  const [asking, setAsking] = useState(false)
  const { file } = capture
  return (
    <div className="rail-row">
      <span className="spacer" />
      {refused && (
        <Button look="outlined" size="small" onPress={() => saveToPhone(file)}>
          存到手机
        </Button>
      )}
      <Button look="outlined" size="small" onPress={() => setAsking(true)}>
        移除
      </Button>
      {asking && (
        <Sheet title="移除这一件" onClose={() => setAsking(false)}>
          <p>
            “{file.name}”只在这台手机上，服务器没有收到。移除以后找不回来；还要用的，先存到手机。
          </p>
          <div className="button-row above-14">
            <Button onPress={() => saveToPhone(file)}>存到手机</Button>
            <Button look="quiet" onPress={() => void onDrop()}>
              移除
            </Button>
          </div>
        </Sheet>
      )}
    </div>
  )
}

/** The file as it was recorded, where the phone keeps downloads. */
function saveToPhone(file: File): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  // The browser has taken the file by then; the address would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
