import type { Basis } from '../shared/basis.ts'

/** What is wrong with one field, in words that say how to mend it. `field` is a path: `rows.2.name`. */
export type FieldProblem = {
  field: string
  message: string
  basis?: Basis
  /** The act by which what was meant can lawfully be done. */
  instead?: { readonly id: string; readonly title: string }
}

// Characters that change how the rest of a line reads (bidi), end a string early (NUL) or are half of a
// character (lone surrogates) have no place in a record that others must be able to read as it was written.
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u

/** What is wrong with words as characters, whatever they are for; null when nothing is. */
export function hiddenProblem(words: string): string | null {
  if (hidden.test(words)) return '含有看不见的控制字符，请删去后重新输入'
  const own = /\p{Co}/u.exec(words)?.[0].codePointAt(0)
  return own === undefined
    ? null
    : `含有造字区的字（U+${own.toString(16).toUpperCase()}），换一台电脑就看不到，请改用标准字`
}

/** What is wrong with words that may have at most `max` characters; null when nothing is. */
export function wordsProblem(words: string, max: number): string | null {
  const length = words.length <= max ? words.length : [...words].length
  return hiddenProblem(words) ?? (length > max ? `最多 ${max} 字，现在 ${length} 字` : null)
}

/** Words as typed, or a problem. Used by every control that holds words. */
export function readText(
  typed: unknown,
  { max, kind }: { max: number; kind?: string },
  { problem }: { problem: (message: string) => null },
): string | null {
  if (typeof typed !== 'string') return problem('请填写文字')
  const wrong = wordsProblem(typed, max)
  if (wrong !== null) return problem(wrong)
  return kind === 'text' ? typed.replace(/\s+/g, ' ') : typed
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
