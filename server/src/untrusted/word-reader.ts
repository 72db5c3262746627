import { serveReadings } from './serve-readings.ts'
import { searchNow, type TextJob } from './text-jobs.ts'

// The program of the reader that looks for persons in texts. The dictionary holds some eighty megabytes, and a book
// takes seconds: neither is the server's.

serveReadings((job) => Promise.resolve(searchNow(job as TextJob)))
