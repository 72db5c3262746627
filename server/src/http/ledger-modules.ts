import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

/** A file as browsers get it. */
export type ServedModule = { readonly text: string; readonly etag: string }

/**
 * The ledger package as plain ES modules, by file name (`ledger.js`): what the server checks with is
 * what the reader's browser checks with, not a second implementation. Types are blanked out, the rest
 * is the unchanged source with its comments, so that anyone can read what runs.
 */
export function ledgerModules(): Map<string, ServedModule> {
  const folder = join(import.meta.dirname, '../../../ledger/src')
  const sources = readdirSync(folder).filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
  return new Map(
    sources.map((name) => {
      const source = readFileSync(join(folder, name), 'utf8')
      const text = withoutTypes(source).replace(/from '(\.\/[a-z0-9-]+)\.ts'/g, "from '$1.js'")
      return [name.replace(/\.ts$/, '.js'), served(text)]
    }),
  )
}

/** What an entry says, for whoever writes a verifier of their own. */
export function leafFormatText(): ServedModule {
  return served(readFileSync(join(import.meta.dirname, '../../../ledger/LEAF.md'), 'utf8'))
}

/** The script of a page that checks one record; see the file for the markup it looks for. */
export function verifyScript(): ServedModule {
  return served(readFileSync(join(import.meta.dirname, 'verify-record-page.js'), 'utf8'))
}

function served(text: string): ServedModule {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22)
  return { text, etag: `"${digest}"` }
}

/** Node announces on every start that this function may change; the console belongs to the officer. */
function withoutTypes(source: string): string {
  const emitWarning = process.emitWarning
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = emitWarning
  }
}
