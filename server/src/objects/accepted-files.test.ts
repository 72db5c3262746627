import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { gbk } from '../../test/gbk.ts'
import { compoundFile, filmFile, packageOf } from '../../test/made-files.ts'
import { UnacceptableFileError } from '../faults.ts'
import { storeFile } from '../office/records/receive-upload.ts'
import { closeReaders } from '../untrusted/read-untrusted.ts'
import type { Door } from './file-kinds.ts'
import { folderObjectStore } from './object-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhaofa-kinds-'))
afterAll(async () => {
  await closeReaders()
  rmSync(folder, { recursive: true, force: true })
})

const office = 'application/vnd.openxmlformats-officedocument.'
const long = 'x'.repeat(60_000)
const sheet = {
  'xl/worksheets/sheet1.xml': long,
  'xl/workbook.xml': '<workbook/>',
  '[Content_Types].xml': '<Types/>',
}

/** The media type of a file that is brought to a door, in pieces as a connection brings it. */
async function taken(bytes: Buffer, door: Door = 'evidence', name = '材料'): Promise<string> {
  const objects = await folderObjectStore(folder)
  const chunks = Array.from({ length: Math.ceil(bytes.length / 9_000) }, (_, index) =>
    bytes.subarray(index * 9_000, (index + 1) * 9_000),
  )
  const limit = { door, maxBytes: 1e7, tooLargeText: '' }
  const stored = await storeFile({ objects }, { name, content: Readable.from(chunks) }, limit)
  expect(stored.bytes).toBe(bytes.length)
  return stored.mediaType
}

async function refusal(bytes: Buffer, door: Door, name = '材料'): Promise<string> {
  const before = readdirSync(folder).sort()
  const fault: unknown = await taken(bytes, door, name).catch((refused: unknown) => refused)
  expect(fault).toBeInstanceOf(UnacceptableFileError)
  // Nothing of it stays.
  expect(readdirSync(folder).sort()).toEqual(before)
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  return (fault as Error).message
}

describe('what a file is, is told by its whole structure', () => {
  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    [
      'a workbook whose list of contents comes last',
      () => packageOf(sheet),
      `${office}spreadsheetml.sheet`,
    ],
    [
      'a workbook that was streamed, with the large form of the directory',
      () => packageOf(sheet, { streamed: true }),
      `${office}spreadsheetml.sheet`,
    ],
    [
      'a Word file with a comment after its directory',
      () =>
        packageOf(
          { 'word/media/a.bin': long, 'word/document2.xml': '<x/>' },
          { comment: 'stamped '.repeat(900) },
        ),
      `${office}wordprocessingml.document`,
    ],
    [
      'slides',
      () => packageOf({ 'ppt/media/a.bin': long, 'ppt/presentation.xml': '<x/>' }),
      `${office}presentationml.presentation`,
    ],
    [
      'an invoice in OFD',
      () => packageOf({ 'Doc_0/a.bin': long, 'OFD.xml': '<x/>' }),
      'application/ofd',
    ],
    ['an old Word file', () => compoundFile('WordDocument'), 'application/msword'],
    ['an old workbook', () => compoundFile('Workbook'), 'application/vnd.ms-excel'],
    [
      'a film whose index stands at its end',
      () => filmFile('isom', { bytes: 90_000, tracks: ['vide', 'soun'] }),
      'video/mp4',
    ],
    [
      'a recording of sound that calls itself a film',
      () => filmFile('isom', { bytes: 90_000, tracks: ['soun'] }),
      'audio/mp4',
    ],
    [
      'a recording of a telephone',
      () => filmFile('3gp4', { bytes: 90_000, tracks: ['soun'] }),
      'audio/3gpp',
    ],
    [
      'a film of a telephone',
      () => filmFile('qt  ', { bytes: 90_000, tracks: ['vide'] }),
      'video/quicktime',
    ],
    ['a text in UTF-8', () => Buffer.from('现场说明'.repeat(9_000)), 'text/plain'],
    [
      'a text in GBK, whose beginning is in English',
      () => Buffer.concat([Buffer.from('log\n'.repeat(9_000)), gbk('现场说明')]),
      'text/plain; charset=gb18030',
    ],
    [
      'a text of Excel in two bytes',
      () => Buffer.from('\ufeff姓名\t电话\r\n王某\t\r\n', 'utf16le'),
      'text/plain; charset=utf-16le',
    ],
    ['a text that begins like a picture', () => Buffer.from('BM 是编码的开头。'), 'text/plain'],
    ['a text that begins like a program', () => Buffer.from('MZ 是车型。'), 'text/plain'],
    [
      'a table that begins like a page',
      () => Buffer.from('<?xml version="1.0"?><a>1</a>'),
      'text/plain',
    ],
  ])('%s', async (_, make, mediaType) => {
    expect(await taken(await make())).toBe(mediaType)
  })
})

describe('what is not taken is named in words, at the door it was brought to', () => {
  test.each<[string, Door, () => Buffer | Promise<Buffer>, string]>([
    [
      'an archive, told when it has come whole',
      'evidence',
      () => packageOf({ 'a.txt': long, 'b.txt': long }),
      '“材料”的内容是压缩包，不能作为证据上传，没有保存。请解开以后逐个上传。',
    ],
    [
      'a workbook with macros',
      'evidence',
      () => packageOf({ ...sheet, 'xl/vbaProject.bin': 'x' }),
      '“材料”的内容是带宏或者二进制的 Excel 文件，不能作为证据上传，没有保存。请另存为 .xlsx 再传。',
    ],
    [
      'an old Word file in a letter',
      'letter',
      () => compoundFile('WordDocument'),
      '“材料”的内容是旧的 Word 文件（.doc），不能作为附件上传，没有保存。请另存为 .docx 或者 PDF 再传。',
    ],
    [
      'an old Word file for an article',
      'article',
      () => compoundFile('WordDocument'),
      '“材料”的内容是旧的 Word 文件（.doc），不能作为文章的文件上传，没有保存。请另存为 .docx 或者 PDF 再传。',
    ],
    [
      'a locked file of Office',
      'evidence',
      () => compoundFile('EncryptedPackage'),
      '“材料”的内容是加了密码的 Office 文件，不能作为证据上传，没有保存。请去掉密码再传。',
    ],
    [
      'a text that goes on as something else',
      'evidence',
      () => Buffer.concat([Buffer.from('log\n'.repeat(9_000)), Buffer.from([0, 1, 2, 3])]),
      '认不出“材料”是什么文件，没有保存。请转成 PDF、图片、MP4 或者 MP3 再传。',
    ],
    ['nothing', 'evidence', () => Buffer.alloc(0), '“材料”是空文件，没有保存。'],
  ])('%s', async (_, door, make, sentence) => {
    expect(await refusal(await make(), door)).toBe(sentence)
  })

  test('what phones make is taken in letters', async () => {
    const film = filmFile('qt  ', { bytes: 90_000, tracks: ['vide', 'soun'] })
    expect(await taken(film, 'letter')).toBe('video/quicktime')
    const sound = filmFile('M4A ', { bytes: 90_000, tracks: ['soun'] })
    expect(await taken(sound, 'letter')).toBe('audio/x-m4a')
    const picture = Buffer.concat([
      Buffer.from('0000001866747970686569630000000068656963', 'hex'),
      Buffer.alloc(90),
    ])
    expect(await taken(picture, 'letter')).toBe('image/heic')
  })
})
