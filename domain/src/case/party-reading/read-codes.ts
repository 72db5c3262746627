import { idCardProblem } from '../../identity-codes/id-card.ts'
import { usccProblem } from '../../identity-codes/uscc.ts'
import { piecesOf, lettersText, type WrittenLine } from './written-line.ts'

/** A code as it was read, and as it must have been. */
export type ReadCode = {
  readonly code: string
  /** Characters that no code has and whose place in the code fits by its check character: `O → 0`. */
  readonly mended: readonly string[]
  /** For each character, how sure the machine is of it. */
  readonly sure: readonly number[]
  /** What is wrong with it, in words; null when its check characters fit. */
  readonly problem: string | null
}

const codeLength = 18
/** GB 32100 leaves these letters out because they look like another character. */
const neverInCode: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2', V: 'U' }
/** A 公民身份号码 has digits only, apart from the X at its end. */
const neverInIdNumber: Readonly<Record<string, string>> = {
  ...{ I: '1', L: '1', O: '0', D: '0', S: '5', Z: '2', B: '8' },
}

/**
 * The 统一社会信用代码 among the lines (GB 32100): eighteen characters whose check characters fit, if need
 * be with letters replaced that no code has. Otherwise the eighteen that look most like one, with what is
 * wrong with them: the officer has the credential.
 */
export function readUscc(lines: readonly WrittenLine[]): ReadCode | null {
  return readCode(lines, neverInCode, usccProblem, /^[0-9A-Z]{2}[0-9A-Z]{6}[0-9A-Z]{10}$/)
}

/** The 公民身份号码 among the lines (GB 11643), found and mended in the same way. */
export function readIdNumber(lines: readonly WrittenLine[]): ReadCode | null {
  return readCode(lines, neverInIdNumber, idCardProblem, /^\d{14}[0-9A-Z]{4}$/)
}

function readCode(
  lines: readonly WrittenLine[],
  lookalikes: Readonly<Record<string, string>>,
  problemOf: (code: string) => string | null,
  likely: RegExp,
): ReadCode | null {
  let wrong: ReadCode | null = null
  for (const { characters, sure } of lines.flatMap(runsOf)) {
    for (let from = 0; from + codeLength <= characters.length; from++) {
      const read = characters.slice(from, from + codeLength)
      const own = sure.slice(from, from + codeLength)
      const problem = problemOf(read)
      if (problem === null) return { code: read, mended: [], sure: own, problem }
      const mended = [...read].map((each) => lookalikes[each] ?? each).join('')
      if (problemOf(mended) === null) {
        const changes = [...read].flatMap((each, index) =>
          each === mended[index] ? [] : [`第 ${index + 1} 位“${each}”改为“${mended[index] ?? ''}”`],
        )
        return { code: mended, mended: changes, sure: own, problem: null }
      }
      const whole = characters.length === codeLength
      if (whole && likely.test(read)) wrong ??= { code: read, mended: [], sure: own, problem }
    }
  }
  return wrong
}

/** Letters and digits of a line that stand together, long enough to hold a code. */
function runsOf(line: WrittenLine): { characters: string; sure: number[] }[] {
  const letters = piecesOf(line).flatMap(({ letters }) => letters)
  const runs: (typeof letters)[] = [[]]
  for (const letter of letters) {
    if (/^[0-9A-Za-z]$/.test(letter.character)) runs.at(-1)?.push(letter)
    else runs.push([])
  }
  return runs
    .filter(({ length }) => length >= codeLength)
    .map((run) => ({
      characters: lettersText(run).toUpperCase(),
      sure: run.map(({ sure }) => sure),
    }))
}
