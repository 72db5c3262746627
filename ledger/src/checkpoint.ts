import { fromBase64, toBase64 } from './bytes.ts'
import type { Hash } from './merkle.ts'

/** A tree head (检查点): the log `origin` had `size` entries with this root (C2SP tlog-checkpoint). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash }

/**
 * The text that is signed. With `before`, the SHA-256 of the whole note before this one, an extension line says it: the
 * signature then holds for every earlier note as well, and none can be left out.
 *
 * @throws RangeError for an origin of no or several lines.
 */
export function checkpointText({ origin, size, root }: Checkpoint, before?: Hash): string {
  if (origin === '' || origin.includes('\n')) throw new RangeError(`not an origin: ${origin}`)
  const line = before ? `before ${toBase64(before)}\n` : ''
  return `${origin}\n${size}\n${toBase64(root)}\n${line}`
}

/** The hash that a checkpoint's text says of the note before it, in base64; null where it says none. */
export function noteBefore(text: string): string | null {
  return /\nbefore ([A-Za-z0-9+/]{43}=)\n/.exec(text)?.[1] ?? null
}

/** Null unless the text of a note is a checkpoint. Extension lines are allowed and not read. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null
  const [origin = '', digits = '', base64 = '', ...extensions] = text.slice(0, -1).split('\n')
  const [size, root] = [Number(digits), fromBase64(base64)]
  if (origin === '' || extensions.includes('')) return null
  if (!/^(?:0|[1-9]\d*)$/.test(digits) || !Number.isSafeInteger(size)) return null
  return root?.length === 32 ? { origin, size, root } : null
}
