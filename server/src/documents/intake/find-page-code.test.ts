import { Resvg } from '@resvg/resvg-js'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { samplePapers } from '../../../../domain/test/sample-papers.ts'
import { pageCodeText, readPageCode } from '@zhaofa/domain/paper/page-code.ts'
import { testPrinter } from '../../../test/printer.ts'
import { closeReaders, readUntrusted } from '../../untrusted/read-untrusted.ts'
import { inBits, scannedPdf } from '../../../test/scanned-pdf.ts'

const printer = testPrinter()
afterAll(closeReaders)

const id = '7d0c1b7e-4f0c-4a54-9a57-0f6a3f2b1c11'

/** The pages of a paper as they come out of the printer, at 150 dots an inch. */
async function printedPages(type: string): Promise<Buffer[]> {
  const paper = samplePapers().find((each) => each.type === type)
  if (!paper) throw new Error(`no sample of ${type}`)
  const pages = await printer.svgPages(paper)
  return pages.map((svg) =>
    Buffer.from(new Resvg(svg, { fitTo: { mode: 'width', value: 1_240 } }).render().asPng()),
  )
}

async function readPicture(bytes: Uint8Array) {
  const answer = await readUntrusted({ kind: 'scan-picture', bytes })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

const codeOn = (page: number, turned: number) => ({
  sheets: [{ text: pageCodeText({ paper: id, page }), turned }],
})

describe('the code printed on every page that comes back signed', () => {
  test('each page of a record says which page of which paper it is', async () => {
    const pages = await printedPages('inquiry_record')
    for (const [index, page] of pages.entries()) {
      expect(await readPicture(page)).toEqual(codeOn(index + 1, 0))
    }
    expect(readPageCode(pageCodeText({ paper: id, page: 12 }))).toEqual({ paper: id, page: 12 })
  })

  test.each([
    [90, 270],
    [180, 180],
    [270, 90],
  ])('laid down turned by %i degrees, it is turned back by %i', async (by, back) => {
    const [page] = await printedPages('service_receipt')
    const turned = await sharp(page).rotate(by).jpeg().toBuffer()
    expect(await readPicture(turned)).toEqual(codeOn(1, back))
  })

  test('photographed askew, darkly and out of focus, with a border around the sheet', async () => {
    const [page] = await printedPages('service_receipt')
    const photo = await sharp(page)
      .modulate({ brightness: 0.6 })
      .blur(0.8)
      .rotate(4, { background: '#6b5a48' })
      .extend({ top: 120, bottom: 90, left: 160, right: 140, background: '#6b5a48' })
      .jpeg({ quality: 70 })
      .toBuffer()
    expect(await readPicture(photo)).toEqual(codeOn(1, 0))
  })

  test('beside the code of the check and of the party’s page, ours is found', async () => {
    const [first] = await printedPages('seizure_release')
    expect(await readPicture(first ?? Buffer.alloc(0))).toEqual(codeOn(1, 0))
  })

  test('a scanner’s PDF is read page by page, in colours or black and white, an upside-down one too', async () => {
    const pages = await printedPages('inquiry_record')
    const jpegs = await Promise.all(
      pages.map((page, index) =>
        sharp(page)
          .rotate(index === 0 ? 180 : 0)
          .jpeg()
          .toBuffer({ resolveWithObject: true }),
      ),
    )
    const inColour = jpegs.map(({ data, info: { width, height } }) => ({
      ...{ width, height, bytes: data, coding: 'jpeg' as const },
    }))
    const blackAndWhite = await Promise.all(jpegs.map(({ data }) => inBits(data)))
    for (const scan of [inColour, blackAndWhite]) {
      const answer = await readUntrusted({ kind: 'scan-pdf', bytes: scannedPdf(scan) })
      expect(answer).toMatchObject({
        ok: true,
        value: {
          sheets: pages.map((_, index) => ({
            text: pageCodeText({ paper: id, page: index + 1 }),
            turned: index === 0 ? 180 : 0,
          })),
        },
      })
    }
  })
})

describe('what is no signed paper', () => {
  test('a picture without a code says so', async () => {
    const cat = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#c98d4b' },
    })
      .png()
      .toBuffer()
    expect(await readPicture(cat)).toEqual({ sheets: [{ text: null, turned: 0 }] })
  })

  test('bytes that are no picture are no scan', async () => {
    expect(await readPicture(Buffer.from('喵'))).toEqual({ not: 'a-scan' })
    const answer = await readUntrusted({ kind: 'scan-pdf', bytes: Buffer.from('%PDF-1.7 喵') })
    expect(answer).toEqual({ ok: true, value: { not: 'readable' } })
  })
})
