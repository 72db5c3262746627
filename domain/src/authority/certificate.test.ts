import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import { certificateCovers, regionCovers, twoOfficers, type Certificate } from './certificate.ts'

const certificate: Certificate = {
  number: '22030001001',
  categories: ['行政处罚', '行政检查'],
  region: '220300',
  validFrom: plainDate('2025-01-01'),
  validTo: plainDate('2026-11-23'),
  status: 'active',
}
const holding = (...certificates: Certificate[]) => ({
  personId: 'chen',
  name: '陈立新',
  certificates,
})
const act = { at: '2026-11-23T09:00:00+08:00', category: '行政处罚', region: '220302' }

describe('a certificate covers an act (处罚法第42、55条)', () => {
  test('at 23:59 of its last day', () => {
    expect(
      certificateCovers(holding(certificate), { ...act, at: '2026-11-23T23:59:00+08:00' }),
    ).toEqual({ met: true })
  })

  test('no longer at 00:01 of the next, whatever the server time zone', () => {
    for (const at of ['2026-11-24T00:01:00+08:00', '2026-11-23T16:01:00Z']) {
      expect(certificateCovers(holding(certificate), { ...act, at })).toEqual({
        met: false,
        reason: '陈立新的执法证有效期到 2026-11-23，已经届满',
        basis: [
          { instrument: '行政处罚法', article: 42 },
          { instrument: '行政处罚法', article: 55 },
        ],
      })
    }
  })

  test('not before its first day', () => {
    expect(
      certificateCovers(holding(certificate), { ...act, at: '2024-12-31T23:59:00+08:00' }),
    ).toMatchObject({ met: false, reason: '陈立新的执法证从 2025-01-01 起才有效' })
  })

  test.each([
    { why: 'has none', certificates: [], reason: '陈立新没有执法证' },
    {
      why: 'has one for inspection only',
      certificates: [{ ...certificate, categories: ['行政检查'] }],
      reason: '陈立新的执法证不含行政处罚，或者不在本执法区域',
    },
    {
      why: 'has one for another city',
      certificates: [{ ...certificate, region: '220400' }],
      reason: '陈立新的执法证不含行政处罚，或者不在本执法区域',
    },
    {
      why: 'has a suspended one',
      certificates: [{ ...certificate, status: 'suspended' as const }],
      reason: '陈立新的执法证已暂扣，恢复后才能执法',
    },
    {
      why: 'has a revoked one',
      certificates: [{ ...certificate, status: 'revoked' as const }],
      reason: '陈立新的执法证已注销',
    },
  ])('not when the person $why', ({ certificates, reason }) => {
    expect(certificateCovers(holding(...certificates), act)).toMatchObject({ met: false, reason })
  })

  test('when one of several does', () => {
    const expired = { ...certificate, validTo: plainDate('2025-12-31') }
    expect(certificateCovers(holding(expired, certificate), act)).toEqual({ met: true })
  })
})

describe('a certificate is judged as of the hour of the act', () => {
  const suspendedAtNoon: Certificate = {
    ...certificate,
    status: 'suspended',
    changes: [
      { at: '2025-01-01T00:00:00Z', status: 'active', validTo: plainDate('2026-12-31') },
      { at: '2026-11-23T04:00:00Z', status: 'suspended', validTo: plainDate('2026-12-31') },
    ],
  }

  test('what was done before its suspension stays authorised', () => {
    expect(
      certificateCovers(holding(suspendedAtNoon), { ...act, at: '2026-11-23T11:59:59+08:00' }),
    ).toEqual({ met: true })
  })

  test('from the minute of its suspension nothing is', () => {
    expect(
      certificateCovers(holding(suspendedAtNoon), { ...act, at: '2026-11-23T12:00:00+08:00' }),
    ).toMatchObject({ met: false, reason: '陈立新的执法证已暂扣，恢复后才能执法' })
  })

  test('a renewal does not heal what was done after the old end', () => {
    const renewedLate: Certificate = {
      ...certificate,
      validTo: plainDate('2028-12-31'),
      changes: [
        { at: '2025-01-01T00:00:00Z', status: 'active', validTo: plainDate('2026-10-31') },
        { at: '2026-11-10T01:00:00Z', status: 'active', validTo: plainDate('2028-12-31') },
      ],
    }
    expect(
      certificateCovers(holding(renewedLate), { ...act, at: '2026-11-05T09:00:00+08:00' }).met,
    ).toBe(false)
    expect(certificateCovers(holding(renewedLate), act).met).toBe(true)
  })
})

describe('regions', () => {
  test.each([
    ['220300', '220300', true],
    ['220300', '220302', true],
    ['220000', '220302', true],
    ['220302', '220300', false],
    ['220320', '220322', false],
    ['220300', '220400', false],
  ])('%s covers %s: %s', (region, place, covers) => {
    expect(regionCovers(region, place)).toBe(covers)
  })
})

describe('two officers (处罚法第42条)', () => {
  const wang = { personId: 'wang', name: '王晓雯', certificates: [certificate] }

  test('two people with valid certificates may act', () => {
    expect(twoOfficers([holding(certificate), wang], act)).toEqual({ met: true })
  })

  test('one person named twice is one person', () => {
    expect(twoOfficers([holding(certificate), holding(certificate)], act)).toMatchObject({
      met: false,
      reason: '执法人员不得少于两人',
    })
  })

  test('a third without a certificate is not carried by the other two', () => {
    const third = { personId: 'sun', name: '孙浩', certificates: [] }
    expect(twoOfficers([holding(certificate), wang, third], act)).toMatchObject({
      met: false,
      reason: '孙浩没有执法证',
    })
  })
})
