import { constants, createHash, verify, X509Certificate } from 'node:crypto'
import { fromBER, type AsnType } from 'asn1js'
import {
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  TimeStampResp,
  TSTInfo,
  type SignerInfo,
} from 'pkijs'
import { sm3Suite } from './sm3-suite.ts'
import {
  maxSignatures,
  type CertificateTold,
  type SignatureTold,
  type SignaturesTold,
  type StampTold,
  type TimeStampProblem,
} from './signatures-told.ts'
import type { TimeStamp } from './time-stamps.ts'

// Reads the signatures of a PDF that somebody brought. Only a reader runs it (untrusted/): the bytes are anybody's.

/**
 * Every signature of a file. Places are found in the bytes and not by the tables of the file, so that a broken table
 * hides none: what a signature is over can never be packed away.
 *
 * @param roots certificates (DER) that are trusted, to be told which a signature leads to.
 */
export function readSignatures(bytes: Uint8Array, roots: readonly Uint8Array[]): SignaturesTold {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const trusted = roots.map((root) => new X509Certificate(root))
  const signatures = rangesIn(file)
    .slice(0, maxSignatures)
    .map((range) => signatureAt(file, range, trusted))
    .toSorted((a, b) => a.covers - b.covers)
  // What an editor leaves behind the end of a file says nothing.
  const size = file.toString('latin1').trimEnd().length
  return { size, signatures }
}

type Range = {
  readonly at: number
  readonly from: number
  readonly to: number
  readonly end: number
}

/** /ByteRange [0 from to length]: all but the signature itself, which stands between. */
function rangesIn(file: Buffer): Range[] {
  const text = file.toString('latin1')
  return [
    ...text.matchAll(
      /\/ByteRange\s{0,20}\[\s{0,20}(\d{1,12})\s{1,20}(\d{1,12})\s{1,20}(\d{1,12})\s{1,20}(\d{1,12})\s{0,20}\]/g,
    ),
  ].map((found) => {
    const [begin = 0, from = 0, to = 0, length = 0] = found.slice(1, 5).map(Number)
    const whole = begin === 0 && from < to && to + length <= file.length
    return {
      at: found.index,
      from: whole ? from : 0,
      to: whole ? to : 0,
      end: whole ? to + length : 0,
    }
  })
}

function signatureAt(
  file: Buffer,
  range: Range,
  trusted: readonly X509Certificate[],
): SignatureTold {
  const { from, to, end } = range
  const words = wordsAround(file, range)
  const isStamp = words.entry('SubFilter') === 'ETSI.RFC3161'
  const kind: SignatureTold['kind'] = isStamp ? 'stamp' : 'signature'
  const told = {
    ...{ kind, covers: end, claimedAt: words.date('M'), stamp: null },
    ...{ reason: words.text('Reason'), place: words.text('Location') },
    contact: words.text('ContactInfo'),
  }
  const unreadable = { ...told, unchanged: null, holds: false, certificate: null }
  const hex = file.toString('latin1', from, to)
  if (!/^<[0-9a-fA-F\s]*>$/.test(hex)) return unreadable
  const signed = cmsOf(Buffer.from(hex.slice(1, -1).replaceAll(/\s/g, ''), 'hex'))
  if (!signed) return unreadable
  const content = [file.subarray(0, from), file.subarray(to, end)]
  const certificate = signed.certificate && toldOf(signed.certificate, signed.others, trusted)
  if (isStamp) {
    const stamp = stampOf(signed, (hash) => digestOf(hash, content))
    const { unchanged, holds, at } = stamp
    const own =
      at === null ? null : { at, holds: unchanged === true && holds === true, certificate }
    return { ...told, unchanged, holds, certificate, stamp: own }
  }
  const unchanged = signed.digest.equals(digestOf(signed.hash, content))
  const token = unsignedAttribute(signed.signer, '1.2.840.113549.1.9.16.2.14')
  const stamped = token && cmsOf(token)
  return {
    ...{ ...told, unchanged, holds: signatureHolds(signed), certificate },
    stamp: stamped ? stampOver(stamped, signed.signature, trusted) : null,
  }
}

type Cms = {
  readonly signer: SignerInfo
  readonly certificate: X509Certificate | null
  readonly others: readonly X509Certificate[]
  /** sha256 */
  readonly hash: string
  /** The digest that is signed. */
  readonly digest: Buffer
  readonly attributes: Buffer
  readonly signature: Buffer
  readonly inside: Buffer | null
}

const hashes: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.156.10197.1.401': 'sm3',
}

/** A signature in CMS with one signer and signed attributes; null for anything else. */
function cmsOf(der: Uint8Array): Cms | null {
  try {
    const content = new ContentInfo({ schema: valueOf(der) })
    const signed = new SignedData({ schema: content.content as AsnType })
    const [signer] = signed.signerInfos
    const hash = hashes[signer?.digestAlgorithm.algorithmId ?? '']
    if (!signer?.signedAttrs || signed.signerInfos.length !== 1 || hash === undefined) return null
    const digest = octetsIn(signer.signedAttrs.attributes, '1.2.840.113549.1.9.4')
    if (!digest) return null
    const certificates = certificatesIn(content.content as Value)
    const { sid } = signer
    const certificate =
      sid instanceof IssuerAndSerialNumber
        ? certificates.find(
            ({ serial }) => serial === plainHex(hexOf(sid.serialNumber.valueBlock.valueHexView)),
          )
        : undefined
    const { eContent } = signed.encapContentInfo
    return {
      ...{ signer, hash, digest },
      certificate: certificate?.x509 ?? null,
      others: certificates.map(({ x509 }) => x509),
      attributes: Buffer.from(signer.signedAttrs.encodedValue),
      signature: Buffer.from(signer.signature.valueBlock.valueHexView),
      inside: eContent ? Buffer.from(eContent.getValue()) : null,
    }
  } catch (fault) {
    if (isOutOfMemory(fault)) throw fault
    return null
  }
}

const isOutOfMemory = (fault: unknown) =>
  fault instanceof RangeError && /allocation failed/i.test(fault.message)

function valueOf(der: Uint8Array): AsnType {
  const { offset, result } = fromBER(new Uint8Array(der).buffer)
  if (offset === -1) throw new Error('no DER')
  return result
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** What asn1js keeps of each value beside what it made of it. */
type Value = {
  readonly idBlock: { readonly tagClass: number; readonly tagNumber: number }
  /** The bytes as they came. Written anew they may be others, and a signature over them falls. */
  readonly valueBeforeDecodeView: Uint8Array
  readonly valueBlock: { readonly value?: readonly Value[]; readonly valueHexView?: Uint8Array }
}

const within = (value: Value | undefined): readonly Value[] => value?.valueBlock.value ?? []
const asItCame = (value: Value): Buffer => Buffer.from(value.valueBeforeDecodeView)

/** The certificates of SignedData ([0] of its sequence), byte for byte. Of another kind there are none for us. */
function certificatesIn(signedData: Value): { x509: X509Certificate; serial: string }[] {
  const set = within(signedData).find(
    ({ idBlock }) => idBlock.tagClass === contextClass && idBlock.tagNumber === 0,
  )
  return within(set)
    .filter(({ idBlock }) => idBlock.tagClass === universalClass)
    .map((each) => {
      const x509 = new X509Certificate(asItCame(each))
      return { x509, serial: plainHex(x509.serialNumber) }
    })
}

const sequenceTag = 16
const universalClass = 1
const contextClass = 3
const plainHex = (hex: string) => hex.toLowerCase().replace(/^(?:00)+/, '')

type Attributes = NonNullable<SignerInfo['signedAttrs']>['attributes']

function octetsIn(attributes: Attributes, type: string): Buffer | null {
  const value = attributes.find((each) => each.type === type)?.values[0] as
    { valueBlock?: { valueHexView?: Uint8Array } } | undefined
  const bytes = value?.valueBlock?.valueHexView
  return bytes ? Buffer.from(bytes) : null
}

function unsignedAttribute({ unsignedAttrs }: SignerInfo, type: string): Buffer | null {
  const value = unsignedAttrs?.attributes.find((each) => each.type === type)?.values[0] as
    Value | undefined
  return value ? asItCame(value) : null
}

function digestOf(hash: string, parts: readonly Uint8Array[]): Buffer {
  const made = createHash(hash)
  for (const part of parts) made.update(part)
  return made.digest()
}

/** RSASSA-PSS (RFC 4056). */
const pss = '1.2.840.113549.1.1.10'
const sm2WithSm3 = '1.2.156.10197.1.501'

/** Whether the signed attributes were signed by the key of the certificate; null when the algorithm is not known here. */
function signatureHolds({ signer, certificate, hash, attributes, signature }: Cms): boolean | null {
  if (!certificate || !isBound(signer, certificate)) return false
  const { algorithmId } = signer.signatureAlgorithm
  try {
    if (algorithmId === sm2WithSm3) {
      const publicKey = spkiOf(certificate)
      return sm3Suite.verifies({ publicKey, data: attributes, signature })
    }
    if (hash === 'sm3') return null
    const key = certificate.publicKey
    const how = algorithmId === pss ? { key, padding: constants.RSA_PKCS1_PSS_PADDING } : key
    return verify(hash, attributes, how, signature)
  } catch {
    return null
  }
}

/** Whether the certificate is the one that was signed with, where the signature says which (ESS, RFC 5035). */
function isBound({ signedAttrs }: SignerInfo, certificate: X509Certificate): boolean {
  const said = signedAttrs?.attributes.find(({ type }) => type === '1.2.840.113549.1.9.16.2.47')
  if (!said) return true
  // SigningCertificateV2, its certificates, the first of them.
  const [first] = within(within(said.values[0] as Value | undefined)[0])
  const parts = within(first)
  // Another hash than SHA-256 stands before the digest. Told by its tag: a digest may look like anything within.
  const isSaid = parts[0]?.idBlock.tagNumber === sequenceTag
  const [algorithm, digest] = isSaid ? parts : [undefined, ...parts]
  const given = (within(algorithm)[0] as { getValue?(): string } | undefined)?.getValue?.()
  const hash = given === undefined ? 'sha256' : hashes[given]
  const bytes = digest?.valueBlock.valueHexView
  if (!bytes || hash === undefined) return false
  return digestOf(hash, [certificate.raw]).equals(Buffer.from(bytes))
}

/** Node gives no key of a curve that it does not sign with. */
function spkiOf(certificate: X509Certificate): Uint8Array {
  const parsed = new Certificate({ schema: valueOf(certificate.raw) })
  return new Uint8Array(parsed.subjectPublicKeyInfo.toSchema().toBER())
}

/** A time stamp over something; `digest` makes the digest of that by the hash that the stamp says. */
function stampOf(
  signed: Cms,
  digest: (hash: string) => Buffer,
): { unchanged: boolean | null; holds: boolean | null; at: string | null } {
  const info = signed.inside && tstOf(signed.inside)
  if (!signed.inside || !info) return { unchanged: null, holds: false, at: null }
  const right = signed.digest.equals(digestOf(signed.hash, [signed.inside]))
  const stamps = signed.certificate?.keyUsage?.includes('1.3.6.1.5.5.7.3.8') === true
  const holds = right && stamps ? signatureHolds(signed) : false
  return { unchanged: info.imprint.equals(digest(info.hash)), holds, at: info.at }
}

function stampOver(
  stamped: Cms,
  signature: Buffer,
  trusted: readonly X509Certificate[],
): StampTold | null {
  const { unchanged, holds, at } = stampOf(stamped, (hash) => digestOf(hash, [signature]))
  if (at === null) return null
  const certificate = stamped.certificate && toldOf(stamped.certificate, stamped.others, trusted)
  return { at, holds: unchanged === true && holds === true, certificate }
}

function tstOf(
  inside: Uint8Array,
): { at: string; hash: string; imprint: Buffer; nonce: string | null } | null {
  try {
    const { genTime, messageImprint, nonce } = new TSTInfo({ schema: valueOf(inside) })
    const hash = hashes[messageImprint.hashAlgorithm.algorithmId]
    const imprint = Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView)
    return hash === undefined
      ? null
      : {
          ...{ at: genTime.toISOString(), hash, imprint },
          nonce: nonce ? shortHex(nonce.valueBlock.valueHexView) : null,
        }
  } catch {
    return null
  }
}

/**
 * What a time stamp authority answered (RFC 3161, 2.4.2), if it is a stamp of this digest for this request.
 *
 * @returns why it is none otherwise.
 */
export function readTimeStamp(
  response: Uint8Array,
  asked: { readonly digest: Uint8Array; readonly nonce: Uint8Array },
): { readonly stamp: TimeStamp } | { readonly not: TimeStampProblem } {
  try {
    const answer = valueOf(response) as unknown as Value
    const { status, timeStampToken } = new TimeStampResp({ schema: answer })
    // 0 granted, 1 granted with changes.
    if (Number(status.status) > 1 || !timeStampToken) return { not: 'refused' }
    const [, given] = within(answer)
    if (!given) return { not: 'unreadable' }
    const token = asItCame(given)
    const signed = cmsOf(token)
    const info = signed?.inside && tstOf(signed.inside)
    if (!signed || !info) return { not: 'unreadable' }
    const { unchanged, holds } = stampOf(signed, () => Buffer.from(asked.digest))
    if (unchanged !== true || info.nonce !== shortHex(asked.nonce)) return { not: 'another' }
    if (holds !== true) return { not: 'unsigned' }
    const certificates = signed.others.map(({ raw }) => raw)
    return { stamp: { token, at: new Date(info.at), certificates } }
  } catch (fault) {
    if (isOutOfMemory(fault)) throw fault
    return { not: 'unreadable' }
  }
}

const shortHex = (bytes: Uint8Array) => hexOf(bytes).replace(/^(?:00)+/, '')

const maxChain = 8

/** The certificate in words, and the trusted root that it leads to. */
function toldOf(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): CertificateTold {
  return {
    common: nameIn(certificate.subject, 'CN'),
    agency: nameIn(certificate.subject, 'O'),
    issuer: nameIn(certificate.issuer, 'CN') || nameIn(certificate.issuer, 'O'),
    serial: certificate.serialNumber.toLowerCase(),
    validFrom: instantOf(certificate.validFrom),
    validTo: instantOf(certificate.validTo),
    root: rootOf(certificate, others, trusted),
  }
}

function rootOf(
  certificate: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): string | null {
  let below = certificate
  for (let step = 0; step < maxChain; step++) {
    const root = trusted.find((each) => issued(each, below))
    if (root) return fingerprint(root)
    const next = others.find((each) => each !== below && issued(each, below))
    if (!next) return null
    below = next
  }
  return null
}

/** Whether `issuer` may issue certificates and issued this one. */
function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  try {
    return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}

export const fingerprint = (certificate: X509Certificate): string =>
  certificate.fingerprint256.replaceAll(':', '').toLowerCase()

/** A part of a name, which Node gives a line for each. */
const nameIn = (name: string, part: string): string =>
  (new RegExp(`^${part}=(.*)$`, 'm').exec(name)?.[1] ?? '').slice(0, 200)

const instantOf = (text: string): string => {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** What the dictionary around a signature says. */
function wordsAround(file: Buffer, { at, from, to }: Range) {
  const text = file.toString('latin1')
  const begin = Math.max(text.lastIndexOf(' obj', at), 0)
  const stop = text.indexOf('endobj', Math.max(at, to))
  const head = text.slice(begin, Math.max(at, Math.min(from || at, at + 20_000)))
  const tail =
    stop < 0 ? '' : text.slice(Math.max(at, to), Math.min(stop, Math.max(at, to) + 20_000))
  const dictionary = `${head} ${tail}`
  const text_ = (name: string) => {
    const [, hex, plain] =
      new RegExp(
        `/${name}\\s{0,9}(?:<([0-9a-fA-F\\s]{0,4000})>|\\(((?:[^()\\\\]|\\\\.){0,4000})\\))`,
        's',
      ).exec(dictionary) ?? []
    if (hex !== undefined) return shown(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'))
    return plain === undefined
      ? ''
      : shown(Buffer.from(plain.replaceAll(/\\(.)/gs, '$1'), 'latin1'))
  }
  return {
    entry: (name: string) =>
      new RegExp(`/${name}\\s{0,9}/([A-Za-z0-9.]{1,40})`).exec(dictionary)?.[1] ?? '',
    text: text_,
    date: (name: string) => pdfDate(text_(name)),
  }
}

/** UTF-16 with its mark, UTF-8 with its mark, or one byte a character; without what would not show. */
function shown(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xfe && bytes[1] === 0xff
  const isUtf8 = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const even = bytes.subarray(2, bytes.length - (bytes.length % 2))
  const text = isUtf16
    ? Buffer.from(even).swap16().toString('utf16le')
    : isUtf8
      ? bytes.toString('utf8', 3)
      : bytes.toString('latin1')
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .toWellFormed()
    .slice(0, 300)
}

/** D:20261201034500Z, or with a zone behind it. */
function pdfDate(text: string): string | null {
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    zh = '00',
    zm = '00',
  ] = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-])(\d\d)'?(\d\d)?)?/.exec(text) ?? []
  if (year === undefined) return null
  const zone = sign === undefined ? 'Z' : `${sign}${zh}:${zm}`
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
