import { isPlainDate, yearOf } from '../shared/plain-date.ts'
import { accept, refuse, type Outcome } from '../shared/outcome.ts'
import { fieldsRefused, type Refusal } from '../shared/refusal.ts'
import { isPlainObject, readText, wordsProblem, type FieldProblem } from './field-problem.ts'
import { isAsked, type Control, type FieldDefinition, type Form, type InputOf } from './form.ts'

/**
 * Reads what was typed into a form. Every problem is reported, not only the first, so nobody has to
 * submit twice. Unknown names are refused: a field nobody defined is a mistake of the caller.
 */
export function readForm<F extends Form>(form: F, typed: unknown): Outcome<InputOf<F>, Refusal> {
  const problems: FieldProblem[] = []
  const input = readFields(form, typed, '', problems)
  return problems.length === 0 ? accept(input as InputOf<F>) : refuse(fieldsRefused(problems))
}

function readFields(
  form: Form,
  typed: unknown,
  path: string,
  problems: FieldProblem[],
): Record<string, unknown> {
  const given = isPlainObject(typed) ? typed : {}
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(form, name)) problems.push({ field: path + name, message: '没有这一栏' })
  }
  return Object.fromEntries(
    Object.entries(form).map(([name, field]) => [
      name,
      isAsked(field, given) ? readField(field, given[name], path + name, problems) : null,
    ]),
  )
}

/** Where of several fields at least one has to be filled in and none is: said at the first of them. */
export function neitherFilled(
  form: Form,
  input: Readonly<Record<string, unknown>>,
): FieldProblem[] {
  return Object.entries(form).flatMap(([field, { either, basis, when }]) => {
    if (either?.names[0] !== field || !isAsked({ when: when ?? null }, input)) return []
    if (either.names.some((each) => input[each] != null)) return []
    return [{ field, message: either.message, ...(basis && { basis }) }]
  })
}

function readField(
  field: FieldDefinition,
  typed: unknown,
  path: string,
  problems: FieldProblem[],
): unknown {
  const trimmed = typeof typed === 'string' ? typed.trim() : typed
  const empty = trimmed === undefined || trimmed === null || trimmed === ''
  if (empty && field.optional) return null
  const problem = (message: string) => {
    problems.push({ field: path, message, ...(field.basis && { basis: field.basis }) })
    return null
  }
  if (empty) return problem(`请填写“${field.label}”`)
  if (field.read) return field.read(trimmed, path, problems)
  return readControl(field.control, trimmed, { label: field.label, path, problems, problem })
}

type Place = {
  label: string
  path: string
  problems: FieldProblem[]
  problem: (message: string) => null
}

function readControl(control: Control, typed: unknown, place: Place): unknown {
  switch (control.kind) {
    case 'text':
    case 'paragraph':
      return readText(typed, control, place)
    case 'upload':
    case 'signable':
      return readText(typed, { max: 36 }, place)
    case 'drawn':
      // What is still on the phone is no id yet.
      return typeof typed === 'string'
        ? readText(typed, { max: 36 }, place)
        : place.problem('签名还没有传到服务器，请点“再传一次”')
    case 'informant':
      // What is typed and not sealed yet is no id.
      return typeof typed === 'string'
        ? readText(typed, { max: 36 }, place)
        : place.problem('改动以后须先按“加密保存”')
    case 'uploads':
      return readIds(typed, { min: 1, max: control.max }, place)
    case 'date':
      return readDay(typed, place)
    case 'instant':
      return readInstant(typed, place)
    case 'money':
      return Number.isSafeInteger(typed) && Number(typed) >= 0
        ? typed
        : place.problem('金额应为数字，最多两位小数')
    case 'count':
      return readCount(typed, control, place)
    case 'choice':
      return control.options.some(({ value }) => value === typed)
        ? typed
        : place.problem('请从列出的选项中选一项')
    case 'choices':
      return readChoices(typed, control, place)
    case 'yes-no':
      return typeof typed === 'boolean' ? typed : place.problem('请选“是”或“否”')
    case 'confirm':
      return typed === true ? true : place.problem(`须先做到：${control.statement}`)
    case 'people':
      return readIds(typed, control, place)
    case 'signables':
      return readIds(typed, control, place)
    case 'evidence':
      return readIds(typed, { min: control.min, max: 500 }, place)
    case 'matter':
    case 'party':
      throw new Error(`the field ${place.path} does not say how it is read`)
    case 'rows':
      return readRows(typed, control, place)
  }
}

/** No act of an agency lies outside: a slip of the hand such as 20226 or 0202. */
const firstYear = 1949
const lastYear = 2199

function readDay(typed: unknown, place: Place) {
  if (typeof typed !== 'string' || !isPlainDate(typed))
    return place.problem('没有这一天，请按“2026-11-23”填写')
  return yearOf(typed) < firstYear || yearOf(typed) > lastYear
    ? place.problem(`年份应在 ${firstYear} 到 ${lastYear} 之间`)
    : typed
}

/** An instant must name its zone; otherwise the hour would depend on the zone of the server. */
const instantShape =
  /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

function readInstant(typed: unknown, place: Place) {
  const [, day] = (typeof typed === 'string' && instantShape.exec(typed)) || []
  // The day apart: Date.parse takes 2026-02-30 for 2 March.
  if (day === undefined || Number.isNaN(Date.parse(String(typed))))
    return place.problem('请填写日期和时刻')
  return readDay(day, place) === null ? null : new Date(String(typed)).toISOString()
}

function readCount(typed: unknown, { min, max }: { min: number; max: number }, place: Place) {
  if (!Number.isSafeInteger(typed)) return place.problem('请填写整数')
  const number = Number(typed)
  return number < min || number > max ? place.problem(`应在 ${min} 到 ${max} 之间`) : number
}

function readChoices(
  typed: unknown,
  { options, min }: { options: readonly { value: string }[]; min: number },
  place: Place,
) {
  if (!Array.isArray(typed)) return place.problem('请从列出的选项中选择')
  const chosen = options.map(({ value }) => value).filter((value) => typed.includes(value))
  if (chosen.length !== new Set(typed).size) return place.problem('请从列出的选项中选择')
  return chosen.length < min ? place.problem(`至少选 ${min} 项`) : chosen
}

function readIds(typed: unknown, { min, max }: { min: number; max: number }, place: Place) {
  if (!Array.isArray(typed) || !typed.every((each) => typeof each === 'string')) {
    return place.problem('请从名单中选择')
  }
  const ids = [...new Set(typed as string[])]
  if (ids.some((id) => wordsProblem(id, 64) !== null)) return place.problem('请从名单中选择')
  if (ids.length < min) return place.problem(`至少选 ${min} 项，现在 ${ids.length} 项`)
  return ids.length > max ? place.problem(`最多选 ${max} 项`) : ids
}

function readRows(
  typed: unknown,
  { columns, min, max }: { columns: Form; min: number; max: number },
  place: Place,
) {
  if (!Array.isArray(typed)) return place.problem(`请填写“${place.label}”`)
  if (typed.length < min) return place.problem(`至少填 ${min} 行`)
  if (typed.length > max) return place.problem(`最多 ${max} 行`)
  return typed.map((row, index) =>
    readFields(columns, row, `${place.path}.${index}.`, place.problems),
  )
}
