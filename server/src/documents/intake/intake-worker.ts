import { parentPort, workerData } from 'node:worker_threads'
import { lookThrough, type FileLook } from './look-through.ts'
import { PdfRefused, readPdf } from './read-pdf.ts'
import { readWord, type FileText } from './read-word.ts'
import { ZipRefused } from './zip-parts.ts'

export type IntakeJob = {
  readonly bytes: Uint8Array
  /** Read as text, or every part of it looked at for what may not be public. */
  readonly kind: 'word' | 'pdf' | 'look'
  readonly name: string
}
export type IntakeAnswer =
  { readonly read: FileText } | { readonly looked: FileLook } | { readonly refusal: string }

const { bytes, kind, name } = workerData as IntakeJob

async function work(): Promise<IntakeAnswer> {
  if (kind === 'look') return { looked: await lookThrough(name, bytes) }
  return { read: await (kind === 'word' ? readWord(bytes) : readPdf(bytes)) }
}

const answer = await work().then(
  (done) => done,
  (fault: unknown): IntakeAnswer => {
    const known = fault instanceof ZipRefused || fault instanceof PdfRefused
    return { refusal: known ? fault.message : '这个文件读不出文字，请把正文粘贴进来' }
  },
)
parentPort?.postMessage(answer)
