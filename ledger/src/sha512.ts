const word = (value: bigint) => BigInt.asUintN(64, value)
const rotate = (value: bigint, by: bigint) => (value >> by) | word(value << (64n - by))

/** Largest whole number whose `degree`-th power is at most `value`, by Newton's method. */
function wholeRoot(value: bigint, degree: bigint): bigint {
  let guess = 1n << (BigInt(value.toString(2).length) / degree + 1n)
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree
    if (next >= guess) return guess
    guess = next
  }
}

function firstPrimes(count: number): bigint[] {
  const primes: bigint[] = []
  for (let n = 2n; primes.length < count; n++) if (primes.every((p) => n % p !== 0n)) primes.push(n)
  return primes
}

/** First 64 bits of the fractional part of a prime's root: FIPS 180-4 §4.2.3 and §5.3.5. */
const fraction = (prime: bigint, degree: bigint) => word(wholeRoot(prime << (64n * degree), degree))

const K = firstPrimes(80).map((prime) => fraction(prime, 3n))
const start = firstPrimes(8).map((prime) => fraction(prime, 2n))

/** SHA-512 (FIPS 180-4), for the few hundred bytes of a signed checkpoint. Not made for speed. */
export function sha512(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)

  let state = start
  for (let at = 0; at < padded.length; at += 128) state = compress(state, view, at)

  const digest = new DataView(new ArrayBuffer(64))
  state.forEach((value, i) => digest.setBigUint64(i * 8, value))
  return new Uint8Array(digest.buffer)
}

function schedule(block: DataView, at: number): bigint[] {
  const w = Array.from({ length: 16 }, (_, t) => block.getBigUint64(at + t * 8))
  for (let t = 16; t < 80; t++) {
    const [a, b] = [w[t - 15] ?? 0n, w[t - 2] ?? 0n]
    const sigma0 = rotate(a, 1n) ^ rotate(a, 8n) ^ (a >> 7n)
    const sigma1 = rotate(b, 19n) ^ rotate(b, 61n) ^ (b >> 6n)
    w.push(word((w[t - 16] ?? 0n) + sigma0 + (w[t - 7] ?? 0n) + sigma1))
  }
  return w
}

function compress(state: readonly bigint[], block: DataView, at: number): bigint[] {
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
  for (const [t, scheduled] of schedule(block, at).entries()) {
    const sum1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n)
    const choice = (e & f) ^ (word(~e) & g)
    const first = h + sum1 + choice + (K[t] ?? 0n) + scheduled
    const sum0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    ;[h, g, f, e] = [g, f, e, word(d + first)]
    ;[d, c, b, a] = [c, b, a, word(first + sum0 + majority)]
  }
  return [a, b, c, d, e, f, g, h].map((value, i) => word(value + (state[i] ?? 0n)))
}
