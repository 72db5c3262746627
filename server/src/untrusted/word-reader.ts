import { privateWords } from '../documents/intake/private-words.ts'
import type { ReadingJob } from './reading-jobs.ts'
import { serveReadings } from './serve-readings.ts'

// The program of the reader that looks for persons in texts. The dictionary holds some eighty megabytes, and a book
// takes seconds: neither is the server's.

serveReadings((job) => {
  const { texts } = job as Extract<ReadingJob, { kind: 'private' }>
  return Promise.resolve(texts.flatMap((text) => privateWords(text, [])))
})
