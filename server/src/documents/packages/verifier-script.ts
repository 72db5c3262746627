import { join } from 'node:path'
import { rolldown } from 'rolldown'

let made: Promise<string> | null = null

/**
 * The script of 核验.html in one piece: the page's own and what it needs of the ledger package, which is what the server
 * checks with. A page that is opened from a disk may not read modules beside it, hence one piece; the names stay as
 * they are, so that whoever wants to can read it.
 */
export function verifierScript(): Promise<string> {
  made ??= bundled()
  return made
}

async function bundled(): Promise<string> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'verify-package-page.js'),
    platform: 'browser',
    // What no browser of the last years lacks.
    transform: { target: 'es2020' },
  })
  try {
    const { output } = await bundle.generate({ format: 'iife', comments: false })
    return output[0].code
  } finally {
    await bundle.close()
  }
}
