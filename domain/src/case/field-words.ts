import type { Control, Form } from '../kernel/form.ts'
import { yuanText } from '../shared/money.ts'
import { chinaTime } from '../shared/plain-date.ts'
import type { Circumstances } from './circumstances.ts'
import { nameBeforeText } from './firm-name.ts'
import { partyCode, type Party } from './party.ts'

type Named = Pick<Circumstances, 'nameOf' | 'matterOf' | 'papers'>

/** What a field holds, in the words of its form; empty where nothing was filled in. */
export function fieldWords(control: Control, value: unknown, at: Named): string {
  if (value === null || value === undefined || value === '') return ''
  switch (control.kind) {
    case 'money':
      return `${yuanText(Number(value))} 元`
    case 'choice':
      return control.options.find((option) => option.value === value)?.label ?? ''
    case 'choices':
      return control.options
        .filter((option) => Array.isArray(value) && value.includes(option.value))
        .map(({ label }) => label)
        .join('、')
    case 'yes-no':
      return value === true ? '是' : '否'
    case 'confirm':
      return control.statement
    case 'people':
      return Array.isArray(value) ? value.map((id) => at.nameOf(String(id))).join('、') : ''
    case 'matter':
      return at.matterOf(String(value))?.name ?? ''
    case 'party':
      return partyWords(value)
    case 'upload':
      return '已上传'
    case 'uploads':
      return Array.isArray(value) ? `${value.length} 个文件` : ''
    case 'informant':
      return '另行加密保存'
    case 'drawn':
      return '已签'
    case 'signable':
      return at.papers.find(({ id }) => id === value)?.title ?? ''
    case 'signables':
      return Array.isArray(value)
        ? value.map((id) => at.papers.find((each) => each.id === id)?.title ?? '').join('、')
        : ''
    case 'evidence':
      return Array.isArray(value) ? `${value.length} 件` : ''
    case 'instant':
      return chinaTime(String(value)).slice(0, 16)
    case 'rows':
      return Array.isArray(value)
        ? value
            .map((row, i) => {
              const cells = formWords(control.columns, row as Record<string, unknown>, at)
              return `${i + 1}．${cells.map(({ label, value: cell }) => `${label}：${cell}`).join('；')}`
            })
            .join('\n')
        : ''
    case 'text':
    case 'paragraph':
    case 'date':
    case 'count':
      return String(value)
  }
}

/** What was filled in, in words, field by field; empty ones left out. */
export function formWords(
  form: Form,
  input: Readonly<Record<string, unknown>>,
  at: Named,
): { label: string; value: string }[] {
  return Object.entries(form)
    .map(([name, field]) => ({
      label: field.label,
      value: fieldWords(field.control, input[name], at),
    }))
    .filter(({ value }) => value !== '')
}

function partyWords(value: unknown): string {
  const party = value as Party
  return [party.name, partyCode(party), nameBeforeText(party)].filter(Boolean).join('，')
}
