/** 文号: 四商罚决字〔2026〕1号. The agency's word is its own (四商); numbers start at 1 each year. */
export type DocumentNumber = {
  readonly agencyWord: string
  readonly documentWord: string
  readonly year: number
  readonly number: number
}

export function documentNumberText({
  agencyWord,
  documentWord,
  year,
  number,
}: DocumentNumber): string {
  return `${agencyWord}${documentWord}字〔${year}〕${number}号`
}

/** Reads a 文号 of this agency; null when it is not one (see `documentNumberProblem`). */
export function parseDocumentNumber(text: string, agencyWord: string): DocumentNumber | null {
  const match = /^([一-龥]{1,4})字〔(20\d{2})〕([1-9]\d{0,8})号$/.exec(
    text.startsWith(agencyWord) ? text.slice(agencyWord.length) : '',
  )
  if (!match) return null
  const [, documentWord = '', year, number] = match
  return { agencyWord, documentWord, year: Number(year), number: Number(number) }
}

/** What is wrong with a 文号, in words; null when it is right. */
export function documentNumberProblem(text: string, agencyWord: string): string | null {
  if (parseDocumentNumber(text, agencyWord)) return null
  if (!text.startsWith(agencyWord)) return `文号应以“${agencyWord}”开头`
  if (/[[\]()（）【】［］]/.test(text)) return '年份应加六角括号，如〔2026〕'
  if (/〕0/.test(text)) return '序号不补零，如 1号'
  return `文号应为“${agencyWord}×字〔2026〕1号”的样式`
}
