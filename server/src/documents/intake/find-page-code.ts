import type { Turn } from '@zhaofa/domain/case/scan.ts'
import jsQrModule from 'jsqr'

/** Pixels of the longer side of a sheet at which a code of fifteen millimetres is still sharp. */
export const scanSide = 2_400

/** A picture as rows of red, green, blue and alpha. */
type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }

/** The text of the code, null where none is; and how far the sheet has to be turned, clockwise. */
type FoundCode = { readonly text: string | null; readonly turned: Turn }

type JsQr = (typeof import('jsqr'))['default']

// The package is CommonJS whose export is also its `default`.
const jsQr = ((jsQrModule as { default?: unknown }).default ?? jsQrModule) as JsQr

/** Codes of other kinds may stand on the sheet beside ours: at most these many are looked past. */
const maxOtherCodes = 3

/**
 * The page code of a sheet, wherever it lies: first in the corners, which is quick, then anywhere. Other codes
 * of the sheet (the check of a paper, the party's page) are covered and looked past.
 */
export function findPageCode(sheet: Pixels): FoundCode {
  for (const part of corners(sheet)) {
    const found = codeIn(part)
    if (found) return found
  }
  return codeIn({ ...sheet, data: sheet.data.slice() }) ?? { text: null, turned: 0 }
}

function corners({ data, width, height }: Pixels): Pixels[] {
  const size = { width: Math.ceil(width * 0.4), height: Math.ceil(height * 0.34) }
  const right = width - size.width
  const low = height - size.height
  // Where the code is: upright, upside down, lying to the right, lying to the left.
  const places = [
    [right, low],
    [0, 0],
    [0, low],
    [right, 0],
  ] as const
  return places.map(([x, y]) => {
    const part = new Uint8ClampedArray(size.width * size.height * 4)
    for (let row = 0; row < size.height; row++) {
      const from = ((y + row) * width + x) * 4
      part.set(data.subarray(from, from + size.width * 4), row * size.width * 4)
    }
    return { ...size, data: part }
  })
}

function codeIn({ data, width, height }: Pixels): FoundCode | null {
  for (let others = 0; others <= maxOtherCodes; others++) {
    const found = jsQr(data, width, height, { inversionAttempts: 'dontInvert' })
    if (!found) return null
    const { topLeftCorner: from, topRightCorner: to, ...corners } = found.location
    if (found.data.startsWith('ZF1:')) {
      return { text: found.data.slice(0, 64), turned: turnOf(to.x - from.x, to.y - from.y) }
    }
    cover({ data, width }, [from, to, corners.bottomLeftCorner, corners.bottomRightCorner])
  }
  return null
}

/** The upper edge of the code runs from left to right when the sheet stands upright. */
function turnOf(dx: number, dy: number): Turn {
  const quarters = Math.round(Math.atan2(dy, dx) / (Math.PI / 2))
  return ([0, 270, 180, 90] as const)[((quarters % 4) + 4) % 4] ?? 0
}

type Point = { readonly x: number; readonly y: number }

function cover({ data, width }: Omit<Pixels, 'height'>, points: readonly Point[]): void {
  const rows = data.length / 4 / width
  const bound = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)))
  const [left, right] = [Math.min, Math.max].map((of) => of(...points.map(({ x }) => x)))
  const [top, bottom] = [Math.min, Math.max].map((of) => of(...points.map(({ y }) => y)))
  for (let y = bound(top ?? 0, rows); y < bound((bottom ?? 0) + 1, rows); y++) {
    const start = (y * width + bound(left ?? 0, width)) * 4
    data.fill(255, start, (y * width + bound((right ?? 0) + 1, width)) * 4)
  }
}
