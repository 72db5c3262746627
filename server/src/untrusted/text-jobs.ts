import { findLeaks, type Surface } from '@zhaofa/domain/publicity/leak-test/leak-test.ts'
import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { privateInLines } from '@zhaofa/domain/publicity/records/check-record.ts'
import type { Secret } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import {
  redactFields,
  type FieldChoice,
  type OriginalTexts,
} from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import { Redactor } from '@zhaofa/domain/publicity/redaction/redact-text.ts'
import { privateWords } from '../documents/intake/private-words.ts'
import { tagger } from '../words.ts'

/** Texts in which persons are looked for, or what a case keeps secret. */
export type TextJob =
  /** What of a text may not be public, apart from what the agency says of itself. */
  | { readonly kind: 'private'; readonly text: string; readonly own: readonly string[] }
  /** The same of the lines of a 公示条目. */
  | { readonly kind: 'private-lines'; readonly item: string; readonly rows: readonly Row[] }
  /** The texts of a decision, redacted; see Redactor. */
  | {
      readonly kind: 'redact'
      readonly originals: OriginalTexts
      readonly secrets: readonly Secret[]
      readonly keep: readonly string[]
      readonly choices: readonly FieldChoice[]
    }
  /** Which secrets of a case are told by what is to be published. */
  | {
      readonly kind: 'leaks'
      readonly secrets: readonly Secret[]
      readonly surfaces: readonly Surface[]
      readonly keep: readonly string[]
    }

/** Does the work in this process. */
export function searchNow(job: TextJob) {
  switch (job.kind) {
    case 'private':
      return privateWords(job.text, job.own)
    case 'private-lines':
      return privateInLines(job.item, job.rows, tagger)
    case 'redact':
      return redactFields(job.originals, new Redactor(job.secrets, tagger, job.keep), job.choices)
    case 'leaks':
      return findLeaks(job.secrets, job.surfaces, job.keep)
  }
}
