import { chmodSync, existsSync, mkdirSync } from 'node:fs'

/** Makes a folder that other accounts may pass through, not list: PostgreSQL's must reach its own part. */
export function makeEnterable(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
}
