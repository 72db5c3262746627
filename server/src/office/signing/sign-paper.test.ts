import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { X509Certificate } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { withPlayedCase, type PlayedCase } from '../../../test/played-case.ts'
import { aHouse, stamperOf } from '../../../test/signing-keys.ts'
import { verified } from '../../../test/verified.ts'
import { sequence } from '../../../test/ledger.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { readSignatures, fingerprint } from '../../signatures/read-signatures.ts'
import { publicKeyIn } from '../../signatures/signed-data.ts'
import { sm3Suite } from '../../signatures/sm3-suite.ts'
import { TimeStampError, type TimeStamper } from '../../signatures/time-stamps.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { readDocument } from '../desk/read-restricted.ts'
import { stampPapers } from './stamp-papers.ts'

afterAll(closeReaders)

const found = stories.find(({ until, matter }) => until === 'served' && matter === 'CF-034-04')
if (!found) throw new Error('no story')
const story = found

const filed = (work: (played: PlayedCase) => Promise<void>) =>
  withPlayedCase({ ...story, until: 'evidence' }, work)

async function checked({ db, dataDir }: TestWorld) {
  await sequence(db)
  return verified(db, { objectsFolder: join(dataDir, 'objects') })
}

const rootsOf = async ({ world }: PlayedCase) => {
  const rows = await world.db.owner
    .selectFrom('publication.signing_certificate')
    .select('certificate')
    .where('purpose', '=', 'root')
    .where('suite', '=', 'sha256')
    .execute()
  return rows.map(({ certificate }) => certificate)
}

test('every sealed paper bears the signature of the agency with a time stamp, and its row names the signed bytes', () =>
  filed(async (played) => {
    const { world } = played
    const roots = await rootsOf(played)
    expect(roots).toHaveLength(1)
    const papers = await world.db.owner.selectFrom('casework.document').selectAll().execute()
    expect(papers.length).toBeGreaterThan(5)
    const rows = await world.db.owner.selectFrom('casework.paper_signature').selectAll().execute()
    for (const paper of papers) {
      const bytes = await buffer(world.objects.read(paper.sha256))
      const { signatures, size } = readSignatures(bytes, roots)
      const last = signatures.at(-1)
      expect(last).toMatchObject({
        ...{ kind: 'signature', unchanged: true, holds: true },
        contact: `http://localhost:8080/verify/${paper.id}`,
        certificate: {
          common: '四平市商务局电子印章',
          root: fingerprint(new X509Certificate(roots[0] ?? '')),
        },
        stamp: { holds: true },
      })
      expect(last?.covers).toBeGreaterThanOrEqual(size)
      const own = rows.filter(({ document_id }) => document_id === paper.id)
      expect(own).toHaveLength(signatures.length)
      expect(own.every(({ digest, level }) => digest === paper.sha256 && level === 'B-LT')).toBe(
        true,
      )
    }
  }))

test('用印登记 numbers each use without a gap, says who agreed and who sealed, and SM2 holds for the file', () =>
  withPlayedCase(story, async ({ world }) => {
    const uses = await world.db.owner
      .selectFrom('casework.seal_use as u')
      .innerJoin('publication.signing_certificate as c', 'c.id', 'u.sm2_certificate_id')
      .selectAll('u')
      .select(['c.certificate', 'c.suite'])
      .orderBy('u.year')
      .orderBy('u.serial')
      .execute()
    expect(uses.length).toBeGreaterThan(0)
    expect(uses.map(({ serial }) => serial)).toEqual(uses.map((_, index) => index + 1))
    const sealed = await world.db.owner
      .selectFrom('casework.document')
      .select(sql<number>`count(*)`.as('count'))
      .where(sql<boolean>`(paper ->> 'sealed')::boolean`)
      .executeTakeFirst()
    expect(uses).toHaveLength(Number(sealed?.count))
    for (const { digest, sm2_signature: signature, certificate, suite, ...use } of uses) {
      const data = await buffer(world.objects.read(digest))
      expect(suite).toBe('sm3')
      expect(sm3Suite.verifies({ publicKey: publicKeyIn(certificate), data, signature })).toBe(true)
      expect(use.sealed_by_name).not.toBe('')
    }
    // 决定书: agreed to by the head of the agency.
    const decision = uses.find(({ title }) => title === '行政处罚决定书')
    expect(decision).toMatchObject({ number: '四商罚决字〔2026〕1号', seal: 'agency' })
    expect(decision?.approvals.at(-1)).toMatchObject({ role: 'agency-head' })
    expect(await checked(world)).toEqual([])
  }))

/** An authority that does not answer until it comes back. */
function awayAtFirst() {
  const theirs = stamperOf(aHouse('某中心'), new Date('2027-01-04T01:00:00Z'))
  let isAway = true
  const stamper: TimeStamper = {
    name: 'tsa.example.gov.cn',
    stamp: (digest) =>
      isAway ? Promise.reject(new TimeStampError('时间戳服务超时')) : theirs.stamp(digest),
  }
  return { stamper, comeBack: () => (isAway = false) }
}

test('with the authority away papers are sealed at once without a stamp, and get it later behind the same bytes', () =>
  withWorld(async (world) => {
    const { stamper, comeBack } = awayAtFirst()
    const without = { ...world, printer: plainPrinter, timeStamps: stamper }
    const cast = await aCast(world)
    await playCase(new Stage(without, cast, story.startsOn), { ...story, until: 'filed' })
    const levels = () =>
      world.db.owner
        .selectFrom('casework.paper_signature')
        .select(['level', 'document_id'])
        .execute()
    const sealed = await levels()
    expect(sealed.length).toBeGreaterThan(0)
    expect(new Set(sealed.map(({ level }) => level))).toEqual(new Set(['B-B']))

    await expect(stampPapers(without)).rejects.toThrow('时间戳服务超时')
    comeBack()
    const papers = new Set(sealed.map(({ document_id }) => document_id))
    expect(await stampPapers(without)).toBe(papers.size)
    expect(await stampPapers(without)).toBe(0)
    // What was sealed is not said otherwise: the stamp is a row of its own.
    expect(await levels()).toEqual(sealed)
    const [document = ''] = papers
    const { digest } = await world.db.owner
      .selectFrom('casework.paper_stamp')
      .select('digest')
      .where('document_id', '=', document)
      .executeTakeFirstOrThrow()
    const before = await buffer(world.objects.read(digest))
    const { sha256 } = await readDocument(without, cast.agencyHead, document)
    const after = await buffer(world.objects.read(sha256))
    expect(after.subarray(0, before.length)).toEqual(before)
    const { signatures } = readSignatures(after, [])
    expect(signatures.map(({ kind, unchanged, holds }) => [kind, unchanged, holds])).toEqual([
      ...sealed
        .filter(({ document_id }) => document_id === document)
        .map(() => ['signature', true, true]),
      ['stamp', true, true],
    ])
    expect(await checked(world)).toEqual([])
  }))
