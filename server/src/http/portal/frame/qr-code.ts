import { qrPath } from '../../../qr-code.ts'
import { html, type Markup } from './html.ts'

/** A QR code as one SVG path, with the quiet zone readers need. `label` is read aloud. */
export function qrCode(text: string, label: string): Markup {
  const { path, size } = qrPath(text)
  const box = `-4 -4 ${size + 8} ${size + 8}`
  return html`<svg viewBox="${box}" role="img" aria-label="${label}" shape-rendering="crispEdges">
    <path fill="#fff" d="M-4-4h${size + 8}v${size + 8}h-${size + 8}z" />
    <path d="${path}" />
  </svg>`
}
