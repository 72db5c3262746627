import { describe, expect, test } from 'vitest'
import type { Party } from '../../case/party.ts'
import { plainDate } from '../../shared/plain-date.ts'
import type { PublicNotice } from '../notice/public-notice.ts'
import { penaltyReportProblems } from './check-report.ts'
import { licenceReportFields } from './licence-report-fields.ts'
import { penaltyReport } from './penalty-report.ts'
import { penaltyReportFields } from './penalty-report-fields.ts'
import { dayOfReport, tenThousandYuan, type ReportRecord } from './report-field.ts'
import { nextAttempt, worthRetrying } from './retry.ts'

const uscc = '91230500MA1B3N1N2M'
const today = plainDate('2026-11-23')

/** Only what a report reads of a notice. */
const notice = {
  number: '四商罚决字〔2026〕1号',
  matterName: '发卡企业未按规定期限备案',
  facts: '当事人未在30日内办理备案。',
  penaltyBasis: '《单用途商业预付卡管理办法（试行）》第三十六条',
  penaltyKinds: ['fine'],
  fineFen: 1_800_000,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
  outcome: '罚款 18,000 元',
  decidedOn: plainDate('2026-11-18'),
  expiresOn: plainDate('2027-11-18'),
} as unknown as PublicNotice
const agency = { name: '四平市商务局', uscc: '11230500001755309F' }
const organisation = {
  kind: 'organisation',
  name: '四平市红日商贸有限公司',
  uscc,
  legalRepresentative: '周向东',
  address: '四平市铁西区',
  phone: '1',
} as const
const report = (over: Partial<PublicNotice> = {}): ReportRecord =>
  penaltyReport({ notice: { ...notice, ...over }, party: organisation, agency })

test('licences and penalties have 58 fields (docs/rules/double-publicity.md)', () => {
  expect(licenceReportFields).toHaveLength(28)
  expect(penaltyReportFields).toHaveLength(30)
})

test.each([
  [1, '0.000001'],
  [1_800_050, '1.800050'],
  [1_800_000, '1.800000'],
  [0, '0.000000'],
  [123_456_789_012_345, '123456789.012345'],
])('%i fen are %s ten thousand yuan', (fen, text) => {
  expect(tenThousandYuan(fen)).toBe(text)
})

describe('the report of a penalty', () => {
  test('of an organisation is filled from the case and its public notice', () => {
    const filled = Object.entries(report()).filter(([, value]) => value !== '')
    expect(Object.fromEntries(filled)).toEqual({
      CF_XDR_MC: '四平市红日商贸有限公司',
      CF_XDR_LB: '法人及非法人组织',
      CF_XDR_SHXYM: uscc,
      CF_FRDB: '周向东',
      CF_WSH: '四商罚决字〔2026〕1号',
      CF_WFXW: '发卡企业未按规定期限备案',
      CF_SY: '当事人未在30日内办理备案。',
      CF_YJ: '《单用途商业预付卡管理办法（试行）》第三十六条',
      CF_CFLB: '罚款',
      CF_NR: '罚款 18,000 元',
      CF_NR_FK: '1.800000',
      CF_JDRQ: '2026/11/18',
      CF_YXQ: '2099/12/31',
      CF_GSJZQ: '2027/11/18',
      CF_CFJG: '四平市商务局',
      CF_CFJGDM: '11230500001755309F',
      CF_SJLY: '四平市商务局',
      CF_SJLYDM: '11230500001755309F',
    })
    expect(Object.keys(report())).toEqual(penaltyReportFields.map(({ code }) => code))
    expect(penaltyReportProblems(report(), today)).toEqual([])
  })

  test('of a natural person has the number of the card and no credit code', () => {
    const person = {
      ...organisation,
      kind: 'natural-person',
      name: '王某',
      idNumber: '11010519491231002X',
      gender: null,
      birthDate: null,
    } as const
    const record = penaltyReport({ notice, party: person, agency })
    expect(record).toMatchObject({
      CF_XDR_ZJLX: '身份证',
      CF_XDR_ZJHM: '11010519491231002X',
      CF_XDR_SHXYM: '',
    })
    expect(penaltyReportProblems(record, today)).toEqual([])
  })

  test.each([
    ['passport', 'E12345678', '护照号'],
    ['hk-macao-permit', 'H12345678', '港澳居民来往内地通行证'],
    ['taiwan-permit', '12345678', '台湾居民来往大陆通行证'],
    ['permanent-residence', 'CAN110078061501', '外国人永久居留身份证'],
    [undefined, '911124198108030024', '外国人永久居留身份证'],
    [undefined, '810000199408230021', '身份证'],
  ] as const)(
    'names the paper of a natural person and of a trader: %s %s is %s',
    (paper, number, reported) => {
      const { legalRepresentative: _none, uscc: code, ...shared } = organisation
      const person: Party = {
        ...{ ...shared, kind: 'natural-person', name: '王某', gender: null, birthDate: null },
        idNumber: number,
        ...(paper !== undefined && { idPaper: paper }),
      }
      const trader: Party = {
        ...{ ...shared, kind: 'sole-trader', name: '某店', uscc: code, operator: '王某' },
        operatorIdNumber: number,
        ...(paper !== undefined && { operatorIdPaper: paper }),
      }

      expect(penaltyReport({ notice, party: person, agency })).toMatchObject({
        CF_XDR_ZJLX: reported,
        CF_XDR_ZJHM: number,
      })
      expect(penaltyReport({ notice, party: trader, agency })).toMatchObject({
        CF_FR_ZJLX: reported,
        CF_FR_ZJHM: number,
      })
    },
  )

  test('names both confiscations once, and separates kinds by semicolons', () => {
    const record = report({
      penaltyKinds: ['fine', 'confiscate-gains', 'confiscate-goods', 'other'],
      confiscatedFen: 320_050,
      confiscatedGoods: '台秤 2 台',
      terms: '责令退回',
    })
    expect(record['CF_CFLB']).toBe('罚款;没收违法所得、没收非法财物;其他-责令退回')
    expect(record['CF_NR_WFFF']).toBe('0.320050')
    expect(penaltyReportProblems(record, today)).toEqual([])
  })
})

describe('what the platform would send back is found before', () => {
  const cases: readonly (readonly [
    name: string,
    over: ReportRecord,
    code: string,
    says: RegExp,
  ])[] = [
    ['a required field is empty', { CF_SY: '' }, 'CF_SY', /必填/],
    ['a text is too long', { CF_WSH: '四'.repeat(65) }, 'CF_WSH', /最长 64 个字，现在 65 个字/],
    [
      'the credit code has a wrong check character',
      { CF_XDR_SHXYM: '91230500MA1B3N1N2L' },
      'CF_XDR_SHXYM',
      /末位应为/,
    ],
    ['an organisation has no credit code', { CF_XDR_SHXYM: '' }, 'CF_XDR_SHXYM', /必填/],
    ['an organisation has no representative', { CF_FRDB: '' }, 'CF_FRDB', /必填/],
    [
      'a natural person has a credit code',
      { CF_XDR_LB: '自然人', CF_XDR_ZJLX: '身份证', CF_XDR_ZJHM: '1' },
      'CF_XDR_SHXYM',
      /留空/,
    ],
    ['the kind of party is unknown', { CF_XDR_LB: '公司' }, 'CF_XDR_LB', /只能是/],
    ['a fine without an amount', { CF_NR_FK: '' }, 'CF_NR_FK', /大于 0/],
    ['a fine of nothing', { CF_NR_FK: '0.000000' }, 'CF_NR_FK', /大于 0/],
    ['an amount without a fine', { CF_CFLB: '警告' }, 'CF_NR_FK', /留空/],
    ['an amount with seven decimals', { CF_NR_FK: '1.0000001' }, 'CF_NR_FK', /万元/],
    ['an amount with separators', { CF_NR_FK: '18,000' }, 'CF_NR_FK', /万元/],
    ['a kind that does not exist', { CF_CFLB: '罚款;罚金' }, 'CF_CFLB', /罚金/],
    ['other without saying what', { CF_CFLB: '罚款;其他-' }, 'CF_CFLB', /写明内容/],
    [
      'gains are confiscated without an amount',
      { CF_CFLB: '罚款;没收违法所得、没收非法财物' },
      'CF_NR_WFFF',
      /大于 0/,
    ],
    [
      'a licence is revoked and not named',
      { CF_CFLB: '罚款;吊销许可证件' },
      'CF_NR_ZKDX',
      /证件名称/,
    ],
    ['a day in another form', { CF_JDRQ: '2026-11-18' }, 'CF_JDRQ', /2026\/11\/18/],
    ['a day that does not exist', { CF_GSJZQ: '2026/02/30' }, 'CF_GSJZQ', /日期/],
    ['a decision of tomorrow', { CF_JDRQ: '2026/11/24' }, 'CF_JDRQ', /晚于今天/],
    ['an end before the decision', { CF_GSJZQ: '2026/11/17' }, 'CF_GSJZQ', /早于/],
    [
      'the agency’s own code is wrong',
      { CF_CFJGDM: '11230500001755309A' },
      'CF_CFJGDM',
      /末位应为/,
    ],
  ]
  test.each(cases)('%s', (_, over, code, says) => {
    const problems = penaltyReportProblems({ ...report(), ...over }, today)
    expect(problems.find((each) => each.code === code)?.problem).toMatch(says)
  })
})

test('a day of a report is read back', () => {
  expect(dayOfReport('2026/11/18')).toBe('2026-11-18')
  expect(dayOfReport('2026/13/01')).toBeNull()
})

describe('a platform that does not answer', () => {
  test('is asked again after 1, 2, 5, 15, 60, 180 and 720 minutes, then no more', () => {
    const now = '2026-11-23T01:00:00.000Z'
    expect(nextAttempt(1, now)).toBe('2026-11-23T01:01:00.000Z')
    expect(nextAttempt(4, now)).toBe('2026-11-23T01:15:00.000Z')
    expect(nextAttempt(7, now)).toBe('2026-11-23T13:00:00.000Z')
    expect(nextAttempt(8, now)).toBeNull()
  })

  test.each([
    [null, true],
    [500, true],
    [503, true],
    [429, true],
    [400, false],
    [401, false],
    [422, false],
  ])('status %s: again %s', (status, again) => expect(worthRetrying(status)).toBe(again))
})
