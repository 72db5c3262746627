import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const server = fileURLToPath(new URL('../..', import.meta.url))

/** Packages and modules of ours that take the bytes of a file apart. */
const parsers = new Set([
  'yauzl',
  'pdfjs-dist',
  'sharp',
  'file-type',
  'libheif-js/wasm-bundle.js',
  'jsqr',
  'wawoff2',
  '@resvg/resvg-js',
  'onnxruntime-node',
  'pkijs',
  'asn1js',
])
const ownParsers = new Set([
  'src/documents/packages/xml-tokens.ts',
  'src/documents/sheets/read-csv.ts',
  'src/documents/fonts/font-file.ts',
])

/** Parsers that the server or a command reaches without the pool, and why each may. */
const allowed: Readonly<Record<string, string>> = {
  'src/cli/find-leaks.ts → src/documents/read-surfaces.ts':
    'a command of its own process, without key or connection',
  'src/documents/fonts/font-set.ts → wawoff2': 'fonts of our packages, by the lock file',
  'src/documents/fonts/font-set.ts → src/documents/fonts/font-file.ts': 'fonts of our packages',
  'src/documents/fonts/merge-font.ts → src/documents/fonts/font-file.ts': 'fonts of our packages',
  'src/documents/fonts/glyph-outlines.ts → src/documents/fonts/font-file.ts':
    'the outlines of seals, from the font of our packages',
  'src/documents/seal.ts → src/documents/fonts/font-file.ts':
    'the outlines of seals, from the font of our packages',
  'src/demo/drawn-scan.ts → @resvg/resvg-js': 'draws what the demo itself wrote',
  'src/demo/drawn-shopfront.ts → @resvg/resvg-js': 'draws what the demo itself wrote',
  'src/demo/drawn-portrait.ts → @resvg/resvg-js': 'draws what the demo itself wrote',
}

/** What a module imports when it is loaded, types left out. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const statements =
    /^(?:import|export) (?!type )[^'"]*?from '([^']+)'|^import '([^']+)'|import\('([^']+)'\)/gm
  return [...source.matchAll(statements)].map(
    ([, from, bare, later]) => from ?? bare ?? later ?? '',
  )
}

/** Every step from a module that the program loads to a parser. */
function waysToParsers(starts: readonly string[]): string[] {
  const seen = new Set<string>()
  const found = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const name of importsOf(file)) {
      const target = name.startsWith('.') ? join(dirname(file), name) : null
      const shown = target ? relative(server, target) : name
      const from = relative(server, file)
      if (`${from} → ${shown}` in allowed) found.add(`${from} → ${shown}`)
      else if (parsers.has(shown) || ownParsers.has(shown)) found.add(`${from} → ${shown}`)
      else if (target?.endsWith('.ts')) visit(target)
    }
  }
  for (const start of starts) visit(join(server, start))
  return [...found].sort()
}

test('the server and the commands parse no file from outside but in a reader', () => {
  expect(waysToParsers(['src/main.ts', 'src/cli/zhaofa.ts'])).toEqual(Object.keys(allowed).sort())
})

test('the readers are where files are parsed; native code only handles pictures and words', () => {
  expect(waysToParsers(['src/untrusted/picture-reader.ts'])).toEqual([
    'src/documents/intake/find-page-code.ts → jsqr',
    'src/untrusted/picture-reader.ts → sharp',
    'src/untrusted/pictures.ts → file-type',
    'src/untrusted/pictures.ts → sharp',
  ])
  expect(waysToParsers(['src/untrusted/copy-reader.ts'])).toEqual([
    'src/untrusted/copy-reader.ts → libheif-js/wasm-bundle.js',
    'src/untrusted/copy-reader.ts → sharp',
  ])
  expect(waysToParsers(['src/untrusted/text-reader.ts'])).toEqual([
    'src/untrusted/pictures.ts → file-type',
    'src/untrusted/pictures.ts → sharp',
    'src/untrusted/text-reader.ts → sharp',
    'src/untrusted/text/models.ts → onnxruntime-node',
  ])
  // It has a dictionary in native code and is given characters, no file.
  expect(waysToParsers(['src/untrusted/word-reader.ts'])).toEqual([])
  expect(waysToParsers(['src/untrusted/document-reader.ts'])).toEqual([
    'src/documents/file-kind/tell-kind.ts → file-type',
    'src/documents/fonts/fonts-under-names.ts → src/documents/fonts/font-file.ts',
    'src/documents/intake/find-page-code.ts → jsqr',
    'src/documents/packages/read-zip.ts → yauzl',
    'src/documents/packages/xml-tree.ts → src/documents/packages/xml-tokens.ts',
    'src/documents/pdf/pdfjs.ts → pdfjs-dist',
    'src/documents/read-surfaces.ts → yauzl',
    'src/documents/sheets/merged-cells.ts → src/documents/packages/xml-tokens.ts',
    'src/documents/sheets/read-xlsx.ts → src/documents/packages/xml-tokens.ts',
    'src/documents/sheets/table-lines.ts → src/documents/packages/xml-tokens.ts',
    'src/documents/sheets/table-lines.ts → src/documents/sheets/read-csv.ts',
    'src/documents/sheets/workbook.ts → src/documents/packages/xml-tokens.ts',
    'src/signatures/read-signatures.ts → asn1js',
    'src/signatures/read-signatures.ts → pkijs',
  ])
})
