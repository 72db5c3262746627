import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from '@playwright/test'

const require = createRequire(import.meta.url)
const cacheFolder = join(import.meta.dirname, '../node_modules/.cache/zhaofa')

/** A browser that runs on this machine, and what it needs to run. */
export type Browser = {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/**
 * The first of: CHROME_PATH, a Chromium of the system, Playwright's own, the one from npm (which needs
 * nothing of the system and runs as root).
 * @throws Error naming everything that was tried.
 */
export function findBrowser(): Browser {
  // Without a locale a browser opens no file whose name is Chinese.
  const env = { ...fontSettings(), LANG: 'C.UTF-8' }
  const named = process.env['CHROME_PATH']
  if (named) {
    if (runs(named, env)) return plain(named, env)
    throw new Error(`CHROME_PATH=${named} does not run. Correct it, or unset it to search.`)
  }
  const candidates = [...systemBrowsers(), chromium.executablePath()]
  const found = candidates.find((path) => existsSync(path) && runs(path, env))
  if (found) return plain(found, env)

  const packed = packedChromium()
  if (packed) {
    const packedEnv = { ...env, LD_LIBRARY_PATH: join(dirname(packed), 'al2023', 'lib') }
    if (runs(packed, packedEnv)) {
      return { ...plain(packed, packedEnv), args: ['--no-zygote', '--disable-gpu'] }
    }
  }
  throw new Error(
    `No browser runs on this machine. Tried: ${[...candidates, packed ?? '@sparticuz/chromium'].join(', ')}. ` +
      'Install Chromium and set CHROME_PATH to it, or run: npx playwright install --with-deps chromium',
  )
}

function plain(executablePath: string, env: Record<string, string>): Browser {
  return { executablePath, args: [], env }
}

function runs(path: string, env: Record<string, string>): boolean {
  const tried = spawnSync(path, ['--version', '--no-sandbox'], {
    env: { ...process.env, ...env },
    timeout: 20_000,
    stdio: 'ignore',
  })
  return tried.status === 0
}

function systemBrowsers(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const folders = (process.env['PATH'] ?? '').split(':').filter(Boolean)
  return [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
}

/** Unpacks the Chromium of npm once per version; undefined where it has no build for this machine. */
function packedChromium(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const manifest = join(packageFolder('@sparticuz/chromium'), 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const folder = join(cacheFolder, `chromium-${version}`)
  if (!existsSync(folder)) {
    // Unpacked aside and renamed: an interrupted unpacking is never taken for a whole one.
    const aside = `${folder}.${process.pid}`
    mkdirSync(aside, { recursive: true })
    const done = spawnSync(process.execPath, [join(import.meta.dirname, 'inflate-chromium.ts')], {
      env: {
        PATH: process.env['PATH'],
        TMPDIR: aside,
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
        AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
      },
      encoding: 'utf8',
    })
    if (done.status !== 0) throw new Error(`@sparticuz/chromium did not unpack: ${done.stderr}`)
    if (!existsSync(folder)) renameSync(aside, folder)
    rmSync(aside, { recursive: true, force: true })
  }
  return join(folder, 'chromium')
}

/** Many servers have no Chinese font: pages would be boxes. The one our documents use is added. */
function fontSettings(): Record<string, string> {
  const fonts = join(packageFolder('@embedpdf/fonts-sc'), 'fonts')
  mkdirSync(cacheFolder, { recursive: true })
  const file = join(cacheFolder, 'fonts.conf')
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${fonts}</dir>
  <cachedir>${join(cacheFolder, 'fontconfig')}</cachedir>
  <alias><family>sans-serif</family><accept><family>Noto Sans Hans</family></accept></alias>
  <alias><family>serif</family><accept><family>Noto Sans Hans</family></accept></alias>
  <alias><family>monospace</family><accept><family>Noto Sans Hans</family></accept></alias>
</fontconfig>
`,
  )
  return { FONTCONFIG_FILE: file }
}

/** Packages may hide their package.json; every one of them has it above its entry. */
function packageFolder(name: string): string {
  const entry = require.resolve(name)
  const at = entry.lastIndexOf(join('node_modules', ...name.split('/')))
  return join(entry.slice(0, at), 'node_modules', ...name.split('/'))
}
