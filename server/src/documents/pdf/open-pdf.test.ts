import { afterAll, describe, expect, test } from 'vitest'
import { gbk } from '../../../test/gbk.ts'
import { namedCMapPdf, unknownMap } from '../../../test/named-cmap-pdf.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { lookThroughFile } from '../intake/look-through-file.ts'
import { pdfType, readFileText } from '../intake/read-file-text.ts'
import { readSurfaces } from '../read-surfaces.ts'

afterAll(closeReaders)

const said = [
  '公示抽查结果的通知',
  '联系人王小明，手机13843412345，',
  '身份证号11010519491231002X。',
]
const utf16 = (words: string) => Buffer.from(words, 'utf16le').swap16()

describe('a PDF that names the map of its characters and does not carry it, as programs for 公文 write it', () => {
  test.each([
    ['GBK-EUC-H', gbk],
    ['GBKp-EUC-H', gbk],
    ['GBK2K-H', gbk],
    ['UniGB-UCS2-H', utf16],
    ['UniGB-UTF16-H', utf16],
  ] as const)('%s is read', async (encoding, encode) => {
    const bytes = namedCMapPdf({ encoding, collection: 'GB1', lines: said.map(encode) })
    const read = await readFileText({ name: '通知.pdf', mediaType: pdfType, bytes })
    expect(read).toMatchObject({ ok: true })
    expect(read?.ok ? read.value.text.replaceAll('\n', '') : '').toBe(said.join(''))
  })

  test('what may not be public is found in it, by the checker and by the search for leaks', async () => {
    const bytes = namedCMapPdf({
      encoding: 'GBK-EUC-H',
      collection: 'GB1',
      lines: said.map(gbk),
    })
    const looked = await lookThroughFile('通知.pdf', bytes)
    const found = looked.ok ? looked.value.findings.map(({ text }) => text) : []
    expect(found).toEqual(expect.arrayContaining(['13843412345', '11010519491231002X']))
    const surfaces = await readSurfaces('通知.pdf', bytes)
    expect(surfaces.map(({ text }) => text).join('\n')).toContain(said[1])
  })

  test('one whose map nobody has is said to have no text layer, and to be looked at by somebody', async () => {
    const bytes = namedCMapPdf({
      ...unknownMap,
      lines: [Buffer.from('8ea68ea68ea68ea68ea68ea68ea68ea68ea68ea6', 'hex')],
    })
    const read = await readFileText({ name: '通知.pdf', mediaType: pdfType, bytes })
    expect(read && !read.ok ? read.refusal : '').toContain('没有文字层')
    const looked = await lookThroughFile('通知.pdf', bytes)
    const told = looked.ok ? looked.value.findings.map(({ reason }) => reason).join('') : ''
    expect(told).toContain('第 1 页有内容，但没有文字层')
  })
})
