import { randomBytes } from 'node:crypto'
import {
  issueCertificate,
  issueRevocationList,
  type CertificatePurpose,
  type Issuer,
} from '../src/signatures/certificates.ts'
import { sha256Suite } from '../src/signatures/sha256-suite.ts'
import { contentTypes, signedData, timeStampAttribute } from '../src/signatures/signed-data.ts'
import { signPdf } from '../src/signatures/sign-pdf.ts'
import type { SignatureSuite } from '../src/signatures/suite.ts'
import { ownTimeStamps, type TimeStamper } from '../src/signatures/time-stamps.ts'

export type TestKey = Issuer & { readonly privateKey: Buffer }

type Making = {
  readonly suite?: SignatureSuite
  readonly purpose?: CertificatePurpose
  readonly issuer?: TestKey
  readonly validFrom?: Date
  readonly validTo?: Date
}

/** A key with a certificate of 2026 to 2030, unless another time is said; without an issuer it signs itself. */
export function aKey(common: string, making: Making = {}): TestKey {
  const { suite = sha256Suite, purpose = 'seal', issuer } = making
  const { publicKey, privateKey } = suite.newKeys()
  const own = {
    suite,
    publicKey,
    sign: suite.signerOf(privateKey),
    name: { agency: '某局', common },
  }
  const certificate = issueCertificate(issuer ?? own, {
    ...{ purpose, name: own.name, publicKey },
    serial: Buffer.concat([Buffer.from([0x42]), randomBytes(15)]),
    validFrom: making.validFrom ?? new Date('2026-01-01T00:00:00Z'),
    validTo: making.validTo ?? new Date('2031-01-01T00:00:00Z'),
  })
  return { ...own, privateKey, certificate }
}

/** A root and what it issued: a seal and a time stamp authority. */
export function aHouse(name = '某局') {
  const root = aKey(`${name}签名根证书`, { purpose: 'root' })
  return {
    root,
    seal: aKey(`${name}电子印章`, { issuer: root }),
    timeStamps: aKey(`${name}时间戳`, { purpose: 'time-stamp', issuer: root }),
  }
}
export type TestHouse = ReturnType<typeof aHouse>

const signingWith = (key: TestKey, root: TestKey) => ({
  certificate: key.certificate,
  chain: [root.certificate],
  algorithm: key.suite.algorithmOf(key.publicKey),
  sign: key.sign,
})

export const stamperOf = ({ root, timeStamps }: TestHouse, at: Date): TimeStamper =>
  ownTimeStamps({ ...signingWith(timeStamps, root), name: '某局时间戳', now: () => at })

export const signedAt = new Date('2026-11-23T01:02:03Z')

/** The PDF signed with the seal of the house, or another key of it, with its time stamp unless there is none. */
export function sealedPdf(
  pdf: Uint8Array,
  house: TestHouse,
  {
    key = house.seal,
    name = '机关印章',
    at = signedAt,
    stampedAt = at,
  }: { key?: TestKey; name?: string; at?: Date; stampedAt?: Date | null } = {},
): Promise<Buffer> {
  const { root } = house
  return signPdf(pdf, {
    field: {
      ...{ name, signer: key.name.common, at, place: '吉林省四平市' },
      reason: '加盖执法文书专用章：决定书（一）',
      contact: 'http://localhost:8080/verify/00000000-0000-4000-8000-000000000001',
    },
    validation: {
      certificates: [root.certificate, key.certificate],
      revocationLists: [issueRevocationList(root, { number: 1, at, days: 7, revoked: [] })],
    },
    room: 4_096,
    sign: (digest) =>
      signedData(signingWith(key, root), {
        ...{ type: contentTypes.data, inside: null, digest },
        afterwards: async (signature) => {
          if (stampedAt === null) return []
          const { token } = await stamperOf(house, stampedAt).stamp(root.suite.digest(signature))
          return [timeStampAttribute(token)]
        },
      }),
  })
}
