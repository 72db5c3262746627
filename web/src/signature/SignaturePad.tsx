import { maxStrokesLength, parseStrokes } from '@zhaofa/domain/case/strokes.ts'
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { StrokeRecorder } from './stroke-recorder.ts'

type Props = {
  /** Whose area it is: 孙某的签名. */
  label: string
  describedBy: string | undefined
  /** SHA-256 of the sealed paper below which it is drawn. */
  paper: string
  busy: boolean
  onDone: (strokes: string) => void
}

/**
 * The area on which somebody signs with finger, pen or mouse. The page does not scroll under the finger, and a hand
 * laid on the glass while the pen writes draws nothing.
 */
export function SignaturePad({ label, describedBy, paper, busy, onDone }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const recorder = useRef(new StrokeRecorder())
  const writing = useRef<number | null>(null)
  const [written, setWritten] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)

  useEffect(() => {
    const area = canvas.current
    if (!area) return
    const watcher = new ResizeObserver(() => redraw(area, recorder.current))
    watcher.observe(area)
    return () => watcher.disconnect()
  }, [])

  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (writing.current !== null || !event.isPrimary || event.button !== 0) return
    event.preventDefault()
    const area = event.currentTarget
    area.setPointerCapture(event.pointerId)
    writing.current = event.pointerId
    recorder.current.begin(
      event.nativeEvent,
      area.getBoundingClientRect(),
      new Date().toISOString(),
    )
    redraw(area, recorder.current)
    setWritten(true)
    setWrong(null)
  }
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (writing.current !== event.pointerId) return
    const area = event.currentTarget
    const rect = area.getBoundingClientRect()
    const held = event.nativeEvent.getCoalescedEvents()
    for (const moment of held.length > 0 ? held : [event.nativeEvent]) {
      recorder.current.add(moment, rect)
    }
    redraw(area, recorder.current)
  }
  const end = (event: PointerEvent<HTMLCanvasElement>) => {
    if (writing.current === event.pointerId) writing.current = null
  }
  const clear = () => {
    recorder.current = new StrokeRecorder()
    if (canvas.current) redraw(canvas.current, recorder.current)
    setWritten(false)
    setWrong(null)
  }
  const done = () => {
    const text = recorder.current.text(paper)
    const read = parseStrokes(text)
    if (read.ok) return onDone(text)
    setWrong(text.length > maxStrokesLength ? '写得太久，请重签' : read.refusal)
  }
  return (
    <div className="signature-pad">
      <canvas
        ref={canvas}
        role="img"
        aria-label={`${label}：在这里用手指、笔或者鼠标书写`}
        aria-describedby={describedBy}
        onPointerDown={begin}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {!written && <span className="place">请在这里签名</span>}
      {wrong && (
        <p className="field-message" role="alert">
          <Icon name="warning" />
          {wrong}
        </p>
      )}
      <p className="ways">
        <Button look="outlined" blocked={written ? undefined : '还没有书写'} onPress={clear}>
          重签
        </Button>
        <Button
          look="outlined"
          busy={busy}
          blocked={written ? undefined : '请先在上面签名'}
          onPress={done}
        >
          签好了
        </Button>
      </p>
    </div>
  )
}

/** As thick as a pen, in pixels of the page. */
const lineWidth = 2.6

/** Draws everything anew: a name has few points, and the area may have been turned. */
function redraw(area: HTMLCanvasElement, { size, strokes }: StrokeRecorder): void {
  const { width, height } = area.getBoundingClientRect()
  const context = area.getContext('2d')
  if (!context) return
  area.width = Math.round(width * devicePixelRatio)
  area.height = Math.round(height * devicePixelRatio)
  if (size === null) return
  context.scale(area.width / size.width, area.height / size.height)
  context.lineWidth = lineWidth
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.strokeStyle = getComputedStyle(area).color
  context.beginPath()
  for (const stroke of strokes) {
    stroke.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)))
    // A dot is a line of no length.
    if (stroke.length === 1) context.lineTo(stroke[0]?.[0] ?? 0, stroke[0]?.[1] ?? 0)
  }
  context.stroke()
}
