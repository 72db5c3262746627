import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { createReaderPool, type Loss, type PoolOptions, type ReaderPool } from './reader-pool.ts'
import { answerSchemas, type ReadingAnswer, type ReadingJob } from './reading-jobs.ts'

// The whole process has one pool of readers in lanes. A question about the kind of a file does not wait behind
// a book, and only pictures and words are read with native code.

const documents = new URL('./document-reader.ts', import.meta.url)
const pictures = new URL('./picture-reader.ts', import.meta.url)
const copies = new URL('./copy-reader.ts', import.meta.url)
const words = new URL('./word-reader.ts', import.meta.url)
const writing = new URL('./text-reader.ts', import.meta.url)
const megabyte = 1024 ** 2

/** Its models and what they work with are most of its memory, so it is kept while it holds them. */
export const writingLane: PoolOptions = {
  program: writing,
  addons: true,
  size: 1,
  timeoutMs: 20_000,
  memoryBytes: 768 * megabyte,
  wornBytes: 560 * megabyte,
}

const lanes = {
  document: () => createReaderPool({ program: documents, size: 1, timeoutMs: 20_000 }),
  // Fifty thousand old cases take many seconds: no article waits behind them.
  archive: () =>
    createReaderPool({
      ...{ program: documents, size: 1, memoryBytes: 640 * megabyte },
      // A minute of processor time; of a machine that is busy with other things it may get little.
      ...{ timeoutMs: 180_000, cpuSeconds: 60 },
    }),
  head: () => createReaderPool({ program: documents, size: 1, timeoutMs: 5_000 }),
  picture: () => createReaderPool({ program: pictures, addons: true, size: 1, timeoutMs: 20_000 }),
  copy: () =>
    createReaderPool({
      ...{ program: copies, addons: true, size: 1, timeoutMs: 30_000 },
      // The points of the largest photo, once unpacked and once upright.
      memoryBytes: 768 * megabyte,
    }),
  writing: () => createReaderPool(writingLane),
  // A dictionary in native code; what it is given are characters.
  word: () => createReaderPool({ program: words, addons: true, size: 1, timeoutMs: 20_000 }),
} as const
type Lane = keyof typeof lanes

const laneOf: Readonly<Record<ReadingJob['kind'], Lane>> = {
  word: 'document',
  pdf: 'document',
  'join-pdfs': 'document',
  'pdf-pages': 'document',
  look: 'document',
  private: 'word',
  'private-lines': 'word',
  redact: 'word',
  leaks: 'word',
  table: 'document',
  'old-cases': 'archive',
  firms: 'archive',
  signatures: 'document',
  'time-stamp': 'head',
  fonts: 'document',
  'file-type': 'head',
  picture: 'picture',
  copy: 'copy',
  writing: 'writing',
  'scan-picture': 'picture',
  'scan-pdf': 'document',
}

const open = new Map<Lane, ReaderPool>()

/**
 * Bytes from outside, read by a process that has no secrets, no network and no files, and may die of them.
 * @returns why there is no answer when the reader died, hung, grew too large, or said something else.
 */
export async function readUntrusted<J extends ReadingJob>(
  job: J,
): Promise<Outcome<ReadingAnswer<J['kind']>, Loss>> {
  const reading = await poolFor(laneOf[job.kind]).read(job)
  if ('lost' in reading) return refuse(reading.lost)
  const answer = answerSchemas[job.kind].safeParse(reading.value)
  return answer.success ? accept(answer.data as ReadingAnswer<J['kind']>) : refuse('died')
}

/** Ends all readers; the next file starts new ones. */
export async function closeReaders(): Promise<void> {
  const pools = [...open.values()]
  open.clear()
  await Promise.all(pools.map((pool) => pool.close()))
}

function poolFor(lane: Lane): ReaderPool {
  const pool = open.get(lane) ?? lanes[lane]()
  open.set(lane, pool)
  return pool
}
