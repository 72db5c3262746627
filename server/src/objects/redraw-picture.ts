import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { fileTypeFromBuffer } from 'file-type'

const taken = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Whether the content, not the name, is one of the pictures that are read at all. */
export async function isPicture(bytes: Uint8Array): Promise<boolean> {
  const found = await fileTypeFromBuffer(bytes)
  return found !== undefined && taken.has(found.mime)
}

/** Drawing takes a tenth of a second; its own limit is ten seconds for each step. */
const longestDrawing = 20_000

export type Drawing = {
  /** 0: drawn; 3: too small for a portrait; null: killed by its own fault, or because it took too long. */
  readonly status: number | null
  readonly drawn: Buffer
  readonly told: string
}

/** A picture drawn anew by draw-picture.ts: pixels only, whatever else stood in its bytes. */
export async function redrawPicture(
  bytes: Uint8Array,
  as: 'portrait' | 'article',
): Promise<Drawing> {
  const program = fileURLToPath(new URL('./draw-picture.ts', import.meta.url))
  // Nothing of the server's environment, where its secrets may be.
  const child = spawn(process.execPath, [program, as], {
    env: {},
    timeout: longestDrawing,
    killSignal: 'SIGKILL',
  })
  // One that has ended does not read to the end; its status says the rest.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [drawn, told, status] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    ended,
  ])
  return { status, drawn, told: told.toString('utf8') }
}
