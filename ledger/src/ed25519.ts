import { concatBytes } from './bytes.ts'
import { sha512 } from './sha512.ts'

/** Whether `signature` is the key's over `message`. */
export type VerifySignature = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean

const p = 2n ** 255n - 19n
/** Order of the base point. */
const order = 2n ** 252n + 27742317777372353535851937790883648493n

const modulo = (value: bigint) => ((value % p) + p) % p

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let bit = exponent; bit > 0n; bit >>= 1n) {
    if (bit & 1n) result = modulo(result * base)
    base = modulo(base * base)
  }
  return result
}

const inverse = (value: bigint) => power(modulo(value), p - 2n)
const d = modulo(-121665n * inverse(121666n))
const rootOfMinusOne = power(2n, (p - 1n) / 4n)

/** Extended homogeneous coordinates (RFC 8032 §5.1.4): x = X/Z, y = Y/Z, x·y = T/Z. */
type Point = readonly [X: bigint, Y: bigint, Z: bigint, T: bigint]

const zero: Point = [0n, 1n, 1n, 0n]

function add([x1, y1, z1, t1]: Point, [x2, y2, z2, t2]: Point): Point {
  const a = modulo((y1 - x1) * (y2 - x2))
  const b = modulo((y1 + x1) * (y2 + x2))
  const c = modulo(2n * d * t1 * t2)
  const e = modulo(2n * z1 * z2)
  const [f, g, h, k] = [b - a, e - c, e + c, b + a]
  return [modulo(f * g), modulo(h * k), modulo(g * h), modulo(f * k)]
}

/** Null when the bytes are not the one encoding of a point on the curve (RFC 8032 §5.1.3). */
function decodePoint(bytes: Uint8Array): Point | null {
  const number = littleEndian(bytes)
  const sign = number >> 255n
  const y = number & ((1n << 255n) - 1n)
  if (y >= p) return null
  const [u, v] = [modulo(y * y - 1n), modulo(d * y * y + 1n)]
  let x = modulo(u * v ** 3n * power(modulo(u * v ** 7n), (p - 5n) / 8n))
  if (modulo(v * x * x) === modulo(-u)) x = modulo(x * rootOfMinusOne)
  if (modulo(v * x * x) !== u) return null
  if (x === 0n && sign === 1n) return null
  if ((x & 1n) !== sign) x = p - x
  return [x, y, 1n, modulo(x * y)]
}

function encodePoint([x, y, z]: Point): bigint {
  const scale = inverse(z)
  return modulo(y * scale) | ((modulo(x * scale) & 1n) << 255n)
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n)
}

const baseY = modulo(4n * inverse(5n))
const base = decodePoint(
  Uint8Array.from({ length: 32 }, (_, i) => Number((baseY >> BigInt(8 * i)) & 255n)),
)

/** [a]A + [b]B in one pass over the bits of both. */
function addMultiples(a: bigint, pointA: Point, b: bigint, pointB: Point): Point {
  const both = add(pointA, pointB)
  let sum = zero
  for (let bit = 255n; bit >= 0n; bit--) {
    sum = add(sum, sum)
    const [inA, inB] = [(a >> bit) & 1n, (b >> bit) & 1n]
    if (inA && inB) sum = add(sum, both)
    else if (inA) sum = add(sum, pointA)
    else if (inB) sum = add(sum, pointB)
  }
  return sum
}

/**
 * Ed25519 verification (RFC 8032 §5.1.7) in plain TypeScript, in about 10 ms. Public data only, so
 * timing reveals nothing. Here because many office browsers have no Ed25519, and pages served
 * without TLS have no WebCrypto at all; the server passes node:crypto's.
 */
export const verifyEd25519: VerifySignature = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64 || !base) return false
  const key = decodePoint(publicKey)
  const s = littleEndian(signature.subarray(32))
  if (!key || s >= order) return false
  const r = signature.subarray(0, 32)
  const challenge = littleEndian(sha512(concatBytes(r, publicKey, message))) % order
  const [x, y, z, t] = key
  const minusKey: Point = [modulo(-x), y, z, modulo(-t)]
  return encodePoint(addMultiples(s, base, challenge, minusKey)) === littleEndian(r)
}
