import { randomBytes } from 'node:crypto'
import {
  contentTypes,
  digestBySha256,
  sha256Algorithm,
  signedData,
  type CmsSigning,
} from './signed-data.ts'
import { generalizedTime, integer, octets, oid, sequence, yes } from './der.ts'

/** Says that a digest (SHA-256) was there at an hour: an RFC 3161 time stamp authority, this server's own or another's. */
export type TimeStamper = {
  /** Who gives the stamps, as the register names it. */
  readonly name: string
  /** @throws TimeStampError when there is no stamp now. */
  stamp(digest: Uint8Array): Promise<TimeStamp>
}

/** A time stamp token (RFC 3161, 2.4.2), DER. */
export type TimeStamp = {
  readonly token: Uint8Array
  readonly at: Date
  /** The certificates of the authority, by which it is checked. */
  readonly certificates: readonly Uint8Array[]
}

/** There is no time stamp; another try may go better. The message is in Chinese. */
export class TimeStampError extends Error {
  override readonly name = 'TimeStampError'
}

/** The policy of our own stamps: none is registered for us, so it is the one for stamps without more (ETSI EN 319 421, BTSP). */
const policy = '0.4.0.2023.1.1'

/** The authority of this installation: for the demo, for tests, and where no other was set. Its clock is the server's. */
export function ownTimeStamps(
  signing: CmsSigning & { readonly name: string; now(): Date },
): TimeStamper {
  return {
    name: signing.name,
    async stamp(digest) {
      // Stamps are given to the second.
      const at = new Date(Math.floor(signing.now().getTime() / 1000) * 1000)
      const info = sequence(
        integer(1),
        oid(policy),
        sequence(sha256Algorithm(), octets(digest)),
        integer(randomBytes(16)),
        generalizedTime(at),
        sequence(integer(1)),
      )
      const token = await signedData(signing, {
        type: contentTypes.tstInfo,
        inside: info,
        digest: digestBySha256(info),
      })
      return { token, at, certificates: [signing.certificate, ...signing.chain] }
    },
  }
}

/** TimeStampReq (RFC 3161, 2.4.1): the digest, a nonce against replays, and the wish for the certificate. */
export function timeStampRequest(digest: Uint8Array, nonce: Uint8Array): Buffer {
  const imprint = sequence(sha256Algorithm(), octets(digest))
  return sequence(integer(1), imprint, integer(nonce), yes())
}

/** TimeStampResp (RFC 3161, 2.4.2) with status granted: what an authority answers over HTTP. */
export const timeStampResponse = (token: Uint8Array): Buffer =>
  sequence(sequence(integer(0)), Buffer.from(token))
