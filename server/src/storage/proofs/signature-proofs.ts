import type { SignatureTables } from '../tables/signatures.ts'
import type { RowProof } from './proof.ts'

export const signatureProofs = {
  'publication.signing_certificate': { by: 'rows' },
  'publication.signing_revocation': { by: 'rows' },
  'identity.signing_key': { by: 'rows' },
  'casework.paper_signature': { by: 'rows' },
  'casework.seal_use': { by: 'rows' },
  'casework.paper_stamp': {
    by: 'facts',
    repeats: [
      ...['document_id', 'case_id', 'digest', 'sha256', 'bytes', 'stamped_at', 'stamper', 'at'],
    ],
  },
} as const satisfies Record<keyof SignatureTables, RowProof> & Record<string, RowProof>
