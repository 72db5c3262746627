/**
 * Writes ASN.1 in DER (ITU-T X.690). Only what certificates, lists of revocations, signatures (CMS) and time stamps
 * are made of. Nothing is read here: bytes from outside are taken apart by asn1js, in a reader.
 */

type Bytes = Uint8Array

/** One value: its tag, its length, what it holds. */
export function tlv(tag: number, ...content: readonly Bytes[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const digits = length.toString(16)
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

export const sequence = (...content: readonly Bytes[]) => tlv(0x30, ...content)
/** SET OF: in DER its members stand in the order of their bytes (X.690, 11.6). */
export const setOf = (...content: readonly Bytes[]) =>
  tlv(0x31, ...content.toSorted((a, b) => Buffer.compare(a, b)))
export const octets = (bytes: Bytes) => tlv(0x04, bytes)
export const bits = (bytes: Bytes) => tlv(0x03, Buffer.from([0]), bytes)
export const utf8Text = (text: string) => tlv(0x0c, Buffer.from(text))
export const ia5 = (text: string) => tlv(0x16, Buffer.from(text, 'latin1'))
export const yes = () => tlv(0x01, Buffer.from([0xff]))
export const nullValue = () => tlv(0x05)
/** [n] around a value (EXPLICIT). */
export const within = (n: number, ...content: readonly Bytes[]) => tlv(0xa0 | n, ...content)
/** The value of a primitive under [n] (IMPLICIT). */
export const as = (n: number, bytes: Bytes) => tlv(0x80 | n, bytes)

/** A whole number that is not negative, from its bytes, highest first. */
export function integer(value: number | Bytes): Buffer {
  const bytes = typeof value === 'number' ? bytesOf(value) : Buffer.from(value)
  const first = bytes.findIndex((byte) => byte !== 0)
  const short = first < 0 ? Buffer.from([0]) : bytes.subarray(first)
  return tlv(0x02, (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short)
}

function bytesOf(value: number): Buffer {
  const digits = value.toString(16)
  return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
}

export const enumerated = (value: number) => tlv(0x0a, Buffer.from([value]))

/** 1.2.840.10045.4.3.2 as bytes. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const digits = [value % 128]
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
    digits.unshift((left % 128) | 0x80)
  }
  return digits
}

/** RFC 5280, 4.1.2.5: two digits of the year until 2049, four from then on. */
export function time(at: Date): Buffer {
  return at.getUTCFullYear() < 2050
    ? tlv(0x17, Buffer.from(stamp(at).slice(2)))
    : generalizedTime(at)
}

export const generalizedTime = (at: Date) => tlv(0x18, Buffer.from(stamp(at)))

/** 20261201034500Z */
const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`

/** The value of a tag whose bytes were made elsewhere, with another tag (IMPLICIT). */
export function retagged(tag: number, der: Bytes): Buffer {
  return Buffer.concat([Buffer.from([tag]), der.subarray(1)])
}

const pem = (label: string, der: Bytes) =>
  `-----BEGIN ${label}-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END ${label}-----\n`

export const certificatePem = (der: Bytes) => pem('CERTIFICATE', der)
export const publicKeyPem = (der: Bytes) => pem('PUBLIC KEY', der)
export const privateKeyPem = (der: Bytes) => pem('PRIVATE KEY', der)
export const crlPem = (der: Bytes) => pem('X509 CRL', der)
