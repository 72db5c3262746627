import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const projectFolder = join(import.meta.dirname, '..')

type Source = { readonly file: string; readonly text: string }

/** The files below a folder whose names match, without comments. */
function sources(folder: string, names: RegExp): Source[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => names.test(file) && !file.includes('.test.'))
    .map((file) => {
      const text = readFileSync(join(projectFolder, folder, file), 'utf8')
      return { file: `${folder}/${file}`, text: text.replace(/\/\*[\s\S]*?\*\//g, '') }
    })
}

/** What a pattern catches in its first group, with the file it stands in. */
const found = (from: readonly Source[], pattern: RegExp) =>
  from.flatMap(({ file, text }) =>
    [...text.matchAll(pattern)].map(([all, caught]) => ({ file, caught: caught ?? all })),
  )

const tokenSheet = sources('look', /^tokens\.css$/)
const officeSheets = sources('web/src/styles', /\.css$/)
const portalSheets = sources('server/src/http/portal/frame/styles', /\.css$/)
const setupSheets = sources('server/src/http/setup', /\.css$/)
const sheets = [...officeSheets, ...portalSheets, ...setupSheets]
const programs = [...sources('web/src', /\.tsx?$/), ...sources('server/src/http', /\.ts$/)]

const tokens = new Set(found(tokenSheet, /--([a-z0-9-]+):/g).map(({ caught }) => caught))
/** Custom properties that carry what is computed from data into a style sheet. */
const fromData = found(programs, /'--([a-z]+)': /g)

describe('the token sheet', () => {
  test('names everything the sheets and programs ask for', () => {
    const local = new Set([...found(sheets, /--([a-z0-9-]+):/g), ...fromData].map((x) => x.caught))
    const asked = [
      ...found(sheets, /var\(--([a-z0-9-]+)/g),
      ...found(programs, /\btoken\('([a-z0-9-]+)'\)/g),
      ...found(programs, /var\(--([a-z0-9-]+)/g),
    ]
    expect(asked.length).toBeGreaterThan(500)
    expect(asked.filter(({ caught }) => !tokens.has(caught) && !local.has(caught))).toEqual([])
  })

  test('names nothing that nobody uses, and nothing a sheet names again', () => {
    const used = new Set(
      [
        ...found([...tokenSheet, ...sheets, ...programs], /var\(--([a-z0-9-]+)/g),
        ...found(programs, /\btoken\('([a-z0-9-]+)'\)/g),
      ].map(({ caught }) => caught),
    )
    expect([...tokens].filter((name) => !used.has(name))).toEqual([])
    expect(found(sheets, /--([a-z0-9-]+):/g).filter(({ caught }) => tokens.has(caught))).toEqual([])
  })
})

const colour = /#[0-9a-f]{6}\b|#(?:fff|000)\b|%23[0-9a-f]{3,6}\b|\b(?:rgb|hsl)a?\([^)]*\)/gi

describe('outside the token sheet', () => {
  test('no colour is written, but where a token cannot go', () => {
    const written = found([...sheets, ...programs], colour)
    expect(written).toEqual([
      // A machine reads it: light stays white, whatever the page looks like.
      { file: 'server/src/http/portal/frame/qr-code.ts', caught: '#fff' },
    ])
    expect(found(sheets, /#[0-9a-f]{3,8}\b(?=[^{}]*;)|: (?:white|black)\b/gi)).toEqual([])
  })

  test('the page that loads the office, which is there before any sheet, has the colours of the tokens', () => {
    const values = new Set(found(tokenSheet, colour).map(({ caught }) => caught))
    const page = found(sources('web', /^index\.html$/), colour)
    expect(page.length).toBeGreaterThan(0)
    for (const { caught } of page) expect(values).toContain(caught.replace('%23', '#'))
  })

  test('sizes of type are tokens, but in drawings, on paper and where they follow the window', () => {
    const size = /font(?:-size)?:[^;]*?(?<![/0-9.])([0-9.]+(?:px|rem))/g
    const written = found(sheets, size).map(({ file, caught }) => `${basename(file)} ${caught}`)
    expect(written.sort()).toEqual([
      // In the units of a drawing.
      'catalogue.css 12px',
      'data.css 11px',
      'data.css 12px',
      'data.css 15px',
      'flowchart.css 13px',
      // The two characters of the mark fill it, and the mark grows with the page.
      'frame.css 1.02rem',
      'frame.css 1.28rem',
      // Between these as large as the window allows.
      'home.css 1.25rem',
      'service.css 1.75rem',
      'service.css 1rem',
    ])
  })
})

describe('styles within the page', () => {
  test('of the office carry what is computed from data, and nothing else', () => {
    // That a style sets nothing but such properties is a rule of eslint.config.js.
    expect(fromData.map(({ file, caught }) => `${basename(file)} --${caught}`).sort()).toEqual([
      'DiscretionScale.tsx --at',
      'DiscretionScale.tsx --at',
      'DiscretionScale.tsx --at',
      'DiscretionScale.tsx --at',
      'DiscretionScale.tsx --width',
      'ProcedurePath.tsx --stages',
      'Skeleton.tsx --width',
    ])
  })

  test('of the portal there are none: its policy forbids them', () => {
    const portal = programs.filter(({ file }) => file.startsWith('server/'))
    const files = new Set(found(portal, /\sstyle="/g).map(({ file }) => basename(file)))
    // The text for other editors leaves our pages and takes its look along.
    expect([...files]).toEqual(['media-page.ts'])
  })
})

describe('the order of the cascade', () => {
  const [{ text: order = '' } = {}] = sources('look', /^layers\.css$/)
  const layers = [...order.replace('@layer', '').matchAll(/[a-z]+/g)].map(([name]) => name)

  test.each([
    ['portal.css', portalSheets],
    ['office.css', officeSheets],
  ])('%s puts every sheet of its folder into a layer, in the order of the layers', (name, all) => {
    const entry = all.filter(({ file }) => basename(file) === name)
    const imported = entry.flatMap(({ text }) => [
      ...text.matchAll(/@import '([^']+)'(?: layer\(([a-z]+)\))?;/g),
    ])
    expect(imported[0]?.[1]).toMatch(/look\/layers\.css$/)
    expect(imported[1]?.[1]).toMatch(/look\/tokens\.css$/)
    const own = imported.slice(2).map(([, path = '']) => basename(path))
    const there = all.map(({ file }) => basename(file)).filter((file) => file !== name)
    expect(own.toSorted()).toEqual(there.toSorted())
    const places = imported.slice(1).map(([, , layer = '']) => layers.indexOf(layer))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
