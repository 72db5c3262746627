import { fromBase64, toBase64 } from './bytes.ts'
import type { Hash } from './merkle.ts'

/** A tree head (检查点): the log `origin` had `size` entries with this root (C2SP tlog-checkpoint). */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash }

/** The text that is signed. @throws RangeError for an origin of no or several lines. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (origin === '' || origin.includes('\n')) throw new RangeError(`not an origin: ${origin}`)
  return `${origin}\n${size}\n${toBase64(root)}\n`
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
