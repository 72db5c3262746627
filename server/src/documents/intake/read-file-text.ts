import { refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { lossText } from '../../untrusted/loss-text.ts'
import { readUntrusted } from '../../untrusted/read-untrusted.ts'
import type { FileText } from '../word/read-word.ts'

export type { FileText }

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const pdfType = 'application/pdf'

/** An uploaded file: what it is called, and what its content is. */
type ReceivedFile = {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

/** The text of a Word or PDF file. Null for other files; a refusal is a sentence for the uploader. */
export async function readFileText({
  name,
  mediaType,
  bytes,
}: ReceivedFile): Promise<Outcome<FileText, string> | null> {
  const kind = mediaType === wordType ? 'word' : mediaType === pdfType ? 'pdf' : null
  if (kind === null) return null
  const answer = await readUntrusted({ kind, bytes })
  if (answer.ok) return answer.value
  return refuse(lossText(name, answer.refusal, '请另存一份再传，或者把正文粘贴进来。'))
}
