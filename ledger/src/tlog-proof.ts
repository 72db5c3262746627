import type { RecordProof } from './verify-record.ts'

/**
 * The proof of an entry as verifiers of other logs read it (c2sp.org/tlog-proof). The entry itself, which is the line
 * of the leaf, is not in it: who checks has it, and hashes it as RFC 6962 §2.1 says.
 */
export function tlogProofText({
  index,
  path,
  checkpoint,
}: Pick<RecordProof, 'index' | 'path' | 'checkpoint'>): string {
  return ['c2sp.org/tlog-proof@v1', `index ${index}`, ...path, '', checkpoint].join('\n')
}
