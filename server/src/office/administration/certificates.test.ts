import { describe, expect, test } from 'vitest'
import { certificateCovers, twoOfficers } from '@zhaofa/domain/authority/certificate.ts'
import { anOffice, certificate, granted, publicStatus } from '../../../test/an-office.ts'
import { withWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { loadOfficers } from '../../storage/identity/people-store.ts'
import { setContact } from './set-contact.ts'

const suspend = { kind: 'certificate-change', status: 'suspended', reason: '遗失' } as const

describe('a certificate', () => {
  test('that ends today covers an act at 23:59 and none at 00:01 (处罚法第42条)', () =>
    withWorld(async (world) => {
      const { security, person, certify } = await anOffice(world)
      const chen = await person('chen')
      const wang = await person('wang', '王晓雯')
      await certify(chen)
      const longer = { ...certificate, number: '07030022025', validTo: '2028-12-31' }
      await certify(wang, longer)

      const officers = await asPerson(world.office, security, (tx) =>
        loadOfficers(tx, [chen.personId, wang.personId]),
      )
      const act = { category: '行政处罚', region: '220303' }
      const lastMinute = { ...act, at: '2026-11-23T23:59:00+08:00' }
      const nextDay = { ...act, at: '2026-11-24T00:01:00+08:00' }
      expect(twoOfficers(officers, lastMinute)).toEqual({ met: true })
      expect(twoOfficers(officers, nextDay)).toMatchObject({
        met: false,
        reason: '陈立新的执法证有效期到 2026-11-23，已经届满',
      })
    }))

  test('suspended at an hour leaves what was done before it lawful', () =>
    withWorld(async (world) => {
      const { security, person, byTwo, certify } = await anOffice(world)
      const chen = await person('chen')
      const certificateId = await certify(chen)
      world.setTime('2026-11-23T04:00:00.000Z')
      granted(await byTwo(chen.personId, { ...suspend, certificateId }))

      const [officer] = await asPerson(world.office, security, (tx) =>
        loadOfficers(tx, [chen.personId]),
      )
      const at = (at: string) =>
        officer && certificateCovers(officer, { at, category: '行政处罚', region: '220300' }).met
      expect(at('2026-11-23T03:59:59.000Z')).toBe(true)
      expect(at('2026-11-23T04:00:00.000Z')).toBe(false)
    }))

  test('appears on the public list with name, unit and validity, follows each change, and brings no private fact', () =>
    withWorld(async (world) => {
      const { system, person, byTwo, certify } = await anOffice(world)
      const chen = await person('chen')
      granted(await setContact(world, system, { ...chen, phone: '13900000000' }))
      const certificateId = await certify(chen)

      const shown = await world.portal
        .selectFrom('publication.officer')
        .selectAll()
        .where('certificate_number', '=', '07030022016')
        .executeTakeFirstOrThrow()
      expect(shown).toEqual({
        certificate_number: '07030022016',
        agency_id: chen.agencyId,
        name: '陈立新',
        unit: '四平市商务局办公室',
        post: '执法员',
        categories: ['行政处罚'],
        region: '四平市',
        valid_from: '2026-01-01',
        valid_to: '2026-11-23',
        status: 'active',
        photo: null,
      })
      granted(await byTwo(chen.personId, { ...suspend, certificateId }))
      expect(await publicStatus(world.portal)).toBe('suspended')
    }))

  test('revoked cannot come back, and a number is registered once', () =>
    withWorld(async (world) => {
      const { person, byTwo, certify } = await anOffice(world)
      const chen = await person('chen')
      const certificateId = await certify(chen)
      expect(await byTwo(chen.personId, certificate)).toMatchObject({
        ok: false,
        refusal: { fields: [{ field: 'number', message: '这个证号已经登记' }] },
      })
      const change = { ...suspend, certificateId, reason: '退休' }
      granted(await byTwo(chen.personId, { ...change, status: 'revoked' }))
      expect(await byTwo(chen.personId, { ...change, status: 'active' })).toMatchObject({
        ok: false,
        refusal: { fields: [{ field: 'status' }] },
      })
    }))
})
