import { Worker } from 'node:worker_threads'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { IntakeAnswer, IntakeJob } from './intake-worker.ts'
import type { FileLook } from './look-through.ts'
import type { FileText } from './read-word.ts'

export type { FileText }

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const pdfType = 'application/pdf'

const program = new URL('./intake-worker.ts', import.meta.url)
const longestMs = 20_000
const memory = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 }

/** One at a time: a reading may need a core and a third of a gigabyte. */
let last: Promise<unknown> = Promise.resolve()

/**
 * The text of an uploaded Word or PDF file, read in a thread of its own with a limit of time and memory,
 * so that no file stops the server. Null for other files; a refusal is a sentence for the uploader.
 */
export async function readFileText(
  bytes: Uint8Array,
  mediaType: string,
): Promise<Outcome<FileText, string> | null> {
  const kind = mediaType === wordType ? 'word' : mediaType === pdfType ? 'pdf' : null
  if (kind === null) return null
  const answer = await inTurn({ bytes, kind, name: '' })
  return 'read' in answer ? accept(answer.read) : refuse(refusalOf(answer))
}

/** What in an attachment may not be public, read in the same way; a refusal says why nobody looked. */
export async function lookThroughFile(
  name: string,
  bytes: Uint8Array,
): Promise<Outcome<FileLook, string>> {
  const answer = await inTurn({ bytes, kind: 'look', name })
  return 'looked' in answer ? accept(answer.looked) : refuse(refusalOf(answer))
}

const unreadable = '这个文件读不出文字，请把正文粘贴进来'
const refusalOf = (answer: IntakeAnswer) => ('refusal' in answer ? answer.refusal : unreadable)

function inTurn(job: IntakeJob): Promise<IntakeAnswer> {
  const reading = last.then(() => inThread(job))
  last = reading
  return reading
}

function inThread(job: IntakeJob): Promise<IntakeAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(program, { workerData: job, resourceLimits: memory, env: {} })
    const end = (answer: IntakeAnswer) => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const tooSlow = { refusal: '文件太复杂，读取超时，请把正文粘贴进来' }
    const timer = setTimeout(() => end(tooSlow), longestMs)
    worker.once('message', end)
    // Out of memory, or a fault of the reader: the file stays an attachment, the text is pasted.
    worker.once('error', () => end({ refusal: unreadable }))
    worker.once('exit', () => end({ refusal: unreadable }))
  })
}
