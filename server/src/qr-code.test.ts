import { describe, expect, test } from 'vitest'
import jsqr from 'jsqr'
import { qrModules, qrPath, qrSvg } from './qr-code.ts'

/** What a reader sees of the code, four modules of white around it. */
function readBack(rows: readonly (readonly boolean[])[]): string | undefined {
  const scale = 4
  const side = (rows.length + 8) * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  rows.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (!dark) return
      for (let i = 0; i < scale * scale; i++) {
        const [px, py] = [(x + 4) * scale + (i % scale), (y + 4) * scale + Math.floor(i / scale)]
        pixels.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3)
      }
    }),
  )
  return jsqr.default(pixels, side, side)?.data
}

describe('QR codes', () => {
  test.each([
    'http://localhost:8080/verify/n000000100',
    'https://zf.siping.gov.cn/decisions/01979f4e-7a35-7d2c-9f0e-2f3f4e5d6c7b',
    'ZF0123456789ABCDEFGHJK',
    'otpauth://totp/%E6%98%AD%E6%B3%95:wang?issuer=x&secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
    '行政处罚决定书',
  ])('%s is read back', (text) => {
    expect(readBack(qrModules(text))).toBe(text)
  })

  test('capitals and digits take less room than the same length of small letters', () => {
    expect(qrModules('ZF0123456789ABCDEFGHJK')).toHaveLength(25)
    expect(qrModules('zf0123456789abcdefghjk')).toHaveLength(25)
    expect(qrModules('A'.repeat(35))).toHaveLength(25)
    expect(qrModules('a'.repeat(35))).toHaveLength(29)
  })

  test('the path covers exactly the dark modules', () => {
    const text = 'http://localhost:8080/verify/n000000100'
    const rows = qrModules(text)
    const { path, size } = qrPath(text)
    const drawn = new Set(
      [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].flatMap(([, x, y, width]) =>
        Array.from({ length: Number(width) }, (_, i) => `${Number(x) + i} ${y}`),
      ),
    )
    const dark = rows.flatMap((row, y) => row.flatMap((is, x) => (is ? [`${x} ${y}`] : [])))
    expect(size).toBe(29)
    expect([...drawn].sort()).toEqual(dark.sort())
  })

  test('a picture has its quiet zone', () => {
    expect(qrSvg('A', 4)).toContain('viewBox="-4 -4 29 29"')
    expect(qrSvg('A', 0)).toContain('viewBox="0 0 21 21"')
  })
})
