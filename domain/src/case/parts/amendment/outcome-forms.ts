import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { cite } from '../../../shared/citation.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { RevisionSource } from '../revision/codes.ts'
import { checkOutsideDays, checkRemakeBy, recordOutcome } from '../revision/record-outcome.ts'
import type { MadeBy, RecordForm } from './record-form.ts'

const ofDocument = ['organ', 'number', 'decidedOn', 'receivedOn', 'effectiveOn'] as const

type Values = Readonly<Record<string, unknown>>

type Outside = {
  readonly source: RevisionSource
  readonly decidedOn: PlainDate
  readonly receivedOn: PlainDate
  readonly effectiveOn: PlainDate | null
  readonly remake?: boolean
  readonly remakeBy?: PlainDate | null
}

/** What is known of an outcome by the paper of the organ or the court; what was decided there is no slip. */
export const outsideRecord = {
  form: recordOutcome.form,
  checks: (file: CaseFile, record: Outside, at: Circumstances) => [
    ...checkEffective(record),
    ...checkOutsideDays(file, { ...record, effectiveOn: record.effectiveOn ?? null }, at),
    ...checkRemakeBy(record),
  ],
} satisfies MadeBy

/** 复议决定 binds with its service; only a judgment has a day of its own (行政诉讼法第85条). */
function checkEffective({ source, effectiveOn }: Outside): FieldProblem[] {
  const basis = cite('行政诉讼法', 85)
  if (source === 'court' && !effectiveOn)
    return [{ field: 'effectiveOn', message: '判决、裁定须填写生效日期', basis }]
  if (source === 'review' && effectiveOn)
    return [{ field: 'effectiveOn', message: '行政复议决定自送达生效，不填生效日期', basis }]
  return []
}

/** An outcome that changed the decision keeps what it knows of the paper together. */
export const outcomeOfDecision: RecordForm<'DecisionRevised'> = {
  made: outsideRecord,
  asked: [...ofDocument, 'remakeBy', 'reason'],
  shown: ({ document }) => ({ ...document }),
  kept: (typed, { document }) =>
    document ? { document: { ...document, ...known(typed, document) } } : {},
}

/** What was not known of the paper then and is not told now stays out of it. */
const known = (typed: Values, document: object): Values =>
  Object.fromEntries(
    ofDocument
      .filter((name) => typed[name] !== null || Object.hasOwn(document, name))
      .map((name) => [name, typed[name]]),
  )
