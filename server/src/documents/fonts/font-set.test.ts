import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { fontCacheDir } from '../../../test/printer.ts'
import { createPrinter } from '../printer.ts'
import { fontFile, fontTables } from './font-file.ts'
import { loadFontSet } from './font-set.ts'

const english = 0x0409
const chinese = 0x0804
const family = 1
const postScript = 6
type Name = [language: number, id: number, text: string]
let folder = ''
let song: Buffer

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhaofa-fonts-'))
  const { seal } = await loadFontSet([], fontCacheDir)
  song = readFileSync(seal)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A site's font: our 宋体 under other names, and with another map from characters to glyphs. */
function siteFont(names: Name[], extra?: number): Buffer {
  const tables = new Map(fontTables(song)).set('name', nameTable(names))
  if (extra !== undefined) tables.set('cmap', mapOf(extra))
  return fontFile(tables)
}

function nameTable(names: Name[]): Buffer {
  const texts = names.map(([, , text]) => Buffer.from(text, 'utf16le').swap16())
  const head = Buffer.alloc(6 + 12 * names.length)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  names.forEach(([language, id], index) => {
    const length = texts[index]?.length ?? 0
    const record = [3, 1, language, id, length, offset]
    record.forEach((value, field) => head.writeUInt16BE(value, 6 + 12 * index + 2 * field))
    offset += length
  })
  return Buffer.concat([head, ...texts])
}

/** Format 12 with one character, drawn by glyph 1. */
function mapOf(code: number): Buffer {
  const table = Buffer.alloc(12 + 16 + 12)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(28, 16)
  for (const [index, value] of [1, code, code, 1].entries())
    table.writeUInt32BE(value, 24 + 4 * index)
  return table
}

const paper = (words: string): Paper => ({
  type: 'penalty_decision',
  layout: 'letter',
  agencyName: '四平市商务局',
  title: '行政处罚决定书',
  number: null,
  numbered: true,
  caseName: null,
  addressee: words,
  blocks: [{ kind: 'heading', text: words }],
  signatures: [],
  sealed: true,
  issuedOn: plainDate('2026-11-23'),
  verifyUrl: null,
  draft: false,
  voided: null,
})

describe('fonts of the site', () => {
  it('are used under whichever of their names the typesetter knows', async () => {
    const fonts = mkdtempSync(join(folder, 'named-'))
    const names: Name[] = [
      [english, family, 'FangSong_GB2312'],
      [english, postScript, 'FangSong_GB2312'],
      [chinese, family, '仿宋_GB2312'],
    ]
    writeFileSync(join(fonts, 'simfang.ttf'), siteFont(names))
    const printer = await createPrinter({ fontDirs: [fonts], cacheDir: fontCacheDir })
    const { bytes } = await printer.pdf(paper('四平市示例商贸有限公司：'), new Date(0))
    await printer.close()
    expect(Buffer.from(bytes).toString('latin1')).toContain('FangSong_GB2312')
  })

  it('draw a rare character whatever the font is called', async () => {
    const fonts = mkdtempSync(join(folder, 'rare-'))
    writeFileSync(join(fonts, 'rare.ttf'), siteFont([[english, family, 'SimSun-ExtB']], 0x20bb7))
    const printer = await createPrinter({ fontDirs: [fonts], cacheDir: fontCacheDir })
    expect((await printer.pdf(paper('𠮷某：'), new Date(0))).pages).toBe(1)
    await printer.close()
  })

  it('that cannot be read stop the start, by name', async () => {
    const fonts = mkdtempSync(join(folder, 'bad-'))
    writeFileSync(join(fonts, 'broken.ttf'), 'not a font')
    await expect(loadFontSet([fonts], fontCacheDir)).rejects.toThrow('broken.ttf')
  })
})
