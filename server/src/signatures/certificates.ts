import { createHash } from 'node:crypto'
import type { RevocationReason } from '@zhaofa/domain/authority/revocation-reasons.ts'
import {
  as,
  bits,
  enumerated,
  integer,
  octets,
  oid,
  sequence,
  setOf,
  time,
  utf8Text,
  within,
  yes,
} from './der.ts'
import type { SignBytes, SignatureSuite } from './suite.ts'

/** What a certificate is for. */
export const certificatePurposes = {
  root: '本机关签发根证书',
  seal: '电子印章',
  'time-stamp': '时间戳',
  person: '个人签名',
} as const
export type CertificatePurpose = keyof typeof certificatePurposes

/** Whom a certificate names: 四平市商务局 or a person of it. */
export type CertificateName = { readonly agency: string; readonly common: string }

/** The key that signs certificates, lists of revocations and time stamps, and its certificate. */
export type Issuer = {
  readonly suite: SignatureSuite
  readonly certificate: Uint8Array
  /** Its SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array
  readonly name: CertificateName
  readonly sign: SignBytes
}

type NewCertificate = {
  readonly purpose: CertificatePurpose
  readonly name: CertificateName
  readonly publicKey: Uint8Array
  /** Not zero and not guessed: 16 bytes of chance. */
  readonly serial: Uint8Array
  readonly validFrom: Date
  readonly validTo: Date
}

/** A certificate (RFC 5280, 4.1), signed by `issuer`; a root is signed with its own key. DER. */
export function issueCertificate(
  issuer: Omit<Issuer, 'certificate'>,
  { purpose, name, publicKey, serial, validFrom, validTo }: NewCertificate,
): Buffer {
  const algorithm = issuer.suite.algorithmOf(issuer.publicKey)
  const body = sequence(
    within(0, integer(2)),
    integer(serial),
    algorithm,
    distinguishedName(issuer.name),
    sequence(time(validFrom), time(validTo)),
    distinguishedName(name),
    Buffer.from(publicKey),
    within(3, sequence(...extensionsOf(purpose, publicKey, issuer.publicKey))),
  )
  return sequence(body, algorithm, bits(issuer.sign(body)))
}

/** C=CN, O=the agency, CN=who. Texts of an X.509 name are UTF-8. */
function distinguishedName({ agency, common }: CertificateName): Buffer {
  const part = (id: string, value: Buffer) => setOf(sequence(oid(id), value))
  return sequence(
    part('2.5.4.6', Buffer.from('1302434e', 'hex')),
    part('2.5.4.10', utf8Text(agency)),
    part('2.5.4.3', utf8Text(common)),
  )
}

const critical = (id: string, value: Buffer) => sequence(oid(id), yes(), octets(value))
const extension = (id: string, value: Buffer) => sequence(oid(id), octets(value))

/** RFC 5280, 4.2.1; for time stamps RFC 3161, 2.3. */
function extensionsOf(
  purpose: CertificatePurpose,
  publicKey: Uint8Array,
  issuerKey: Uint8Array,
): Buffer[] {
  const isRoot = purpose === 'root'
  return [
    critical('2.5.29.19', isRoot ? sequence(yes(), integer(0)) : sequence()),
    critical('2.5.29.15', isRoot ? keyUsage(0b0000_0110, 1) : keyUsage(0b1100_0000, 6)),
    ...(purpose === 'time-stamp'
      ? [critical('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.8')))]
      : []),
    extension('2.5.29.14', octets(keyIdOf(publicKey))),
    extension('2.5.29.35', sequence(as(0, keyIdOf(issuerKey)))),
  ]
}

/** digitalSignature is the first bit, keyCertSign the sixth, cRLSign the seventh; DER leaves out the empty ones behind. */
const keyUsage = (used: number, unused: number) => Buffer.from([0x03, 0x02, unused, used])

const keyIdOf = (publicKey: Uint8Array) => createHash('sha1').update(publicKey).digest()

/** CRLReason (RFC 5280, 5.3.1). */
const reasonCodes: Readonly<Record<RevocationReason, number>> = {
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
}

export type Revoked = {
  /** As it stands in the certificate, hexadecimal. */
  readonly serial: string
  readonly at: Date
  readonly reason: RevocationReason
}

/** A list of revocations (RFC 5280, 5). It stands for `days` days from `at`. DER. */
export function issueRevocationList(
  issuer: Issuer,
  {
    number,
    at,
    days,
    revoked,
  }: { number: number; at: Date; days: number; revoked: readonly Revoked[] },
): Buffer {
  const algorithm = issuer.suite.algorithmOf(issuer.publicKey)
  const lines = revoked.map((each) =>
    sequence(
      integer(Buffer.from(each.serial, 'hex')),
      time(each.at),
      sequence(extension('2.5.29.21', enumerated(reasonCodes[each.reason]))),
    ),
  )
  const body = sequence(
    integer(1),
    algorithm,
    distinguishedName(issuer.name),
    time(at),
    time(new Date(at.getTime() + days * 86_400_000)),
    ...(lines.length > 0 ? [sequence(...lines)] : []),
    within(
      0,
      sequence(
        extension('2.5.29.35', sequence(as(0, keyIdOf(issuer.publicKey)))),
        extension('2.5.29.20', integer(number)),
      ),
    ),
  )
  return sequence(body, algorithm, bits(issuer.sign(body)))
}
