import { create } from 'qrcode'
import { html, Markup } from './html.ts'

/** A QR code as one SVG path, with the quiet zone readers need. `label` is read aloud. */
export function qrCode(text: string, label: string): Markup {
  const { data, size } = create(text, { errorCorrectionLevel: 'M' }).modules
  const isDark = (x: number, y: number) => x < size && data[y * size + x] === 1
  let path = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue
      const start = x
      while (isDark(x + 1, y)) x++
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
    }
  }
  const box = `-4 -4 ${size + 8} ${size + 8}`
  return html`<svg viewBox="${box}" role="img" aria-label="${label}" shape-rendering="crispEdges">
    <path fill="#fff" d="M-4-4h${size + 8}v${size + 8}h-${size + 8}z" />
    <path d="${path}" />
  </svg>`
}
