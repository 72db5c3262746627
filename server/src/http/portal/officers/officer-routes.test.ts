import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { agencyId, withPortal, type Portal } from '../../../../test/portal.ts'
import { testMorning } from '../../../../test/world.ts'
import { publishOfficers } from '../../../storage/publication/lists/publish-lists.ts'
import { makeOfficerCode } from '../../officer-code.ts'

const officer = {
  certificateNumber: '22030012026',
  name: '陈立新',
  unit: '四平市商务局市商务综合执法大队',
  post: '执法员',
  categories: ['行政处罚', '行政检查'],
  region: '四平市',
  validFrom: plainDate('2024-01-01'),
  validTo: plainDate('2028-12-31'),
  status: 'active' as const,
}

const withOfficer = (work: (portal: Portal, code: string) => Promise<void>) =>
  withPortal(async (portal) => {
    await portal.office((tx) => publishOfficers(tx, agencyId, [officer]))
    const { sealingKey } = portal.world
    await work(
      portal,
      makeOfficerCode(officer.certificateNumber, new Date(testMorning), sealingKey),
    )
  })

const scans = ({ office }: Portal) =>
  office((tx) =>
    tx
      .selectFrom('publication.officer_scan')
      .select(['certificate_number', 'outcome', 'scanned_at'])
      .orderBy('id')
      .execute(),
  )

describe('亮证: a scanned code (处罚法第55条)', () => {
  test('opens the certificate with name, unit, post, category, district, validity and state, and is logged', () =>
    withOfficer(async (portal, code) => {
      portal.world.setTime('2026-11-23T01:00:30.000Z')
      const { statusCode, body } = await portal.page(`/officers/scan/${code}`)
      expect(statusCode).toBe(200)
      for (const shown of [
        '陈立新',
        '22030012026',
        '市商务综合执法大队',
        '执法员',
        '行政处罚、行政检查',
      ]) {
        expect(body).toContain(shown)
      }
      expect(body).toContain('2024-01-01 至 2028-12-31')
      expect(body).toContain('该执法证件有效')
      expect(body).toContain('2026-11-23 09:00:00')
      expect(body).not.toContain('<script')
      expect(await scans(portal)).toEqual([
        {
          certificate_number: '22030012026',
          outcome: 'shown',
          scanned_at: new Date('2026-11-23T01:00:30.000Z'),
        },
      ])
    }))

  test('after sixty seconds asks for another one and shows nobody', () =>
    withOfficer(async (portal, code) => {
      portal.world.setTime('2026-11-23T01:01:01.000Z')
      const { statusCode, body } = await portal.page(`/officers/scan/${code}`)
      expect(statusCode).toBe(410)
      expect(body).toContain('过期，请执法人员重新出示')
      expect(body).not.toContain('陈立新')
      expect((await scans(portal)).map(({ outcome }) => outcome)).toEqual(['expired'])
    }))

  test('a forged one is refused and leaves no row', () =>
    withOfficer(async (portal, code) => {
      const [, seconds, mac] = code.split('.')
      for (const forged of [`22030012027.${seconds}.${mac}`, 'x', '%00', "'--"]) {
        const { statusCode, body } = await portal.page(
          `/officers/scan/${encodeURIComponent(forged)}`,
        )
        expect(statusCode).toBe(404)
        expect(body).not.toContain('陈立新')
      }
      expect(await scans(portal)).toEqual([])
    }))

  test('a suspended certificate is shown as suspended', () =>
    withOfficer(async (portal, code) => {
      await portal.office((tx) =>
        publishOfficers(tx, agencyId, [{ ...officer, status: 'suspended' }]),
      )
      expect((await portal.page(`/officers/scan/${code}`)).body).toContain('已被暂扣')
    }))

  test('the portal cannot read the log of scans, nobody can change it, and reloading adds nothing', () =>
    withOfficer(async (portal, code) => {
      await portal.page(`/officers/scan/${code}`)
      await portal.page(`/officers/scan/${code}`)
      expect(await scans(portal)).toHaveLength(1)
      const { db } = portal.world
      await expect(sql`select * from publication.officer_scan`.execute(db.portal)).rejects.toThrow(
        'permission denied',
      )
      await expect(sql`delete from publication.officer_scan`.execute(db.owner)).rejects.toThrow(
        'append-only',
      )
    }))
})
