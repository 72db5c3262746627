import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { FinishedPage } from './finished-page.ts'

const words = '行政处罚决定书 四平市红日商贸有限公司 未按规定期限办理单用途商业预付卡备案案 '
const text = Array.from({ length: 300 }, (_, i) => `<td>${words}${(i * 7919) % 1013}</td>`).join('')
const plain = Buffer.from(text)

describe('a finished page', () => {
  test('says the same in every form, and from every form', () => {
    const page = new FinishedPage(text, 'text/html')
    expect(page.plain()).toEqual(plain)
    expect(brotliDecompressSync(page.compressed('br'))).toEqual(plain)
    expect(page.plain()).toEqual(plain)
    expect(gunzipSync(page.compressed('gzip'))).toEqual(plain)
    const zipped = new FinishedPage(text, 'text/html')
    expect(gunzipSync(zipped.compressed('gzip'))).toEqual(plain)
    expect(zipped.plain()).toEqual(plain)
  })

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)(
    'in %s is smaller after it was asked for three times, and not before',
    async (encoding, back) => {
      const page = new FinishedPage(text, 'text/html')
      const first = page.compressed(encoding)
      expect(page.compressed(encoding)).toBe(first)
      expect(page.compressed(encoding)).toBe(first)
      await vi.waitFor(() => expect(page.compressed(encoding)).not.toBe(first))
      const better = page.compressed(encoding)
      expect(better.length).toBeLessThan(first.length)
      expect(back(better)).toEqual(plain)
      expect(page.plain()).toEqual(plain)
    },
  )

  test('is known by what it says, not by how it is sent', () => {
    const page = new FinishedPage(text, 'text/html')
    const { etag } = page
    page.compressed('br')
    expect(new FinishedPage(plain, 'text/html').etag).toBe(etag)
    expect(new FinishedPage(`${text} `, 'text/html').etag).not.toBe(etag)
    expect(etag).toMatch(/^W\/"[\w-]{20}"$/)
  })

  test('weighs from first to last what it weighed when it was kept', () => {
    const page = new FinishedPage(text, 'text/html')
    const { weight } = page
    page.compressed('br')
    page.compressed('gzip')
    expect(page.weight).toBe(weight)
    expect(page.compressed('br').length + page.compressed('gzip').length).toBeLessThan(weight)
  })

  test('that is a picture stays as it is', () => {
    expect(new FinishedPage(Buffer.from([1, 2, 3]), 'image/png').compressible).toBe(false)
  })
})
