import { spawnSync } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { crc32, deflateSync } from 'node:zlib'
import { findLeaks } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import type { Secret } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { testPrinter } from '../../test/printer.ts'
import { onePagePdf, pdfWords, type PdfObject } from '../../test/small-pdf.ts'
import { readSurfaces, surfaceLimits } from './read-surfaces.ts'
import { csvText } from './sheets/csv.ts'
import { xlsxFile } from './sheets/xlsx.ts'

const secrets: readonly Secret[] = [
  { kind: 'name', value: '欧阳春生' },
  { kind: 'id-number', value: '22030219800307151X' },
  { kind: 'phone', value: '13904340002' },
  { kind: 'address', value: '北一马路12号3单元502室' },
  { kind: 'account', value: '6222020302001234567' },
]

const printer = testPrinter()

const blank: Paper = {
  type: 'leak_test',
  layout: 'letter',
  agencyName: '四平市商务局',
  title: '行政处罚决定书',
  number: null,
  numbered: false,
  caseName: null,
  addressee: null,
  blocks: [],
  signatures: [],
  sealed: false,
  issuedOn: null,
  verifyUrl: null,
  draft: false,
  voided: null,
}
const pdf = async (over: Partial<Paper>) =>
  Buffer.from((await printer.pdf({ ...blank, ...over })).bytes)
const at = new Date('2026-11-23T00:00:00Z')

async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const sized = Buffer.alloc(4)
  sized.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([sized, body, sum])
}
const png = (...chunks: Buffer[]) =>
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    ...chunks,
    chunk('IEND', Buffer.alloc(0)),
  ])
/** A JPEG with one application segment, as cameras and editors write them. */
function jpeg(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xd8, 0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 4)
  return Buffer.concat([head, data, Buffer.from([0xff, 0xd9, 0])])
}

async function* oneRow(word: string) {
  yield [word]
}
const columns = [{ title: '备注', type: 'text' as const }]

/** Where a secret can stand in what leaves the house. Each gives a file that holds `word` there. */
const places: Readonly<Record<string, (word: string) => Promise<readonly [string, Buffer]>>> = {
  'a page': async (word) => ['a.html', Buffer.from(`<p>证人${word}。</p>`)],
  'a page, split by markup': async (word) => [
    'a.html',
    Buffer.from(`<p>${[...word].map((character) => `<b>${character}</b>`).join('')}</p>`),
  ],
  'an attribute': async (word) => ['a.html', Buffer.from(`<img src="a.png" alt="${word}">`)],
  entities: async (word) => [
    'a.html',
    Buffer.from(
      [...word].map((character) => `&#x${character.codePointAt(0)?.toString(16)};`).join(''),
    ),
  ],
  'a link': async (word) => [
    'a.html',
    Buffer.from(`<a href="/s?q=${encodeURIComponent(word)}">查</a>`),
  ],
  'a comment': async (word) => ['a.html', Buffer.from(`<!-- ${word} --><p>无</p>`)],
  JSON: async (word) => ['a.json', Buffer.from(JSON.stringify({ facts: word }))],
  'JSON with escapes': async (word) => [
    'a.json',
    Buffer.from(
      `{"facts":"${[...word].map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"}`,
    ),
  ],
  'a feed': async (word) => ['feed.atom', Buffer.from(`<feed><title>${word}</title></feed>`)],
  'a sitemap': async (word) => [
    'sitemap.xml',
    Buffer.from(`<url><loc>https://a.cn/${encodeURIComponent(word)}</loc></url>`),
  ],
  CSV: async (word) => ['a.csv', Buffer.from(await csv(word))],
  'CSV in GB 18030': async (word) => ['a.csv', gb18030(word)],
  'a cell of a workbook': async (word) => [
    'a.xlsx',
    await buffer(xlsxFile({ sheet: '决定', columns, rows: oneRow(word), at })),
  ],
  'the name of a sheet': async (word) => [
    'a.xlsx',
    await buffer(xlsxFile({ sheet: word.slice(0, 31), columns, rows: oneRow('无'), at })),
  ],
  'the properties of a workbook': async (word) => [
    'a.xlsx',
    await zipOf({ 'docProps/core.xml': `<dc:creator>${word}</dc:creator>` }),
  ],
  'a Word document': async (word) => [
    'a.docx',
    await zipOf({
      'word/document.xml': `<w:t>${word.slice(0, 2)}</w:t><w:t>${word.slice(2)}</w:t>`,
    }),
  ],
  'a file in an archive in an archive': async (word) => [
    'a.zip',
    await zipOf({ 'b.zip': await zipOf({ 'c.txt': word }) }),
  ],
  'the name of a file in an archive': async (word) => [
    'a.zip',
    await zipOf({ [`${word}.txt`]: '无' }),
  ],
  'a file name': async (word) => [`询问笔录-${word}.pdf`, Buffer.from('无')],
  'the text of a PDF': async (word) => [
    'a.pdf',
    await pdf({ blocks: [{ kind: 'paragraph', spans: [{ text: `证人${word}证实。` }] }] }),
  ],
  'the title of a PDF': async (word) => ['a.pdf', await pdf({ title: word })],
  'the properties of a PDF': async (word) => [
    'a.pdf',
    onePagePdf({ trailer: '/Info 4 0 R', objects: [`<< /Author ${pdfWords(word)} >>`] }),
  ],
  'the XMP of a PDF': async (word) => [
    'a.pdf',
    onePagePdf({
      catalogue: '/Metadata 4 0 R',
      objects: [{ head: '/Type /Metadata /Subtype /XML', stream: Buffer.from(xmp(word)) }],
    }),
  ],
  'a note on a page of a PDF': async (word) => [
    'a.pdf',
    onePagePdf({
      page: '/Annots [4 0 R]',
      objects: [
        `<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /Contents ${pdfWords(`核对${word}`)} >>`,
      ],
    }),
  ],
  'a field of a PDF form': async (word) => [
    'a.pdf',
    onePagePdf({
      catalogue: '/AcroForm << /Fields [4 0 R] >>',
      page: '/Annots [4 0 R]',
      objects: [
        `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Rect [0 0 99 20] /V ${pdfWords(word)} >>`,
      ],
    }),
  ],
  'a file in a PDF': async (word) => [
    'a.pdf',
    onePagePdf({
      catalogue: `/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>`,
      objects: filed('附.txt', Buffer.from(word)),
    }),
  ],
  'an archive in a PDF': async (word) => [
    'a.pdf',
    onePagePdf({
      catalogue: `/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>`,
      objects: filed('附.zip', await zipOf({ 'c.txt': word })),
    }),
  ],
  'a file pinned to a page of a PDF': async (word) => [
    'a.pdf',
    onePagePdf({
      page: '/Annots [6 0 R]',
      objects: [
        ...filed('附.txt', Buffer.from(word)),
        '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 20 20] /FS 4 0 R >>',
      ],
    }),
  ],
  EXIF: async (word) => ['a.jpg', jpeg(0xe1, Buffer.from(`Exif\0\0II*\0${word}\0`))],
  'EXIF in UTF-16': async (word) => [
    'a.jpg',
    jpeg(0xe1, Buffer.concat([Buffer.from('Exif\0\0UNICODE\0'), Buffer.from(word, 'utf16le')])),
  ],
  'EXIF in UTF-16, high byte first': async (word) => [
    'a.jpg',
    jpeg(
      0xe1,
      Buffer.concat([Buffer.from('Exif\0\0UNICODE\0\0'), Buffer.from(word, 'utf16le').swap16()]),
    ),
  ],
  'a comment of a JPEG': async (word) => ['a.jpg', jpeg(0xfe, Buffer.from(word))],
  'a text of a PNG': async (word) => ['a.png', png(chunk('tEXt', Buffer.from(`Author\0${word}`)))],
  'a compressed text of a PNG': async (word) => [
    'a.png',
    png(chunk('iTXt', Buffer.concat([Buffer.from('Author\0\x01\0\0\0'), deflateSync(word)]))),
  ],
}

const xmp = (word: string) =>
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
  `<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:source>${word}</dc:source></rdf:Description>` +
  '</rdf:RDF></x:xmpmeta>'

/** A file as objects 4 and 5 of a PDF. */
const filed = (name: string, stream: Buffer): readonly PdfObject[] => [
  `<< /Type /Filespec /F (a) /UF ${pdfWords(name)} /EF << /F 5 0 R >> >>`,
  { head: '/Type /EmbeddedFile', stream },
]

async function csv(word: string): Promise<string> {
  const pieces: string[] = []
  for await (const piece of csvText(columns, oneRow(word))) pieces.push(String(piece))
  return pieces.join('')
}

/** What older programs export; Node only reads it, so the bytes are written down. */
function gb18030(word: string): Buffer {
  const characters: Readonly<Record<string, string>> = {
    欧: 'c5b7',
    阳: 'd1f4',
    春: 'b4ba',
    生: 'c9fa',
    北: 'b1b1',
    一: 'd2bb',
    马: 'c2ed',
    路: 'c2b7',
    号: 'bac5',
    单: 'b5a5',
    元: 'd4aa',
    室: 'cad2',
  }
  return Buffer.concat(
    [...`备注,${word}`.replace('备注', '')].map((character) =>
      characters[character]
        ? Buffer.from(characters[character], 'hex')
        : Buffer.from(character, 'latin1'),
    ),
  )
}

const matrix = Object.keys(places).flatMap((place) =>
  secrets.map((secret) => ({ place, secret, kind: secret.kind })),
)

describe(`a secret is found in what leaves the house (${matrix.length} placements)`, () => {
  test.each(matrix)('$kind in $place', async ({ place, secret }) => {
    const [name, bytes] = await places[place]!(secret.value)
    const surfaces = await readSurfaces(name, bytes)
    const kinds = findLeaks(secrets, surfaces).map(({ kind }) => kind)
    expect(kinds).toContain(secret.kind)
    expect(new Set(kinds).size).toBe(1)
  })

  test.each(Object.keys(places))(
    'nothing is found in %s that holds a public word',
    async (place) => {
      const [name, bytes] = await places[place]!('四平市红日商贸有限公司')
      expect(findLeaks(secrets, await readSurfaces(name, bytes))).toEqual([])
    },
  )
})

describe('a file that is a bomb or a mistake', () => {
  test('that unpacks beyond the limit is refused', async () => {
    const zeros = Buffer.alloc(surfaceLimits.bytes + 1)
    await expect(readSurfaces('a.zip', await zipOf({ zeros }))).rejects.toThrow('展开后太大')
  })

  test('that is packed in itself again and again is refused', async () => {
    let packed: Buffer = Buffer.from('无')
    for (let i = 0; i < 5; i++) packed = await zipOf({ 'a.zip': packed })
    await expect(readSurfaces('a.zip', packed)).rejects.toThrow('压缩层数太多')
  })
})

// Node 24.21.0 wrote one byte past its memory for each of these readings, and the process ended.
const oddReadings = `
  import { readSurfaces } from '${new URL('./read-surfaces.ts', import.meta.url).href}'
  const kept = []
  for (const length of [26, 42, 58, 74, 90, 106, 1034]) {
    const picture = Buffer.alloc(length, 0xff)
    picture[0] = 0
    for (let i = 0; i < 1_000; i++) kept.push(await readSurfaces('a.jpg', picture))
  }
  console.log(kept.flat().length)`

test('UTF-16 that begins at an odd place and ends in half a unit harms nothing', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', oddReadings],
    { encoding: 'utf8' },
  )
  expect({ status, stdout }).toEqual({ status: 0, stdout: '42000\n' })
})
