import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { FileRefused } from '../documents/intake/file-refused.ts'
import type { ReadingJob } from './reading-jobs.ts'
import type { TextJob } from './text-jobs.ts'
import { serveReadings } from './serve-readings.ts'

// The program of a reader without native code. Readers are loaded when the first such file comes: a
// process that only tells files apart stays small.
type DocumentJob = Exclude<
  ReadingJob,
  TextJob | { kind: 'picture' | 'copy' | 'writing' | 'scan-picture' }
>

serveReadings((job) => read(job as DocumentJob))

async function read(job: DocumentJob): Promise<unknown> {
  switch (job.kind) {
    case 'word': {
      const { readWord } = await import('../documents/word/read-word.ts')
      return inWords(readWord(job.bytes))
    }
    case 'pdf': {
      const { readPdf } = await import('../documents/intake/read-pdf.ts')
      return inWords(readPdf(job.bytes))
    }
    case 'join-pdfs': {
      const { joinPdfs } = await import('../documents/pdf/join-pdfs.ts')
      return joinPdfs(job.files)
    }
    case 'pdf-pages': {
      const { countPdfPages } = await import('../documents/intake/count-pdf-pages.ts')
      return countPdfPages(job.bytes)
    }
    case 'look': {
      const { lookThrough } = await import('../documents/intake/look-through.ts')
      return inWords(lookThrough(job.name, job.bytes))
    }
    case 'table': {
      const { tableLines } = await import('../documents/sheets/table-lines.ts')
      return tableLines(job.bytes, job.most)
    }
    case 'old-cases': {
      const { oldCasesOf } = await import('../documents/sheets/old-cases.ts')
      return oldCasesOf(job.bytes, job)
    }
    case 'firms': {
      const { firmsOf } = await import('../documents/sheets/firms.ts')
      return firmsOf(job.bytes)
    }
    case 'fonts': {
      const { fontsUnderNames } = await import('../documents/fonts/fonts-under-names.ts')
      try {
        return fontsUnderNames(job.bytes)
      } catch (fault) {
        if (isOutOfMemory(fault)) throw fault
        return null
      }
    }
    case 'signatures': {
      const { lookAtSignedFile } = await import('../documents/intake/look-at-signed-file.ts')
      return lookAtSignedFile(job.bytes, job.roots)
    }
    case 'time-stamp': {
      const { readTimeStamp } = await import('../signatures/read-signatures.ts')
      const read = readTimeStamp(job.bytes, job)
      return 'not' in read ? read : { stamp: { ...read.stamp, at: read.stamp.at.toISOString() } }
    }
    case 'scan-pdf': {
      const { readScannedPdf } = await import('../documents/intake/read-scanned-pdf.ts')
      return readScannedPdf(job.bytes)
    }
    case 'file-type': {
      const { tellKind } = await import('../documents/file-kind/tell-kind.ts')
      return tellKind(job)
    }
  }
}

/** A refusal is an answer, and so is a file its reader stumbled over; only want of memory ends the process. */
async function inWords<T>(reading: Promise<T>): Promise<Outcome<T, string>> {
  try {
    return accept(await reading)
  } catch (fault) {
    if (fault instanceof FileRefused) return refuse(fault.message)
    if (isOutOfMemory(fault)) throw fault
    return refuse('这个文件读不出文字，请把正文粘贴进来')
  }
}

const isOutOfMemory = (fault: unknown) =>
  fault instanceof RangeError && /allocation failed/i.test(fault.message)
