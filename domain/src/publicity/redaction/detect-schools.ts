import type { Detector, Suspicion } from './finding.ts'
import { isHan } from './plain-text.ts'
import type { Reading } from './reading.ts'

const school =
  /(?:小学|中学|学校|幼儿园|高中|初中|职高|职业教育中心|附小|附中|[一二三四五六七八九十](?:中|小)(?!学))/g
const schoolClass =
  /(?:(?:小学|初中|高中)?(?:[一二三四五六七八九]|[1-9])年级?|[高初][一二三1-3]年?级?)\(?[一二三四五六七八九十\d]{1,2}\)?班|[一二三四五六七八九1-9]年级(?=学生|在读|就读)|(?:大|中|小|学前)[一二三四五1-5]?班/g
const attends = /就读|上学|念书|读书|在读|在校|入学|转学|求学|学籍/
const maxName = 18
const reason = '学校、班级能认出未成年人'

/** School and class of a child: each alone may be of anybody, both together are one child of forty. */
export const detectSchools: Detector = (reading) => {
  const { text } = reading
  const found: Suspicion[] = []
  for (const match of text.matchAll(school)) {
    const end = match.index + match[0].length
    const tail = classAt(text, end)
    const from = nameStart(reading, match.index)
    const around = `${text.slice(Math.max(0, from - 6), from)}${text.slice(end, end + 8)}`
    // 就读的学校: no name stands before the word.
    if (from === match.index && tail === 0 && !/^[一二三]/.test(match[0])) continue
    if (tail === 0 && !(attends.test(around) && end - from > 3)) continue
    found.push({ from, to: end + tail, kind: 'minor', reason, confidence: 'likely' })
  }
  for (const match of text.matchAll(schoolClass)) {
    // 早中班 and 大班 by themselves are shifts and sizes.
    if (/^[大中小学]/.test(match[0]) && !match[0].includes('级') && !match[0].includes('年'))
      continue
    found.push({
      from: match.index,
      to: match.index + match[0].length,
      kind: 'minor',
      reason,
      confidence: 'likely',
    })
  }
  return found
}

function classAt(text: string, at: number): number {
  const rest = text.slice(at, at + 16)
  const gap = /^[,、 \t]?/.exec(rest)?.[0].length ?? 0
  const found = [...rest.slice(gap).matchAll(schoolClass)][0]
  return found?.index === 0 ? gap + found[0].length : 0
}

/** Back over the name of the school, word by word. */
function nameStart({ text, wordAt, blankBefore }: Reading, at: number): number {
  let start = at
  while (
    start > 0 &&
    at - start < maxName &&
    blankBefore[start] !== 1 &&
    isHan(text.charCodeAt(start - 1))
  ) {
    const word = wordAt(start - 1)
    const begin = Math.max(0, Math.min(word.from, start - 1))
    const characters = text.slice(begin, start)
    if (
      /^(?:p|c|u|r|y|d)/.test(word.tag) ||
      /^(?:系|在|是|为|就读|就读于|上|读|的|从|由|到|于|向|与|和)$/.test(characters)
    )
      break
    if (/^v/.test(word.tag) && !/^(?:实验|外国语|育才|双语|希望|建设|解放|胜利)$/.test(characters))
      break
    start = begin
  }
  return start
}
