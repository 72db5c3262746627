import type { Pdf } from './open-pdf.ts'

/** What of a note or a field of a form holds words. */
type Annotation = {
  readonly titleObj?: Words
  readonly contentsObj?: Words
  readonly richText?: Words | null
  readonly fieldName?: unknown
  readonly fieldValue?: unknown
  readonly alternativeText?: unknown
  readonly url?: unknown
  readonly fileId?: string
  readonly file?: { readonly filename: string }
}
type Words = { readonly str: string }

/** What a PDF says beside the text of its pages, by its part, whose name is Chinese. */
export async function besideText(pdf: Pdf): Promise<Readonly<Record<string, string>>> {
  const { info, metadata } = await pdf.getMetadata()
  const notes = await annotationsOf(pdf)
  return {
    // `metadata` holds what somebody wrote as XML (XMP); it may be missing, whatever its type says.
    元数据: [JSON.stringify(info), (metadata as typeof metadata | null)?.getRaw() ?? ''].join('\n'),
    书签: JSON.stringify(await pdf.getOutline()),
    批注和表单: notes.flatMap(wordsOf).join('\n'),
  }
}

type AttachedFile = {
  readonly name: string
  /** Null when the file cannot be taken out. */
  readonly bytes: Uint8Array | null
}

/** Files that were put into a PDF, or pinned to one of its pages. */
export async function attachedTo(pdf: Pdf): Promise<AttachedFile[]> {
  const named = [...((await pdf.getAttachments()) ?? [])].map(([id, file]) => ({ id, file }))
  const pinned = (await annotationsOf(pdf)).flatMap(({ fileId, file }) =>
    fileId !== undefined && file ? [{ id: fileId, file }] : [],
  )
  const files: AttachedFile[] = []
  for (const { id, file } of [...named, ...pinned]) {
    const { filename } = file as { filename: string }
    const content = (await pdf.getAttachmentContent(id)) as Uint8Array | null
    files.push({ name: filename, bytes: content })
  }
  return files
}

async function annotationsOf(pdf: Pdf): Promise<Annotation[]> {
  const pages: Annotation[][] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    pages.push((await page.getAnnotations({ intent: 'any' })) as Annotation[])
  }
  return pages.flat()
}

function wordsOf(annotation: Annotation): string[] {
  const { titleObj, contentsObj, richText, fieldName, fieldValue, alternativeText, url } =
    annotation
  const said = [titleObj?.str, contentsObj?.str, richText?.str, fieldName, alternativeText, url]
  return [...said, ...[fieldValue].flat()].filter(
    (words): words is string => typeof words === 'string' && words !== '',
  )
}
