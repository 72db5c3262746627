import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { agencyId, withPortal, type Portal } from '../../../../test/portal.ts'
import {
  aHouse,
  aKey,
  sealedPdf,
  stamperOf,
  type TestHouse,
  type TestKey,
} from '../../../../test/signing-keys.ts'
import { onePagePdf, pdfWords } from '../../../../test/small-pdf.ts'
import type { RevocationReason } from '@zhaofa/domain/authority/revocation-reasons.ts'
import type { CertificatePurpose } from '../../../signatures/certificates.ts'
import { stampPdf } from '../../../signatures/sign-pdf.ts'
import { serialOf } from '../../../signatures/signed-data.ts'
import { closeReaders } from '../../../untrusted/read-untrusted.ts'
import { wordThatGrows } from '../../../../test/hostile-files.ts'

afterAll(closeReaders)

const pdf = onePagePdf({})

/** The portal of an agency with the certificates of this house. */
const withHouse = (work: (portal: Portal, house: TestHouse) => Promise<void>) =>
  withPortal(async (portal) => {
    const house = aHouse('四平市商务局')
    await know(portal, house.root, 'root')
    await know(portal, house.seal, 'seal')
    await know(portal, house.timeStamps, 'time-stamp')
    await work(portal, house)
  })

async function know({ world }: Portal, key: TestKey, purpose: CertificatePurpose): Promise<string> {
  const id = randomUUID()
  await world.db.owner
    .insertInto('publication.signing_certificate')
    .values({
      ...{ id, agency_id: agencyId, purpose, suite: 'sha256', name: key.name.common },
      person_id: purpose === 'person' ? randomUUID() : null,
      serial: serialOf(key.certificate),
      certificate: Buffer.from(key.certificate),
      valid_from: new Date('2026-01-01'),
      valid_to: new Date('2031-01-01'),
      issued_at: new Date('2026-01-01'),
    })
    .execute()
  return id
}

const revoke = ({ world }: Portal, id: string, reason: RevocationReason, at: string) =>
  world.db.owner
    .insertInto('publication.signing_revocation')
    .values({ certificate_id: id, agency_id: agencyId, reason, because: '某', revoked_at: at })
    .execute()

/** What the page says of a file that is brought: its sentences, without tags. */
async function said({ app }: Portal, file: Uint8Array, name = '决定书.pdf'): Promise<string> {
  const form = new FormData()
  form.append('file', new File([new Uint8Array(file)], name))
  const request = new Request('http://x/', { method: 'POST', body: form })
  const { body } = await app.inject({
    method: 'POST',
    url: '/verify/file',
    headers: {
      'content-type': request.headers.get('content-type') ?? '',
      accept: 'text/html',
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
  const main = /<main[\s\S]*?<\/main>/.exec(body)?.[0] ?? body
  return main
    .replaceAll(/<aside[\s\S]*?<\/aside>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
}

test('a paper of ours is told as ours, unchanged, with the hour of its time stamp', () =>
  withHouse(async (portal, house) => {
    const words = await said(portal, await sealedPdf(pdf, house))
    expect(words).toContain('核验通过：由本平台的机关签发，没有改动过')
    expect(words).toContain('四平市商务局电子印章')
    expect(words).toContain('2026-11-23 09:02:03，由四平市商务局时间戳证明')
    expect(words).toContain('加盖执法文书专用章：决定书（一）')
  }))

test('a flipped byte is named, in the words and in the signature', () =>
  withHouse(async (portal, house) => {
    const signed = await sealedPdf(pdf, house)
    const changed = Buffer.from(signed)
    changed[100] = (changed[100] ?? 0) ^ 1
    const words = await said(portal, changed)
    expect(words).toContain('核验没有通过')
    expect(words).toContain('文件在签名以后被改动过')
    const broken = Buffer.from(signed)
    const at = signed.indexOf('/Contents <') + 1_000
    broken[at] = broken[at] === 0x30 ? 0x31 : 0x30
    expect(await said(portal, broken)).toContain('核验没有通过')
  }))

test('what was added behind the last signature is told with its size', () =>
  withHouse(async (portal, house) => {
    const added = Buffer.concat([
      await sealedPdf(pdf, house),
      Buffer.from('\n9 0 obj\nnull\nendobj'),
    ])
    expect(await said(portal, added)).toContain('又添加了 20 个字节的内容')
  }))

test('a file that somebody else signed is not ours, also when ours is within', () =>
  withHouse(async (portal, house) => {
    const other = aHouse('某公司')
    const words = await said(portal, await sealedPdf(pdf, other))
    expect(words).toContain('签名没有被改动，但不是本平台的机关签的')
    const both = await sealedPdf(await sealedPdf(pdf, house), other, { name: '别人' })
    const told = await said(portal, both)
    expect(told).toContain('有本平台机关的签名，也有本页不能核对的内容')
    expect(told).not.toContain('核验通过')
  }))

test('a certificate that our root signed and nobody registered is not believed', () =>
  withHouse(async (portal, house) => {
    const forged = aKey('四平市商务局电子印章', { issuer: house.root })
    expect(await said(portal, await sealedPdf(pdf, house, { key: forged }))).toContain(
      '登记里却没有它，不能采信',
    )
  }))

test('a revoked certificate: before, after, and without proof of the hour', () =>
  withHouse(async (portal, house) => {
    const officer = aKey('张某', { purpose: 'person', issuer: house.root })
    const id = await know(portal, officer, 'person')
    const hours = {
      before: new Date('2026-11-20T01:00:00Z'),
      after: new Date('2026-11-25T01:00:00Z'),
    }
    const [before, after, unproved] = await Promise.all([
      sealedPdf(pdf, house, { key: officer, at: hours.before }),
      sealedPdf(pdf, house, { key: officer, at: hours.after }),
      sealedPdf(pdf, house, { key: officer, at: hours.before, stampedAt: null }),
    ])
    await revoke(portal, id, 'keyCompromise', '2026-11-23T01:00:00.000Z')
    expect(await said(portal, before)).toContain('签名在这以前，当时有效，现在仍然有效')
    expect(await said(portal, after)).toContain(
      '签名时证书已经被吊销：证书于 2026-11-23 09:00:00 被吊销（密钥泄露或者怀疑泄露）',
    )
    expect(await said(portal, unproved)).toContain('不能证明它是在吊销以前签的')
  }))

test('stamps of an authority whose key leaked prove no hour; of one that was replaced they do', () =>
  withHouse(async (portal, house) => {
    const signed = await sealedPdf(pdf, house)
    const serial = serialOf(house.timeStamps.certificate)
    const { id } = await portal.world.db.owner
      .selectFrom('publication.signing_certificate')
      .select('id')
      .where('serial', '=', serial)
      .executeTakeFirstOrThrow()
    await revoke(portal, id, 'keyCompromise', '2026-11-28T01:00:00.000Z')
    expect(await said(portal, signed)).toContain('是签名人自己写的，没有时间戳证明')
  }))

test('a time stamp behind a signature proves its hour', () =>
  withHouse(async (portal, house) => {
    const later = new Date('2026-11-23T02:00:00Z')
    const stamped = await stampPdf(await sealedPdf(pdf, house, { stampedAt: null }), {
      ...{ name: '时间戳', room: 4_096 },
      validation: { certificates: [house.root.certificate], revocationLists: [] },
      stamp: async (digest) => (await stamperOf(house, later).stamp(digest)).token,
    })
    const words = await said(portal, stamped)
    expect(words).toContain('核验通过')
    expect(words).toContain('2026-11-23 10:00:00，由四平市商务局时间戳证明')
    expect(words).not.toContain('没有时间戳证明')
  }))

test('a certificate that had expired at the signature, and one that expired later', () =>
  withHouse(async (portal, house) => {
    const short = aKey('李某', {
      purpose: 'person',
      issuer: house.root,
      validTo: new Date('2026-11-22T00:00:00Z'),
    })
    await know(portal, short, 'person')
    expect(await said(portal, await sealedPdf(pdf, house, { key: short }))).toContain(
      '签名时证书已经过期（有效到 2026-11-22 08:00:00）',
    )
    const at = new Date('2026-11-21T00:00:00Z')
    portal.world.setTime('2026-11-30T00:00:00Z')
    const later = await said(portal, await sealedPdf(pdf, house, { key: short, at }))
    expect(later).toContain('核验通过')
  }))

test('files with programs or other files in them, unsigned ones, and what is no PDF each get their sentence', () =>
  withHouse(async (portal) => {
    const script = onePagePdf({
      catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>',
    })
    expect(await said(portal, script)).toContain('有打开时会运行的程序（JavaScript）')
    const attached = onePagePdf({
      catalogue: '/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>',
      objects: [
        `<< /Type /Filespec /F (a.exe) /UF ${pdfWords('名单.exe')} /EF << /F 5 0 R >> >>`,
        { head: '/Type /EmbeddedFile', stream: Buffer.from('MZ') },
      ],
    })
    expect(await said(portal, attached)).toContain('文件里夹带了其他文件：名单.exe')
    expect(await said(portal, pdf)).toContain('这份 PDF 没有数字签名')
    expect(await said(portal, Buffer.from('你好'), 'a.txt')).toContain('这不是 PDF 文件')
    expect(await said(portal, Buffer.from('%PDF-1.7 rubbish'))).toContain('这个文件打不开')
    expect(await said(portal, Buffer.alloc(0))).toContain('文件是空的')
    const grows = await wordThatGrows()
    expect(await said(portal, grows)).toContain('这不是 PDF 文件')
  }))

test('nothing of a file is stored', () =>
  withHouse(async (portal, house) => {
    const before = await portal.world.db.owner.selectFrom('ledger.opening').select('kind').execute()
    await said(portal, await sealedPdf(pdf, house))
    const after = await portal.world.db.owner.selectFrom('ledger.opening').select('kind').execute()
    expect(after).toHaveLength(before.length)
  }))
