import { writeSync } from 'node:fs'
import { encodeFrame, FrameReader } from './frames.ts'

/** Larger than any file that is read: thirty megabytes of an article's attachment, fonts of fifty. */
const maxJobBytes = 128 * 1024 ** 2
/** The pipe for answers, see reader-pool.ts. Standard output is closed: libraries print on it. */
const answersDescriptor = 3

/** The life of a reader: one file after another, until the server closes the pipe. */
export function serveReadings(read: (job: unknown) => Promise<unknown>): void {
  const frames = new FrameReader(maxJobBytes)
  let last = Promise.resolve()
  process.stdin.on('data', (chunk: Buffer) => {
    for (const value of frames.push(chunk)) {
      last = last.then(async () => {
        const answer = await read(value)
        for (const piece of encodeFrame({ answer, spent: spent() })) writeWhole(piece)
      })
      // Out of memory, or a fault of the reader: the process ends, and stderr says why.
      last.catch((fault: unknown) => {
        console.error(fault)
        process.exit(1)
      })
    }
  })
  // The server is gone: so is the work.
  process.stdin.on('end', () => process.exit(0))
}

function writeWhole(piece: Uint8Array): void {
  for (let at = 0; at < piece.length;) at += writeSync(answersDescriptor, piece, at)
}

/** What the process has used up so far; the server replaces a reader that has used much of it. */
const spent = () => {
  const { user, system } = process.cpuUsage()
  return { memory: process.memoryUsage.rss(), cpuMs: (user + system) / 1_000 }
}
