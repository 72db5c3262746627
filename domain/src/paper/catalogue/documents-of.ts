import type { DocumentField, DocumentStage, DocumentType, SignerRole } from './document-type.ts'

/** `witness?`: may sign. */
type SignerText = SignerRole | `${SignerRole}?`

type Row = Pick<DocumentType, 'id' | 'title' | 'source'> &
  Partial<
    Pick<
      DocumentType,
      | 'word'
      | 'numbered'
      | 'internal'
      | 'served'
      | 'recorded'
      | 'disclosure'
      | 'volume'
      | 'basis'
      | 'note'
    >
  > & {
    readonly signers?: readonly SignerText[]
    /** name, then [] for a list, ? for what may be left out, and a hint: `items[]: 品名、数量`. */
    readonly fields: readonly string[]
  }

/** The papers of one stage; a row says what differs from the usual paper. */
export function documentsOf(stage: DocumentStage, rows: readonly Row[]): readonly DocumentType[] {
  return rows.map(({ signers = [], fields, ...row }) => {
    const read = signers.map(readSigner)
    return {
      word: null,
      internal: false,
      served: false,
      recorded: false,
      disclosure: 'none' as const,
      volume: 'main' as const,
      basis: '',
      note: '',
      numbered: row.word !== undefined,
      ...row,
      stage,
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
