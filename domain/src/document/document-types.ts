/** What is fixed about a kind of paper, whatever the case. */
export type DocumentType = {
  readonly title: string
  /** 字 of its number; null for papers without one (笔录). */
  readonly word: string | null
  readonly volume: 'main' | 'secondary'
  /** Bears the agency's seal. */
  readonly sealed: boolean
}

export const documentTypes: Readonly<Record<string, DocumentType>> = {}

/** @throws Error for a type nobody defined. */
export function getDocumentType(id: string): DocumentType {
  const found = documentTypes[id]
  if (!found) throw new Error(`no document type ${id}`)
  return found
}
