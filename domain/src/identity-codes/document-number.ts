/** 文号: word and serial are taken at sealing; a draft has none. Serials start at 1 each year. */
export type DocumentNumber = {
  /** 罚决, 罚告 … */
  readonly word: string
  readonly year: number
  readonly serial: number
  /** 四商罚决字〔2026〕1号 */
  readonly text: string
}

/** The 文号 of an agency whose own word (机关代字) is 四商: 四商罚决字〔2026〕1号. */
export function documentNumber(
  agencyWord: string,
  { word, year, serial }: Omit<DocumentNumber, 'text'>,
): DocumentNumber {
  return { word, year, serial, text: `${agencyWord}${word}字〔${year}〕${serial}号` }
}
