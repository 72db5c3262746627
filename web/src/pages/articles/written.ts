import type { ArticleView } from '@zhaofa/contract'

/** A file of the article as the editor keeps it: `key` is what is sent. */
type WrittenFile = { key: string; name: string; bytes: number }

/** What is being written: the fields of an article before they are sent. */
export type WrittenDraft = {
  id: string
  column: ArticleView['column']
  title: string
  source: string
  datedOn: string
  text: string
  files: readonly WrittenFile[]
  reason: string
}

export const emptyArticle = (id: string): WrittenDraft => ({
  ...{ id, column: 'rule', title: '', source: '', datedOn: '', text: '' },
  files: [],
  reason: '',
})

/** What is published or on its way, to be written on; the reason is always a new one. */
export const writtenOf = (article: ArticleView): WrittenDraft => ({
  id: article.id,
  column: article.column,
  title: article.title,
  source: article.source,
  datedOn: article.datedOn ?? '',
  text: article.text,
  files: article.files.map(({ sha256, name, bytes }) => ({ key: sha256, name, bytes })),
  reason: article.returned ? article.reason : '',
})

/** The draft this machine kept, where it still reads as one. */
export function readDraft(values: Record<string, unknown> | undefined): WrittenDraft | null {
  const written = values?.['written'] as WrittenDraft | undefined
  const whole = typeof written?.id === 'string' && typeof written.text === 'string'
  return whole && Array.isArray(written.files) ? written : null
}
