import { creditCodeIn } from '@zhaofa/domain/identity-codes/uscc.ts'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { TextInput } from './TextFields.tsx'

/** What browsers that read codes offer (BarcodeDetector); no types of it come with TypeScript. */
type Detector = { detect(source: HTMLVideoElement): Promise<readonly { rawValue: string }[]> }
type DetectorClass = new (of: { formats: string[] }) => Detector

const detectorClass = (): DetectorClass | null =>
  (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector ?? null

const canScan = (): boolean =>
  detectorClass() !== null && typeof navigator.mediaDevices?.getUserMedia === 'function'

/** A code that the camera reads; typed where the browser reads none, or where it cannot be made out. */
export function CodeField({ field, path, value, onChange }: FieldProps) {
  const [scanning, setScanning] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const shown = typeof value === 'string' ? value : ''
  return (
    <FieldFrame field={field} path={path}>
      {canScan() && (
        <Button
          look="outlined"
          onPress={() => {
            setProblem(null)
            setScanning(true)
          }}
        >
          {shown === '' ? '用相机扫码' : '重新扫码'}
        </Button>
      )}
      {problem !== null && (
        <p role="status" className="sub">
          {problem}
        </p>
      )}
      <TextInput value={shown} onType={onChange} />
      {scanning && (
        <Scanner
          onRead={(text) => {
            onChange(creditCodeIn(text) ?? text)
            setScanning(false)
          }}
          onProblem={(why) => {
            setProblem(why)
            setScanning(false)
          }}
          onClose={() => setScanning(false)}
        />
      )}
    </FieldFrame>
  )
}

type ScannerProps = {
  readonly onRead: (text: string) => void
  readonly onProblem: (why: string) => void
  readonly onClose: () => void
}

/** Between two looks at the picture, in milliseconds. */
const lookEvery = 200

function Scanner({ onRead, onProblem, onClose }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onRead, onProblem })
  useEffect(() => {
    told.current = { onRead, onProblem }
  })
  useEffect(() => {
    const Class = detectorClass()
    let open = true
    let stream: MediaStream | null = null
    const watch = async () => {
      if (!Class) return
      const detector = new Class({ formats: ['qr_code'] })
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const picture = video.current
      if (!open || !picture) return stop(stream)
      picture.srcObject = stream
      await picture.play()
      while (open) {
        const [code] = await detector.detect(picture).catch(() => [])
        if (code && open) return told.current.onRead(code.rawValue)
        await new Promise((resolve) => setTimeout(resolve, lookEvery))
      }
    }
    watch().catch((error: unknown) => {
      if (!open) return
      const refused = error instanceof DOMException && error.name === 'NotAllowedError'
      const why = refused ? '没有得到相机的许可（可以在浏览器设置里打开）' : '相机现在打不开'
      told.current.onProblem(`${why}。请手工填写，不影响检查。`)
    })
    return () => {
      open = false
      stop(stream)
    }
  }, [])
  return (
    <Sheet title="对准二维码" onClose={onClose}>
      <video ref={video} className="scanner" muted playsInline aria-label="相机的画面" />
    </Sheet>
  )
}

const stop = (stream: MediaStream | null): void =>
  stream?.getTracks().forEach((each) => each.stop())
