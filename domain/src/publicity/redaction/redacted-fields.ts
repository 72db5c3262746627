import type { Redaction, Choice, Redactor } from './redact-text.ts'
import type { Finding } from './finding.ts'

/** The free texts of a decision that become public, by the names of their fields. */
export const freeTexts = {
  cause: '案由',
  facts: '违法事实',
  statementHandling: '陈述申辩的处理',
  discretionReason: '裁量理由',
  confiscatedGoods: '没收的物品',
  terms: '其他处罚内容',
} as const
export type FreeText = keyof typeof freeTexts

/** What a person decided about one place of one text. */
export type FieldChoice = Choice & { readonly field: FreeText }

type FieldFinding = Finding & { readonly field: FreeText }

export type RedactedFields = {
  /** The public text of each field that has one. */
  readonly texts: Readonly<Partial<Record<FreeText, string>>>
  readonly redactions: readonly (Redaction & { readonly field: FreeText })[]
  /** What the detector found and a person decided to keep. */
  readonly kept: readonly FieldFinding[]
  /** Possible findings that are still undecided. With one of them the notice can neither pass the check nor be published. */
  readonly undecided: readonly FieldFinding[]
}

export const noFields: RedactedFields = { texts: {}, redactions: [], kept: [], undecided: [] }

/** Free texts as they were written; a field that is not asked for has none. */
export type OriginalTexts = Readonly<Partial<Record<FreeText, string>>>

/** The free texts among whatever else a decision says. */
export function freeTextsOf(
  said: Readonly<Partial<Record<FreeText, string | null>>>,
): OriginalTexts {
  const fields = Object.keys(freeTexts) as FreeText[]
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = said[field]
      return text === null || text === undefined ? [] : [[field, text]]
    }),
  )
}

/** All free texts of one publication, with one redactor, so that a person has one mask in all of them. */
export function redactFields(
  originals: OriginalTexts,
  redactor: Redactor,
  choices: readonly FieldChoice[],
): RedactedFields {
  const fields = (Object.keys(freeTexts) as FreeText[]).flatMap((field) => {
    const original = originals[field]
    if (original === undefined) return []
    const own = choices.filter((choice) => choice.field === field)
    const redacted = redactor.redact(original, own)
    const left = redacted.left.map((finding) => ({ ...finding, field }))
    return [{ field, own, redacted, left }]
  })
  return {
    texts: Object.fromEntries(fields.map(({ field, redacted }) => [field, redacted.text])),
    redactions: fields.flatMap(({ field, redacted }) =>
      redacted.redactions.map((each) => ({ ...each, field })),
    ),
    kept: fields.flatMap(({ own, left }) => left.filter((finding) => decided(finding, own))),
    undecided: fields.flatMap(({ own, left }) => left.filter((finding) => !decided(finding, own))),
  }
}

function decided({ start, end }: Finding, choices: readonly Choice[]): boolean {
  return choices.some((choice) => choice.start === start && choice.end === end)
}

/**
 * The choices after another one: the last word about a place counts, so a choice is undone by making
 * the other one.
 */
export function withChoice(
  choices: readonly FieldChoice[],
  next: FieldChoice,
): readonly FieldChoice[] {
  const same = ({ field, start, end }: FieldChoice) =>
    field === next.field && start === next.start && end === next.end
  return [...choices.filter((choice) => !same(choice)), next]
}
