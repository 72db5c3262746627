import { parentPort, workerData } from 'node:worker_threads'
import { PdfRefused, readPdf } from './read-pdf.ts'
import { readWord, type FileText } from './read-word.ts'
import { ZipRefused } from './zip-parts.ts'

export type IntakeJob = { readonly bytes: Uint8Array; readonly kind: 'word' | 'pdf' }
export type IntakeAnswer = { readonly read: FileText } | { readonly refusal: string }

const { bytes, kind } = workerData as IntakeJob

const answer = await (kind === 'word' ? readWord(bytes) : readPdf(bytes)).then(
  (read): IntakeAnswer => ({ read }),
  (fault: unknown): IntakeAnswer => {
    const known = fault instanceof ZipRefused || fault instanceof PdfRefused
    return { refusal: known ? fault.message : '这个文件读不出文字，请把正文粘贴进来' }
  },
)
parentPort?.postMessage(answer)
