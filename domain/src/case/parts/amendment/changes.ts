import { fieldWords } from '../../field-words.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { FieldDefinition, Form } from '../../../kernel/form.ts'
import {
  identityPapers,
  isIdentityPaper,
  paperNamedBy,
} from '../../../identity-codes/identity-paper.ts'
import { partyKindTitles, type PartyKind } from '../../party.ts'

/** One place of a record or a paper: the words that stood there, and those that take their place. */
export type TextChange = {
  readonly label: string
  readonly before: string
  readonly after: string
  /** A number that screens show only in part: 身份证号, 电话. */
  readonly personal?: true
}

/** A limit that ends on another day than before (期限重算), in words: 2026-11-09; null where it does not run. */
export type LimitChange = {
  readonly title: string
  readonly whose: 'party' | 'agency' | 'other'
  readonly before: string | null
  readonly after: string | null
}

/** 陈述申辩期由 2026-11-09 改为 2026-11-11 届满 */
export function limitChangeText({ title, before, after }: LimitChange): string {
  if (before === null) return `${title}到 ${after ?? ''} 届满`
  if (after === null) return `${title}（原到 ${before} 届满）不再计算`
  return `${title}由 ${before} 改为 ${after} 届满`
}

/** As screens show it: a personal number with its middle left out, and nothing said aloud. */
export function shownChange({ label, before, after, personal }: TextChange) {
  const shown = (text: string) => (text === '' ? '（空）' : personal ? withoutMiddle(text) : text)
  return { label, before: shown(before), after: shown(after) }
}

/** 结束时间：“15时”更正为“16时” */
export function changeText(change: TextChange): string {
  const { label, before, after } = shownChange(change)
  return `${label}：“${before}”更正为“${after}”`
}

/** 139******01, 220302**********5X, E1*****78: of a short number less is shown. */
export function withoutMiddle(text: string): string {
  const head = text.length >= 18 ? 6 : text.length > 10 ? 3 : 2
  return text.length <= head + 4
    ? '*'.repeat(text.length)
    : text.slice(0, head) + '*'.repeat(text.length - head - 2) + text.slice(-2)
}

type Values = Readonly<Record<string, unknown>>
type Named = Pick<Circumstances, 'nameOf' | 'matterOf' | 'papers'>

/** Every place in which the two differ, in the words of the form; empty when nothing changes. */
export function textChanges(form: Form, before: Values, after: Values, at: Named): TextChange[] {
  return Object.entries(form).flatMap(([name, field]) =>
    sameValue(before[name], after[name]) ? [] : changesIn(field, before[name], after[name], at),
  )
}

/** Whether two values of a field are the same, in whatever order the keys were stored. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, other] = [a as Values, b as Values]
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => sameValue(one[key], other[key]))
}

function changesIn(
  { label, control }: FieldDefinition,
  before: unknown,
  after: unknown,
  at: Named,
): TextChange[] {
  if (control.kind === 'party') return partyChanges(before as Values, after as Values)
  if (control.kind === 'rows') {
    return rowChanges(label, control.columns, { before, after }, at)
  }
  const words = (value: unknown) => fieldWords(control, value, at)
  return [change(label, words(before), words(after))]
}

const change = (label: string, before: string, after: string): TextChange => ({
  label,
  before,
  after,
  ...(personalLabels.has(label) && { personal: true as const }),
})

/** Every key of a party, whatever its kind, as a person reads it. */
const partyLabels: Readonly<Record<string, string>> = {
  kind: '当事人种类',
  name: '当事人名称',
  uscc: '统一社会信用代码',
  idPaper: '证件种类',
  idNumber: '证件号码',
  legalRepresentative: '法定代表人',
  operator: '经营者',
  operatorIdPaper: '经营者证件种类',
  operatorIdNumber: '经营者证件号码',
  address: '住所（住址）',
  phone: '联系电话',
  gender: '性别',
  birthDate: '出生日期',
}

const personalLabels = new Set(['证件号码', '经营者证件号码', '联系电话', '电话'])

function partyChanges(before: Values, after: Values): TextChange[] {
  return Object.entries(partyLabels).flatMap(([key, label]) =>
    sameValue(before[key], after[key])
      ? []
      : [change(label, partyPartWords(key, before), partyPartWords(key, after))],
  )
}

function partyPartWords(key: string, party: Values): string {
  const value = party[key]
  switch (key) {
    case 'kind':
      return partyKindTitles[value as PartyKind]
    case 'idPaper':
      return paperWords(value, party['idNumber'])
    case 'operatorIdPaper':
      return paperWords(value, party['operatorIdNumber'])
  }
  return typeof value === 'string' ? value : ''
}

/** Where it is not kept, the number says of which paper it is. */
function paperWords(paper: unknown, number: unknown): string {
  const named = isIdentityPaper(paper) ? paper : typeof number === 'string' && paperNamedBy(number)
  return named ? identityPapers[named].title : ''
}

/** Line by line, so that a reader sees the answer that changes and not the whole record twice. */
function rowChanges(
  label: string,
  columns: Form,
  { before, after }: { before: unknown; after: unknown },
  at: Named,
): TextChange[] {
  const [old, now] = [rowsOf(before), rowsOf(after)]
  const count = Math.max(old.length, now.length)
  return Array.from({ length: count }, (_, i) => [old[i] ?? {}, now[i] ?? {}] as const).flatMap(
    ([from, to], i) =>
      textChanges(columns, from, to, at).map((each) => ({
        ...each,
        label: `${label}第 ${i + 1} 条“${each.label}”`,
      })),
  )
}

const rowsOf = (value: unknown): Values[] => (Array.isArray(value) ? (value as Values[]) : [])
