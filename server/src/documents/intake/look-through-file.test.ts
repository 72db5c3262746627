import { Resvg } from '@resvg/resvg-js'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fontCacheDir } from '../../../test/printer.ts'
import { namedCMapPdf, unknownMap } from '../../../test/named-cmap-pdf.ts'
import { packedPage } from '../../../test/packed-page.ts'
import { inBits, scannedPdf } from '../../../test/scanned-pdf.ts'
import { wordFile, wordParagraph as p } from '../../../test/word-file.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { loadFontSet } from '../fonts/font-set.ts'
import { lookThroughFile } from './look-through-file.ts'

afterAll(closeReaders)

const said = [
  '证人欧阳春生，身份证号22030219800307151X',
  '联系电话13904340002，住阳光花园小区3栋2单元502室',
]

/** A page with two lines of print, as a scanner gives it. */
async function page(lines: readonly string[]): Promise<Buffer> {
  const { files } = await loadFontSet([], fontCacheDir)
  const rows = lines
    .map((line, i) => `<text x="60" y="${120 + i * 80}" font-size="36">${line}</text>`)
    .join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="900"><rect width="1240" height="900" fill="#fff"/>${rows}</svg>`
  const font = { fontFiles: [...files], loadSystemFonts: false, defaultFontFamily: 'Zhaofa Song' }
  return Buffer.from(new Resvg(svg, { font }).render().asPng())
}

const size = { width: 1240, height: 900 }

async function found(name: string, bytes: Uint8Array) {
  const looked = await lookThroughFile(name, bytes)
  return looked.ok
    ? looked.value.findings.map(({ text, reason }) => text || reason)
    : looked.refusal
}

describe('pictures are read, whatever they are in', { timeout: 120_000 }, () => {
  let png: Buffer
  beforeAll(async () => void (png = await page(said)))
  const secrets = expect.arrayContaining(['欧阳春生', '22030219800307151X', '13904340002'])

  test('a photo of an article', async () => {
    expect(await found('现场.jpg', await sharp(png).jpeg().toBuffer())).toEqual(secrets)
    expect(await found('现场.webp', await sharp(png).webp().toBuffer())).toEqual(secrets)
  })

  test('a scan in a PDF, in colours or in black and white', async () => {
    const jpeg = {
      ...size,
      bytes: await sharp(png).flatten().jpeg().toBuffer(),
      coding: 'jpeg',
    } as const
    expect(await found('扫描件.pdf', scannedPdf([jpeg]))).toEqual(secrets)
    expect(await found('黑白扫描件.pdf', scannedPdf([await inBits(png)]))).toEqual(secrets)
  })

  test.each([
    ['fax', packedPage('fax')],
    ['JBIG2', packedPage('jbig2')],
    ['JBIG2, through which black is painted', packedPage('jbig2', 'jbig2-mask')],
    ['JPEG 2000', packedPage('jpeg-2000')],
  ])('a scan that its program packed as %s', async (_, page) => {
    const told = await found('扫描件.pdf', scannedPdf([page]))
    expect(told).toEqual(expect.arrayContaining(['欧阳春生', '22030219800307151X', '13904340002']))
  })

  test('a picture inside Word', async () => {
    const file = await wordFile(p('方案'), { more: { 'word/media/image1.png': png } })
    expect(await found('方案.docx', file)).toEqual(secrets)
  })

  test('a picture on which nothing is written has nothing to tell', async () => {
    const blank = await sharp({
      create: { width: 400, height: 300, channels: 3, background: '#88aa99' },
    })
      .png()
      .toBuffer()
    expect(await found('风景.png', blank)).toEqual([])
  })
})

describe('what could not be looked into is never “nothing found”', { timeout: 120_000 }, () => {
  test.each([
    [
      'a broken picture',
      '现场.jpg',
      () => Buffer.from('\xff\xd8\xff\xe0 broken', 'latin1'),
      '没能识别文字',
    ],
    [
      'a picture of a kind that is not read',
      '现场.heic',
      () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
      '不是能查看内容的文件',
    ],
    [
      'a recording',
      '录音.amr',
      () => Buffer.from('#!AMR\n\0\x3c\x55', 'latin1'),
      '不是能查看内容的文件',
    ],
  ])('%s waits for a person', async (_, name, bytes, words) => {
    expect(await found(name, bytes())).toEqual([expect.stringContaining(words)])
  })

  test('a scan in JPEG 2000 that is broken too', async () => {
    const page = { ...packedPage('jpeg-2000'), bytes: Buffer.from('broken') }
    expect(await found('扫描件.pdf', scannedPdf([page]))).toEqual([
      expect.stringContaining('第 1 页有 1 张图片取不出来'),
    ])
  })

  test('a metafile inside Word too', async () => {
    const file = await wordFile(p('方案'), {
      more: { 'word/media/image1.emf': Buffer.from('\x01\0\0\0 EMF', 'latin1') },
    })
    expect(await found('方案.docx', file)).toEqual([expect.stringContaining('image1.emf')])
  })

  test('a page whose characters nobody can tell too', async () => {
    const bytes = namedCMapPdf({
      ...unknownMap,
      lines: [Buffer.from('8ea68ea68ea6', 'hex')],
    })
    expect(await found('公文.pdf', bytes)).toEqual([expect.stringContaining('第 1 页')])
  })
})
