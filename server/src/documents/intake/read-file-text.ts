import { Worker } from 'node:worker_threads'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import type { IntakeAnswer, IntakeJob } from './intake-worker.ts'
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
  const reading = last.then(() => inThread({ bytes, kind }))
  last = reading
  return reading
}

function inThread(job: IntakeJob): Promise<Outcome<FileText, string>> {
  return new Promise((resolve) => {
    const worker = new Worker(program, { workerData: job, resourceLimits: memory, env: {} })
    const end = (outcome: Outcome<FileText, string>) => {
      clearTimeout(timer)
      resolve(outcome)
      void worker.terminate()
    }
    const timer = setTimeout(() => end(refuse('文件太复杂，读取超时，请把正文粘贴进来')), longestMs)
    worker.once('message', (answer: IntakeAnswer) =>
      end('read' in answer ? accept(answer.read) : refuse(answer.refusal)),
    )
    // Out of memory, or a fault of the reader: the file stays an attachment, the text is pasted.
    worker.once('error', () => end(refuse('这个文件读不出文字，请把正文粘贴进来')))
    worker.once('exit', () => end(refuse('这个文件读不出文字，请把正文粘贴进来')))
  })
}
