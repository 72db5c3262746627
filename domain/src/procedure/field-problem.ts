import type { Citation } from '../shared/citation.ts'

/** What is wrong with one field, in words that say how to mend it. `field` is a path: `rows.2.name`. */
export type FieldProblem = { field: string; message: string; basis?: Citation }

// Characters that change how the rest of a line reads (bidi) or end a string early (NUL) have no
// place in a record that others must be able to read as it was written.
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Words as typed, or a problem. Used by every control that holds words. */
export function readText(
  typed: unknown,
  { max, kind }: { max: number; kind?: string },
  { problem }: { problem: (message: string) => null },
): string | null {
  if (typeof typed !== 'string') return problem('请填写文字')
  if (hidden.test(typed)) return problem('含有看不见的控制字符，请删去后重新输入')
  const length = [...typed].length
  if (length > max) return problem(`最多 ${max} 字，现在 ${length} 字`)
  return kind === 'text' ? typed.replace(/\s+/g, ' ') : typed
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
