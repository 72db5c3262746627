import { spawn } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { fileTypeFromBuffer } from 'file-type'
import { UnacceptableFileError } from '../faults.ts'

/** As large as a photo may arrive. */
export const largestPortrait = 5 * 1024 ** 2

const taken = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** Drawing takes a tenth of a second; its own limit is ten seconds for each step. */
const longestDrawing = 20_000

/**
 * A small JPEG drawn anew from a photo: upright, cut to 3:4, without anything that is not a pixel (EXIF,
 * place, profiles, what stands behind the picture).
 * @throws UnacceptableFileError for what is no JPEG, PNG or WebP picture, is broken, tiny or a bomb.
 */
export async function portraitOf(bytes: Uint8Array): Promise<Buffer> {
  const found = await fileTypeFromBuffer(bytes)
  if (!found || !taken.has(found.mime)) {
    throw new UnacceptableFileError('只收 JPEG、PNG 和 WebP 照片，没有保存。')
  }
  const { status, drawn, told } = await draw(bytes)
  if (status === 0 && drawn.length > 0) return drawn
  throw new UnacceptableFileError(
    status === tooSmall
      ? '照片太小，宽至少 120、高至少 160 像素，没有保存。'
      : '照片打不开或者像素过多，没有保存。请换一张普通的证件照。',
    { cause: new Error(`draw-portrait ended with ${status}: ${told.slice(0, 500)}`) },
  )
}

/** See draw-portrait.ts. */
const tooSmall = 3

type Drawing = {
  /** Null when it was killed: by its own fault, or because it took too long. */
  readonly status: number | null
  readonly drawn: Buffer
  readonly told: string
}

async function draw(bytes: Uint8Array): Promise<Drawing> {
  const program = fileURLToPath(new URL('./draw-portrait.ts', import.meta.url))
  // Nothing of the server's environment, where its secrets may be.
  const child = spawn(process.execPath, [program], {
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
