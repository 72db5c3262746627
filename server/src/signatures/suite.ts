/** How something is signed: one of the two families of algorithms that are in use. */
export const suites = {
  /** ECDSA or RSA with SHA-256: what every reader of PDF knows. */
  sha256: 'ECDSA（RSA）和 SHA-256',
  /** GB/T 32918 and GB/T 32905: what the rules on commercial cryptography ask for. */
  sm3: 'SM2 和 SM3',
} as const
export type SuiteId = keyof typeof suites

/** A new pair of keys. */
export type KeyPair = {
  /** SubjectPublicKeyInfo, DER (RFC 5280). */
  readonly publicKey: Buffer
  /** PKCS#8, DER (RFC 5208), not encrypted: whoever stores it encrypts it. */
  readonly privateKey: Buffer
}

/** Signs with one private key. A key in a device (PKCS#11) would be another of these. */
export type SignBytes = (data: Uint8Array) => Buffer

/** One family of algorithms behind one interface. */
export type SignatureSuite = {
  readonly id: SuiteId
  newKeys(): KeyPair
  /** What signs with this key. @throws Error when the bytes are no private key of the suite. */
  signerOf(privateKey: Uint8Array): SignBytes
  /** Whether the signature over these bytes is by the holder of this key. False for whatever is no signature. */
  verifies(signed: { publicKey: Uint8Array; data: Uint8Array; signature: Uint8Array }): boolean
  /** The digest of the suite. */
  digest(data: Uint8Array): Buffer
  /** AlgorithmIdentifier of signatures with such a key (RFC 5280, 4.1.1.2), DER. */
  algorithmOf(publicKey: Uint8Array): Buffer
}
