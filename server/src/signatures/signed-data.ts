import { createHash, X509Certificate } from 'node:crypto'
import { integer, octets, oid, retagged, sequence, setOf, within } from './der.ts'
import type { SignBytes } from './suite.ts'

export const sha256Algorithm = () => sequence(oid('2.16.840.1.101.3.4.2.1'))
export const digestBySha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export type CmsSigning = {
  /** DER of the certificate of the key, and of those that issued it. */
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  /** AlgorithmIdentifier of the signature. */
  readonly algorithm: Uint8Array
  readonly sign: SignBytes
}

type Content = {
  /** The type of what is signed: `data` of a file outside, `tstInfo` of what is inside. */
  readonly type: string
  /** What is signed, when it stands inside; null for a file outside. */
  readonly inside: Uint8Array | null
  readonly digest: Uint8Array
  /** Attributes that are not signed, made from the signature: a time stamp over it. */
  readonly afterwards?: (signature: Uint8Array) => Promise<readonly Buffer[]>
}

/** 1.2.840.113549.1.7.1 and its brothers (RFC 5652). */
export const contentTypes = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
} as const

const attribute = (id: string, value: Buffer) => sequence(oid(id), setOf(value))

/**
 * CMS SignedData with one signer (RFC 5652, 5), as CAdES and PAdES ask for it (ETSI EN 319 122-1, 5): the certificate
 * is bound in (ESS signing-certificate-v2), and no hour is claimed within: in a PDF that stands beside the signature.
 */
export async function signedData(
  { certificate, chain, algorithm, sign }: CmsSigning,
  { type, inside, digest, afterwards }: Content,
): Promise<Buffer> {
  const attributes = setOf(
    attribute('1.2.840.113549.1.9.3', oid(type)),
    attribute('1.2.840.113549.1.9.4', octets(digest)),
    // ESSCertIDv2 with SHA-256, which is its default and so left out (RFC 5035, 4).
    attribute(
      '1.2.840.113549.1.9.16.2.47',
      sequence(sequence(sequence(octets(digestBySha256(certificate))))),
    ),
  )
  const signature = sign(attributes)
  const unsigned = (await afterwards?.(signature)) ?? []
  const signer = sequence(
    integer(1),
    issuerAndSerial(certificate),
    sha256Algorithm(),
    retagged(0xa0, attributes),
    Buffer.from(algorithm),
    octets(signature),
    ...(unsigned.length > 0 ? [retagged(0xa1, setOf(...unsigned))] : []),
  )
  const certificates = retagged(
    0xa0,
    setOf(...[certificate, ...chain].map((each) => Buffer.from(each))),
  )
  const content =
    inside === null ? sequence(oid(type)) : sequence(oid(type), within(0, octets(inside)))
  return sequence(
    oid(contentTypes.signedData),
    within(
      0,
      sequence(
        // RFC 5652, 5.1: 3 where the content is not plain data.
        integer(inside === null ? 1 : 3),
        setOf(sha256Algorithm()),
        content,
        certificates,
        setOf(signer),
      ),
    ),
  )
}

/** The signature over it as an attribute (RFC 3161, appendix A). */
export const timeStampAttribute = (token: Uint8Array) =>
  attribute('1.2.840.113549.1.9.16.2.14', Buffer.from(token))

/** IssuerAndSerialNumber, cut out of the certificate, so that it is the same byte for byte. */
function issuerAndSerial(certificate: Uint8Array): Buffer {
  const body = partsOf(partsOf(certificate)[0] ?? certificate)
  // A version comes first in every certificate of today (v3).
  const [, serial, , issuer] = body
  if (!serial || !issuer) throw new Error('no certificate')
  return sequence(issuer, serial)
}

/** The SubjectPublicKeyInfo of a certificate of ours. */
export const publicKeyIn = (certificate: Uint8Array): Buffer => {
  const key = partsOf(partsOf(certificate)[0] ?? certificate)[6]
  if (!key) throw new Error('no certificate')
  return key
}

/** The values within a sequence of our own making. What comes from outside is not read by this. */
function partsOf(der: Uint8Array): Buffer[] {
  const bytes = Buffer.from(der.buffer, der.byteOffset, der.byteLength)
  const outer = sizesAt(bytes, 0)
  const parts: Buffer[] = []
  for (let at = outer.head; at < outer.end;) {
    const { end } = sizesAt(bytes, at)
    parts.push(bytes.subarray(at, end))
    at = end
  }
  return parts
}

function sizesAt(bytes: Buffer, at: number): { head: number; end: number } {
  const first = bytes[at + 1] ?? 0
  if (first < 0x80) return { head: at + 2, end: at + 2 + first }
  const digits = first & 0x7f
  const head = at + 2 + digits
  const end = head + bytes.readUIntBE(at + 2, digits)
  if (end > bytes.length) throw new Error('DER is cut short')
  return { head, end }
}

/** Serial number as it is written everywhere: hexadecimal, lower case, without the zero that keeps it positive. */
export const serialOf = (certificate: Uint8Array): string =>
  new X509Certificate(certificate).serialNumber.toLowerCase()
