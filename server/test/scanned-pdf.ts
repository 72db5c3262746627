import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { pdfOf, type PdfObject } from './small-pdf.ts'

/** How a scanner writes a page into a PDF; black and white are one bit a point. */
const codings = {
  jpeg: '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
  bits: '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode',
  fax: '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode',
  jbig2: '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode',
  'jbig2-mask': '/ImageMask true /BitsPerComponent 1 /Filter /JBIG2Decode',
  'jpeg-2000': '/Filter /JPXDecode',
} as const
export type Coding = keyof typeof codings

type PagePicture = {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  readonly coding: Coding
}

/** A PDF as a scanner makes it: one picture a page and nothing else. */
export function scannedPdf(pages: readonly PagePicture[]): Buffer {
  const kids = pages.map((_, i) => `${3 + i * 3} 0 R`).join(' ')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    ...pages.flatMap((page, i) => pageOf(page, 3 + i * 3)),
  ])
}

function pageOf({ bytes, width, height, coding }: PagePicture, number: number): PdfObject[] {
  const fax = coding === 'fax' ? `/DecodeParms << /K -1 /Columns ${width} /BlackIs1 true >>` : ''
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R ` +
      `/Resources << /XObject << /Im ${number + 2} 0 R >> >> >>`,
    { head: '', stream: Buffer.from('q 595 0 0 842 0 0 cm /Im Do Q') },
    {
      head: `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${codings[coding]} ${fax}`,
      stream: bytes,
    },
  ]
}

/** A picture in black and white, one bit a point: 1 is white. */
export async function inBits(picture: Uint8Array): Promise<PagePicture> {
  const { data, info } = await sharp(picture)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const row = Math.ceil(width / 8)
  const bits = Buffer.alloc(row * height)
  for (const [at, light] of data.entries()) {
    const [x, y] = [at % width, Math.floor(at / width)]
    if (light > 127) bits[y * row + (x >> 3)] = (bits[y * row + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
  }
  return { width, height, coding: 'bits', bytes: deflateSync(bits) }
}
