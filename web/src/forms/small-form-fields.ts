import type { ControlView, FieldView } from '@zhaofa/contract'

/** Fields of small forms that belong to no act of a case. They have the same shape as the server's. */
type Said = { hint?: string; optional?: boolean }

function asked(name: string, label: string, control: ControlView, said: Said = {}): FieldView {
  const { hint, optional } = said
  const required = optional !== true
  return {
    name,
    label,
    hint: hint ?? null,
    required,
    basis: null,
    section: null,
    when: null,
    control,
  }
}

export const askText = (name: string, label: string, said?: Said & { max?: number }) =>
  asked(name, label, { kind: 'text', max: said?.max ?? 200 }, said)

export const askWords = (name: string, label: string, said?: Said & { max?: number }) =>
  asked(name, label, { kind: 'paragraph', max: said?.max ?? 300 }, said)

export const askDay = (name: string, label: string, said?: Said) =>
  asked(name, label, { kind: 'date' }, said)

export const askCount = (name: string, label: string, said?: Said) =>
  asked(name, label, { kind: 'count', min: 0, max: 9_999 }, said)

export const askMoney = (name: string, label: string, said?: Said) =>
  asked(name, label, { kind: 'money' }, said)

export const askYesNo = (name: string, label: string, said?: Said) =>
  asked(name, label, { kind: 'yes-no' }, said)

export const askChoice = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  said?: Said,
) => asked(name, label, { kind: 'choice', options: optionsOf(options) }, said)

export const askChoices = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  said?: Said,
) => asked(name, label, { kind: 'choices', min: 0, options: optionsOf(options) }, said)

/** 执法事项 of the catalogue. */
export const askMatter = (name: string, label: string, said?: Said) =>
  asked(name, label, { kind: 'matter' }, said)

export const askRows = (
  name: string,
  label: string,
  columns: FieldView[],
  said?: Said & { min?: number },
) => asked(name, label, { kind: 'rows', min: said?.min ?? 1, max: 60, columns }, said)

/** Whatever administrators change, they give the reason. */
export const askReason = askWords('reason', '理由')

function optionsOf(options: Readonly<Record<string, string>>) {
  return Object.entries(options).map(([value, label]) => ({ value, label }))
}
