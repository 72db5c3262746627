import { expect, test } from 'vitest'
import { sha256Suite } from './sha256-suite.ts'
import { sm3Suite } from './sm3-suite.ts'

const suites = [sha256Suite, sm3Suite]

test.each(suites)(
  '$id: what was signed verifies; one bit elsewhere, another key or rubbish does not',
  (suite) => {
    const { publicKey, privateKey } = suite.newKeys()
    const data = Buffer.from('行政处罚决定书')
    const signature = suite.signerOf(privateKey)(data)
    expect(suite.verifies({ publicKey, data, signature })).toBe(true)
    const changed = Buffer.from(data)
    changed[0] = (changed[0] ?? 0) ^ 1
    expect(suite.verifies({ publicKey, data: changed, signature })).toBe(false)
    expect(suite.verifies({ publicKey: suite.newKeys().publicKey, data, signature })).toBe(false)
    expect(suite.verifies({ publicKey, data, signature: signature.subarray(1) })).toBe(false)
    expect(suite.verifies({ publicKey, data, signature: Buffer.alloc(64) })).toBe(false)
  },
)

// GB/T 32905-2016, annex A: the digest of "abc".
test('the digest of the national suite is SM3', () => {
  expect(sm3Suite.digest(Buffer.from('abc')).toString('hex')).toBe(
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  )
})

// GB/T 32918.5-2017, annex A.2: key, message and signature of the standard.
test('a signature of the standard by SM2 verifies', () => {
  const point =
    '09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
  const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'
  const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
  const publicKey = Buffer.from(
    `3059301306072a8648ce3d020106082a811ccf5501822d03420004${point}`,
    'hex',
  )
  const signature = Buffer.from(`3046022100${r}022100${s}`, 'hex')
  const data = Buffer.from('message digest')
  expect(sm3Suite.verifies({ publicKey, data, signature })).toBe(true)
})
