import { pageCodeText, type PageCode } from '@zhaofa/domain/paper/page-code.ts'
import { greyPng } from '../documents/grey-png.ts'
import { qrModules } from '../qr-code.ts'

/** Pixels of one module of the code: few, because a demo has hundreds of pages. */
const module = 4
const width = 500
const height = 707

const ink = 0x3a
const print = 0x9a
const black = 0x00

/** Corners of the signature, from its first stroke to the end of its tail. */
const signature = [
  ...[80, 560, 94, 520, 106, 554, 128, 540, 146, 560],
  ...[176, 534, 184, 556, 218, 544],
]

/**
 * A page that came back signed, as a scanner would bring it: some lines, a signature, the code at its foot. Painted
 * pixel by pixel: a demo has hundreds.
 */
export function drawnSignedPage(code: PageCode, { upsideDown = false } = {}): Buffer {
  const pixels = new Uint8Array(width * height).fill(0xff)
  const fill = (x: number, y: number, w: number, h: number, grey: number) => {
    for (let row = y; row < y + h; row++) {
      pixels.fill(grey, row * width + x, row * width + x + w)
    }
  }
  for (let line = 0; line < 12; line++) {
    fill(60, 90 + line * 34, line % 4 === 3 ? 240 : 380, 7, print)
  }
  for (let i = 0; i + 3 < signature.length; i += 2) {
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = signature.slice(i, i + 4)
    const steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY))
    for (let step = 0; step <= steps; step++) {
      const part = step / steps
      const x = Math.round(fromX + (toX - fromX) * part)
      fill(x, Math.round(fromY + (toY - fromY) * part), 4, 4, ink)
    }
  }
  const rows = qrModules(pageCodeText(code))
  const [left, top] = [width - rows.length * module - 16, height - rows.length * module - 14]
  for (const [y, row] of rows.entries()) {
    for (const [x, dark] of row.entries()) {
      if (dark) fill(left + x * module, top + y * module, module, module, black)
    }
  }
  const turned = upsideDown ? pixels.toReversed() : pixels
  // Before each row stands how it was filtered: not at all.
  const bytes = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row++) {
    bytes.set(turned.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  return greyPng({ width, height }, bytes)
}
