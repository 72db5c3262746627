import { X509Certificate } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { samplePapers } from '../../../domain/test/sample-papers.ts'
import { testPrinter } from '../../test/printer.ts'
import { aHouse, aKey, sealedPdf, signedAt, stamperOf } from '../../test/signing-keys.ts'
import { onePagePdf } from '../../test/small-pdf.ts'
import { openPdf } from '../documents/pdf/open-pdf.ts'
import { issueRevocationList } from './certificates.ts'
import { fingerprint, readSignatures, readTimeStamp } from './read-signatures.ts'
import { digestBySha256, serialOf } from './signed-data.ts'
import { stampPdf } from './sign-pdf.ts'
import { sm3Suite } from './sm3-suite.ts'
import { timeStampResponse } from './time-stamps.ts'

type Annotation = { readonly fieldType?: string; readonly fieldName?: string }

const house = aHouse()
const roots = [house.root.certificate]
const pdf = onePagePdf({})

test('a signed file begins with what was there, ends with what was signed, and says by whom, when and why', async () => {
  const signed = await sealedPdf(pdf, house)
  expect(signed.subarray(0, pdf.length)).toEqual(pdf)
  expect(readSignatures(signed, roots)).toEqual({
    // Without the line end behind it.
    size: signed.length - 1,
    signatures: [
      {
        ...{ kind: 'signature', covers: signed.length, unchanged: true, holds: true },
        claimedAt: '2026-11-23T01:02:03.000Z',
        reason: '加盖执法文书专用章：决定书（一）',
        place: '吉林省四平市',
        contact: 'http://localhost:8080/verify/00000000-0000-4000-8000-000000000001',
        certificate: expect.objectContaining({
          ...{ common: '某局电子印章', agency: '某局', issuer: '某局签名根证书' },
          serial: serialOf(house.seal.certificate),
          root: fingerprint(new X509Certificate(house.root.certificate)),
        }) as object,
        stamp: {
          ...{ at: '2026-11-23T01:02:03.000Z', holds: true },
          certificate: expect.objectContaining({ common: '某局时间戳' }) as object,
        },
      },
    ],
  })
})

test('every kind of paper can be signed, twice, and is still opened by others', async () => {
  const officer = aKey('张某', { purpose: 'person', issuer: house.root })
  for (const paper of samplePapers()) {
    const { bytes, pages } = await testPrinter().pdf(paper, signedAt)
    const once = await sealedPdf(bytes, house, { key: officer, name: '张某签名' })
    const signed = await sealedPdf(once, house)
    const opened = await openPdf(signed)
    expect(opened.numPages).toBe(pages)
    const annotations = (await (await opened.getPage(1)).getAnnotations()) as Annotation[]
    const fields = annotations.filter(({ fieldType }) => fieldType === 'Sig')
    expect(fields.map(({ fieldName }) => fieldName)).toEqual(['张某签名', '机关印章'])
    await opened.loadingTask.destroy()
    const { signatures } = readSignatures(signed, roots)
    expect(signatures.map(({ covers, unchanged, holds }) => [covers, unchanged, holds])).toEqual([
      [once.length, true, true],
      [signed.length, true, true],
    ])
  }
})

test('a changed bit is noticed, wherever it is', async () => {
  const signed = await sealedPdf(pdf, house)
  const unnoticed: number[] = []
  // Every byte takes minutes; a step that divides nothing comes by all parts of the file.
  for (let at = 0; at < signed.length; at += 31) {
    const changed = Buffer.from(signed)
    changed[at] = (changed[at] ?? 0) ^ 1
    const { signatures, size } = readSignatures(changed, roots)
    const [found] = signatures
    const isWhole =
      found?.unchanged === true &&
      found.holds === true &&
      found.stamp?.holds === true &&
      found.covers >= size &&
      found.certificate?.root !== null
    if (isWhole) unnoticed.push(at)
  }
  // What is noticed nowhere says nothing: capital or small digits and zeros behind the signature.
  const text = signed.toString('latin1')
  const [from, to] = [text.indexOf('/Contents <'), text.indexOf('>', text.indexOf('/Contents <'))]
  expect(unnoticed.filter((at) => at < from || at > to)).toEqual([])
})

test('what is added behind a signature is not covered by it', async () => {
  const signed = await sealedPdf(pdf, house)
  const added = Buffer.concat([signed, Buffer.from('\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')])
  const { size, signatures } = readSignatures(added, roots)
  expect(signatures[0]).toMatchObject({ covers: signed.length, unchanged: true, holds: true })
  expect(size).toBeGreaterThan(signed.length)
})

test('a stamp of the whole file stands behind what was sealed without one', async () => {
  const signed = await sealedPdf(pdf, house, { stampedAt: null })
  const later = new Date('2026-11-23T02:00:00Z')
  const stamped = await stampPdf(signed, {
    name: '时间戳',
    validation: {
      certificates: [],
      revocationLists: [
        issueRevocationList(house.root, { number: 2, at: later, days: 7, revoked: [] }),
      ],
    },
    room: 4_096,
    stamp: async (digest) => (await stamperOf(house, later).stamp(digest)).token,
  })
  expect(stamped.subarray(0, signed.length)).toEqual(signed)
  expect(readSignatures(stamped, roots).signatures).toMatchObject([
    { kind: 'signature', covers: signed.length, unchanged: true, holds: true, stamp: null },
    {
      ...{ kind: 'stamp', covers: stamped.length, unchanged: true, holds: true },
      stamp: { at: '2026-11-23T02:00:00.000Z', holds: true },
    },
  ])
})

test('a certificate of another house, and one that an officer issued, lead to no root of ours', async () => {
  const other = aHouse()
  const officer = aKey('张某', { purpose: 'person', issuer: house.root })
  const forged = aKey('某局电子印章', { issuer: officer })
  const [byOther, byForged] = await Promise.all([
    sealedPdf(pdf, other),
    sealedPdf(pdf, { ...house, root: officer }, { key: forged }),
  ])
  for (const signed of [byOther, byForged]) {
    const [found] = readSignatures(signed, roots).signatures
    expect(found).toMatchObject({ unchanged: true, holds: true, certificate: { root: null } })
  }
})

test('the stamp of another signature, and of a certificate that may not stamp, does not hold', async () => {
  const wrong = { ...house, timeStamps: house.seal }
  const signed = await sealedPdf(pdf, wrong)
  expect(readSignatures(signed, roots).signatures[0]?.stamp).toMatchObject({ holds: false })
})

test('what is chance in keys, certificates and digests never keeps a signature from being read', async () => {
  const failed: number[] = []
  for (let n = 0; n < 300; n++) {
    const other = aHouse()
    const [found] = readSignatures(await sealedPdf(pdf, other), [other.root.certificate]).signatures
    const isRight = found?.holds === true && found.unchanged === true && found.stamp?.holds === true
    if (!isRight || found.certificate?.root === null) failed.push(n)
  }
  expect(failed).toEqual([])
})

test('files without a signature, with ranges that lead nowhere, and with rubbish for a signature are told so', () => {
  expect(readSignatures(pdf, roots).signatures).toEqual([])
  const ranges = ['0 5 99999999 1', '0 9 3 1', '1 2 3 4', '0 1 2 3']
  for (const range of ranges) {
    const file = Buffer.from(
      `%PDF-1.7\n1 0 obj\n<< /ByteRange [${range}] /Contents <00> >>\nendobj`,
    )
    expect(readSignatures(file, roots).signatures).toMatchObject([
      { unchanged: null, holds: false, certificate: null },
    ])
  }
})

describe('the answer of a time stamp authority', () => {
  const digest = digestBySha256(Buffer.from('x'))
  const nonce = Buffer.from('01'.repeat(16), 'hex')

  test('is taken for the digest that was asked for, and with its nonce only', async () => {
    const { token } = await stamperOf(house, signedAt).stamp(digest)
    // Our own authority answers no requests, so its stamps bear no nonce.
    expect(readTimeStamp(timeStampResponse(token), { digest, nonce })).toEqual({ not: 'another' })
    expect(readTimeStamp(Buffer.from('<html>'), { digest, nonce })).toEqual({ not: 'unreadable' })
    // PKIStatusInfo: rejection.
    expect(readTimeStamp(Buffer.from('30053003020102', 'hex'), { digest, nonce })).toEqual({
      not: 'refused',
    })
  })
})

test('SM2 signs the whole file beside it', async () => {
  const signed = await sealedPdf(pdf, house)
  const key = aKey('某局电子印章', { suite: sm3Suite })
  const signature = key.sign(signed)
  const { publicKey } = key
  expect(sm3Suite.verifies({ publicKey, data: signed, signature })).toBe(true)
  expect(sm3Suite.verifies({ publicKey, data: signed.subarray(1), signature })).toBe(false)
})
