/** Words that any plan says, whatever it is about. */
const emptyWords =
  /行政检查|专项检查|日常检查|年度|检查|事项|计划|开展|进行|组织|实施|根据|按照|为了|加强|规范|依法|必要性|必要|需要|工作|企业|涉企|有关|相关|要求|规定|对|的|和|与|等|为|有|及|年|[\d\s\p{P}\p{S}]/gu

/** A reason shorter than this, without what any plan says, gives none. Ours; no text counts characters. */
const minReasonLength = 10

/**
 * 必要性: why the firms have to be inspected at all. What only says the names of the items or of the plan over
 * again is none.
 * @returns what is wrong, or null.
 */
export function necessityProblem(necessity: string, names: readonly string[]): string | null {
  const left = names
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((words, name) => words.replaceAll(name, ''), necessity)
    .replaceAll(emptyWords, '')
  if (left.length >= minReasonLength) return null
  return left === ''
    ? '只重复了事项和计划的名称，没有说明为什么要检查；请写明发现了什么问题、日常监管为什么不够'
    : '没有说清为什么要检查；请写明发现了什么问题、日常监管为什么不够'
}
