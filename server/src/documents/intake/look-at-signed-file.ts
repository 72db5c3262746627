import { readSignatures } from '../../signatures/read-signatures.ts'
import type { FileTold } from '../../signatures/signatures-told.ts'
import { openPdf } from '../pdf/open-pdf.ts'

type NotRead = { readonly not: 'a-pdf' | 'readable' | 'open' }

/** Only a reader runs it. */
export async function lookAtSignedFile(
  bytes: Uint8Array,
  roots: readonly Uint8Array[],
): Promise<FileTold | NotRead> {
  const head = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  if (!head.includes('%PDF-')) return { not: 'a-pdf' }
  const told = readSignatures(bytes, roots)
  try {
    return { ...told, ...(await insideOf(new Uint8Array(bytes))) }
  } catch (fault) {
    if (fault instanceof RangeError && /allocation failed/i.test(fault.message)) throw fault
    if (fault instanceof Error && fault.name === 'PasswordException') return { not: 'open' }
    // A file that no program opens any more, and whose signatures can be read nevertheless, is told as changed.
    if (told.signatures.length > 0) return { ...told, scripts: false, attachments: [] }
    return { not: 'readable' }
  }
}

async function insideOf(bytes: Uint8Array) {
  const pdf = await openPdf(bytes)
  try {
    const [ofFile, attachments, fields] = await Promise.all([
      pdf.getJSActions(),
      pdf.getAttachments(),
      pdf.getFieldObjects(),
    ])
    const ofFields = valuesOf(fields).flatMap((same) => (same as { actions?: unknown }[]) ?? [])
    const names = valuesOf(attachments) as { filename?: unknown }[]
    return {
      scripts: ofFile !== null || ofFields.some(({ actions }) => valuesOf(actions).length > 0),
      attachments: names.slice(0, 20).map(({ filename }) => String(filename).slice(0, 200)),
    }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** pdf.js gives a map or an object, by its version, and null for nothing. */
function valuesOf(given: unknown): unknown[] {
  if (given instanceof Map) return [...given.values()]
  return typeof given === 'object' && given !== null ? Object.values(given) : []
}
