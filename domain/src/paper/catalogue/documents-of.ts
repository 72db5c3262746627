import type {
  DocumentField,
  DocumentStage,
  DocumentType,
  ServiceDuty,
  SignerRole,
} from './document-type.ts'

/** `witness?`: may sign. */
type SignerText = SignerRole | `${SignerRole}?`

type Row<Id extends string> = Pick<DocumentType<Id>, 'id' | 'title' | 'role' | 'source'> &
  Partial<
    Pick<
      DocumentType,
      | 'listedAs'
      | 'namesCase'
      | 'word'
      | 'internal'
      | 'recorded'
      | 'disclosure'
      | 'volume'
      | 'basis'
      | 'note'
    >
  > & {
    /** A record that has a 字 and takes no number says `numbered: false`. */
    readonly numbered?: false
    readonly service?: Pick<ServiceDuty, 'to'> & Partial<ServiceDuty>
    readonly signers?: readonly SignerText[]
    /** name, then [] for a list, ? for what may be left out, and a hint: `items[]: 品名、数量`. */
    readonly fields: readonly string[]
  }

/** The papers of one stage; a row says what differs from the usual paper. */
export function documentsOf<const Id extends string>(
  stage: DocumentStage,
  rows: readonly Row<Id>[],
): readonly DocumentType<Id>[] {
  return rows.map(({ signers = [], fields, numbered = true, service, ...row }) => {
    const read = signers.map(readSigner)
    const word = row.word ?? null
    return {
      listedAs: row.title,
      namesCase: false,
      internal: false,
      recorded: false,
      disclosure: 'none' as const,
      volume: 'main' as const,
      basis: '',
      note: '',
      ...row,
      word,
      numberWord: numbered ? word : null,
      stage,
      service: service ? { within: null, ...service } : null,
      signers: read,
      sealed: read.some(({ role }) => role === 'agency-seal' || role === 'licence-seal'),
      fields: fields.map(readField),
    }
  })
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
