import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import type { SigningCertificateList } from '@zhaofa/contract'
import { aCast } from '../../../test/cast.ts'
import { plainPrinter } from '../../../test/plain-printer.ts'
import { aBrowser, aPassword } from '../../../test/signed-in.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { pointsOf } from '../../demo/review-points.ts'
import { playCase } from '../../demo/play-case.ts'
import { Stage, type Cast } from '../../demo/stage.ts'
import { stories } from '../../demo/stories.ts'
import { createApp } from '../app.ts'
import { readSignatures } from '../../signatures/read-signatures.ts'
import { asPerson } from '../../storage/as-person.ts'
import { decryptBytes } from '../../storage/sealed.ts'
import { insertRevocation } from '../../storage/signature-store.ts'
import { rotateKeys } from '../../office/signing/rotate-keys.ts'

const password = 'Siping-2026-ok'
const certificates = '/api/session/signing-certificates'

/** The reviewer signed in, with a case that waits for the opinion. */
async function reviewing(world: TestWorld) {
  const cast = await aCast(world)
  await aPassword(world.db, cast.reviewer, password)
  const story = stories.find(({ until }) => until === 'under-review')
  if (!story) throw new Error('no story under review')
  const stage = new Stage({ ...world, printer: plainPrinter }, cast, story.startsOn)
  const caseId = await playCase(stage, story)
  await stage.act(caseId, cast.reviewer, 'accept-review')
  const points = await pointsOf(stage, caseId)
  world.setTime(`${stage.today}T08:00:00.000Z`)
  const app = await createApp({ ...world, printer: plainPrinter })
  const browser = aBrowser(app)
  await browser.signIn({ account: 'liu', password })
  const post = (url: string, payload: object) =>
    browser.request({ method: 'POST', url, payload, headers: { 'x-request-key': randomUUID() } })
  const own = async () =>
    (await browser.request({ url: certificates })).json<SigningCertificateList>().certificates
  const issue = async () => {
    const url = `/api/cases/${caseId}/acts/issue-opinion`
    const form = (await browser.request({ url })).json<{ version: number; values: object }>()
    const input = { ...form.values, points, outcome: 'pass', opinion: '同意。', notes: [] }
    return post(url, { version: form.version, input, confirmation: password })
  }
  return { cast, caseId, app, post, own, issue }
}

const signersOfNewest = async (world: TestWorld, { agencyHead }: Cast) => {
  const { sha256, id } = await world.db.owner
    .selectFrom('casework.document')
    .select(['sha256', 'id'])
    .orderBy('sealed_at', 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow()
  const roots = await world.db.owner
    .selectFrom('publication.signing_certificate')
    .select('certificate')
    .where('agency_id', '=', agencyHead.agencyId)
    .where('purpose', '=', 'root')
    .where('suite', '=', 'sha256')
    .execute()
  const bytes = await buffer(world.objects.read(sha256))
  const told = readSignatures(
    bytes,
    roots.map(({ certificate }) => certificate),
  )
  const rows = await world.db.owner
    .selectFrom('casework.paper_signature')
    .select(['role', 'name'])
    .where('document_id', '=', id)
    .orderBy('place')
    .execute()
  return {
    inFile: told.signatures.map(({ certificate, holds, unchanged }) => [
      certificate?.common,
      holds && unchanged && certificate?.root !== null,
    ]),
    rows,
  }
}

test('a certificate is obtained by its owner with the password, signs what they press for, and is revoked', () =>
  withWorld(async (world) => {
    const { cast, app, post, own, issue } = await reviewing(world)
    expect(await own()).toEqual([])
    // An open session alone gets none.
    const refused = await post(certificates, { password: 'Siping-2026-no', code: null })
    expect(refused.statusCode).toBe(422)
    expect(await own()).toEqual([])
    expect((await post(certificates, { password, code: null })).statusCode).toBe(204)
    expect(await own()).toMatchObject([{ state: 'valid', name: '刘文静' }])

    expect((await issue()).json()).toMatchObject({ outcome: 'done' })
    const { inFile, rows } = await signersOfNewest(world, cast)
    expect(inFile).toEqual([
      ['刘文静', true],
      ['四平市商务局电子印章', true],
    ])
    expect(rows).toMatchObject([
      { role: 'person', name: '刘文静' },
      { name: '四平市商务局电子印章' },
    ])

    const why = { reason: 'keyCompromise', because: '手机丢失' }
    const revoked = await post(`${certificates}/revocation`, { password, code: null, ...why })
    expect(revoked.statusCode).toBe(204)
    expect(await own()).toMatchObject([
      { state: 'revoked', revoked: { reason: '密钥泄露或者怀疑泄露', because: '手机丢失' } },
    ])
    const told = await world.db.owner
      .selectFrom('identity.change')
      .select('action')
      .where('subject_id', '=', cast.reviewer.personId)
      .execute()
    expect(told.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['申领签名证书', '吊销签名证书']),
    )
    await app.close()
  }))

test('without a certificate of one’s own everything goes on, under the agency’s signature alone', () =>
  withWorld(async (world) => {
    const { cast, app, issue } = await reviewing(world)
    expect((await issue()).json()).toMatchObject({ outcome: 'done' })
    expect((await signersOfNewest(world, cast)).inFile).toEqual([['四平市商务局电子印章', true]])
    await app.close()
  }))

test('a private key is read by its owner’s transactions only, lies encrypted, and nobody makes or revokes one for another', () =>
  withWorld(async (world) => {
    const { cast, app, post } = await reviewing(world)
    await post(certificates, { password, code: null })
    const { agencyId, personId } = cast.reviewer
    const keysOf = (who: { agencyId: string; personId: string }) =>
      asPerson(world.db.office, who, (tx) =>
        tx
          .selectFrom('identity.signing_key')
          .selectAll()
          .where('person_id', '=', personId)
          .execute(),
      )
    const [key] = await keysOf(cast.reviewer)
    if (!key) throw new Error('no key')
    expect(await keysOf(cast.agencyHead)).toEqual([])
    const { certificate_id: certificateId, sealed } = key
    const opened = decryptBytes(sealed, world.sealingKey, `signing key ${certificateId}`)
    expect(opened.subarray(0, 1).toString('hex')).toBe('30')
    expect(() => decryptBytes(sealed, world.sealingKey, 'signing key of another')).toThrow()

    const at = world.clock.now()
    const by = (who: { agencyId: string; personId: string }) =>
      asPerson(world.db.office, who, (tx) =>
        insertRevocation(tx, {
          ...{ certificateId, agencyId, at },
          reason: 'superseded',
          because: 'x',
        }),
      )
    await expect(by(cast.agencyHead)).rejects.toThrow('row-level security')
    await app.close()
  }))

test('keys are rotated while work goes on: new ones seal, those of before are revoked and known', () =>
  withWorld(async (world) => {
    const { cast, app, issue, post, own } = await reviewing(world)
    await post(certificates, { password, code: null })
    const agency = { id: cast.agencyHead.agencyId, name: '四平市商务局' }
    const why = { reason: 'superseded', because: '定期更换' } as const
    const { made, revoked } = await rotateKeys(world, agency, { what: 'root', ...why })
    const kinds = (lines: typeof made) =>
      lines.map(({ purpose, suite }) => `${purpose} ${suite}`).toSorted()
    expect(kinds(made)).toEqual([
      ...['root sha256', 'root sm3', 'seal sha256', 'seal sm3', 'time-stamp sha256'],
    ])
    // The certificates of persons end with the root that issued them.
    expect(kinds(revoked)).toEqual(['person sha256', ...kinds(made)])
    expect(await own()).toMatchObject([{ state: 'revoked' }])
    expect((await issue()).json()).toMatchObject({ outcome: 'done' })
    const { certificate_id } = await world.db.owner
      .selectFrom('casework.paper_signature')
      .select('certificate_id')
      .orderBy('at', 'desc')
      .executeTakeFirstOrThrow()
    expect(made.map(({ id }) => id)).toContain(certificate_id)
    expect((await signersOfNewest(world, cast)).inFile).toEqual([['四平市商务局电子印章', true]])
    await app.close()
  }))
