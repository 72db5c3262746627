import {
  addCheckpointText,
  cosignedAt,
  parseNote,
  proveConsistency,
  treeHasher,
} from '@zhaofa/ledger'
import type { Cosigner } from '../../cosigners.ts'
import {
  findCosignedSize,
  newestCheckpoint,
  type Cosigned,
} from '../../storage/ledger/cosignatures.ts'
import { nativeSha256 } from '../../storage/ledger/native-sha256.ts'
import { tileReader } from '../../storage/ledger/read-log.ts'
import { nativeVerify } from '../../storage/ledger/signing-key.ts'
import type { World } from '../../world.ts'
import { outside } from '../publicity/double-publicity/outside-address.ts'
import { postOutside } from '../publicity/double-publicity/post-outside.ts'

const hasher = treeHasher(nativeSha256)

/** A cosigner that did not sign; the message is for whoever reads the log of the server. */
export class CosignerError extends Error {
  override readonly name = 'CosignerError'
}

/**
 * Asks a cosigner to sign the newest checkpoint (C2SP tlog-witness). Null when it has signed that one already.
 *
 * @throws CosignerError, OutsideError when there is no signature of it
 */
export async function cosignCheckpoint(
  { portal, pushNetworks }: Pick<World, 'portal' | 'pushNetworks'>,
  cosigner: Cosigner,
): Promise<Cosigned | null> {
  const head = await newestCheckpoint(portal)
  let earlier = await findCosignedSize(portal, cosigner.vkey)
  if (!head || head.size <= earlier) return null
  const text = parseNote(head.note)?.text ?? ''
  // It may remember more than we kept, or less: then it says what it has, and is asked once more.
  for (const asked of ['first', 'again'] as const) {
    const proof = await proveConsistency(earlier, head.size, tileReader(portal), hasher)
    const { status, text: answer } = await postOutside(
      {
        url: `${cosigner.url}/add-checkpoint`,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: addCheckpointText(earlier, proof, head.note),
      },
      { outside: outside(pushNetworks) },
    )
    if (status === 409 && asked === 'first') {
      earlier = sizeIn(answer)
      if (earlier <= head.size) continue
      throw new CosignerError(`it has seen ${earlier} entries, and the log has ${head.size}`)
    }
    if (status !== 200) throw new CosignerError(`it answered ${status}: ${answer.slice(0, 200)}`)
    for (const line of answer.split(/(?<=\n)/)) {
      const seconds = cosignedAt(line, text, cosigner.key, nativeVerify)
      if (seconds === null) continue
      return { size: head.size, vkey: cosigner.vkey, line, signedAt: new Date(seconds * 1_000) }
    }
    throw new CosignerError('what it answered holds no signature by its key on this checkpoint')
  }
  return null
}

/** @throws CosignerError when a conflict does not say how many entries the cosigner has seen. */
function sizeIn(answer: string): number {
  const size = Number(answer.trim())
  if (/^\d{1,15}\n?$/.test(answer)) return size
  throw new CosignerError(`it answered 409 without a size: ${answer.slice(0, 200)}`)
}
