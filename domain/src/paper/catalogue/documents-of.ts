import type {
  DocumentField,
  DocumentStage,
  DocumentType,
  ServiceDuty,
  SignerRole,
} from './document-type.ts'

/** `witness?`: may sign. */
type SignerText = SignerRole | `${SignerRole}?`

type Row = Pick<DocumentType, 'id' | 'title' | 'role' | 'seal' | 'source'> &
  Partial<
    Pick<
      DocumentType,
      | 'listedAs'
      | 'namesCase'
      | 'word'
      | 'internal'
      | 'recorded'
      | 'filledByHand'
      | 'disclosure'
      | 'volume'
      | 'basis'
      | 'note'
    >
  > & {
    /** A record that has a 字 and takes no number says `numbered: false`. */
    readonly numbered?: false
    readonly service?: Pick<ServiceDuty, 'to' | 'proof'> & Partial<ServiceDuty>
    readonly signers?: readonly SignerText[]
    /** name, then [] for a list, ? for what may be left out, and a hint: `items[]: 品名、数量`. */
    readonly fields: readonly string[]
  }

/** What a row describes. Its id and its service are types, so that tables keyed by them are complete. */
type Described<R extends Row> = R extends Row
  ? DocumentType<R['id']> & {
      readonly service: R extends { readonly service: { readonly proof: infer P } }
        ? ServiceDuty & { readonly proof: P }
        : null
    }
  : never

/** The papers of one stage; a row says what differs from the usual paper. */
export function documentsOf<const R extends Row>(
  stage: DocumentStage,
  rows: readonly R[],
): readonly Described<R>[] {
  return rows.map((row) => described(stage, row) as Described<R>)
}

function described(
  stage: DocumentStage,
  { signers = [], fields, numbered, service, ...row }: Row,
): DocumentType {
  const word = row.word ?? null
  return {
    listedAs: row.title,
    namesCase: false,
    internal: false,
    recorded: false,
    filledByHand: false,
    disclosure: 'none' as const,
    volume: 'main' as const,
    basis: '',
    note: '',
    ...row,
    word,
    numberWord: numbered === false ? null : word,
    stage,
    service: service ? { within: null, ...service } : null,
    signers: signers.map(readSigner),
    fields: fields.map(readField),
  }
}

function readSigner(text: SignerText): { role: SignerRole; optional: boolean } {
  const optional = text.endsWith('?')
  return { role: (optional ? text.slice(0, -1) : text) as SignerRole, optional }
}

/** @throws RangeError for a row that is not written as above. */
function readField(text: string): DocumentField {
  const match = /^([A-Za-z]+)(\[\])?(\?)?(?:: (.+))?$/.exec(text)
  if (!match) throw new RangeError(`not a field: ${text}`)
  const [, name = '', list, optional, hint = ''] = match
  return { name, list: list !== undefined, optional: optional !== undefined, hint }
}
