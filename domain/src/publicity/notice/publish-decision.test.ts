import { describe, expect, test } from 'vitest'
import { calendar2025To2026 as calendar } from '../../../test/calendars.ts'
import {
  decidedEvents,
  fileOf,
  fine,
  naturalPerson,
  organisation,
} from '../../../test/decided-case.ts'
import type { Party } from '../../case/party.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { proposedDisclosureRules as rules } from '../disclosure-rules.ts'
import { knownSecrets } from '../leak-test/known-secrets.ts'
import { findLeaks } from '../leak-test/leak-test.ts'
import { redactFields } from '../redaction/redacted-fields.ts'
import { Redactor } from '../redaction/redact-text.ts'
import { withoutDictionary } from '../redaction/tagger.ts'
import { publishDecision, textsToRedact, type ToDisclose } from './publish-decision.ts'
import type { PublicNotice } from './public-notice.ts'

const facts =
  '2026年9月8日检查发现，当事人自2026年3月起发卡612张，未在30日内备案。收银员孙玉梅（身份证号220303199001011223，电话13904340003）予以证实。'

function eventsOf(party: Party) {
  return decidedEvents({ party, penalty: fine, facts: `${party.name}：${facts}` })
}

function disclose(party: Party, over: Partial<ToDisclose> = {}) {
  const events = eventsOf(party)
  const input: ToDisclose = {
    file: fileOf(events),
    publicId: 'n1',
    version: 1,
    correction: null,
    number: '四商罚决字〔2026〕17号',
    revised: null,
    matters: [
      {
        code: 'CF-001',
        name: '发卡企业未按规定期限备案',
        violationBasis: '《单用途商业预付卡管理办法（试行）》第七条',
        penaltyBasis: '《单用途商业预付卡管理办法（试行）》第三十六条',
        correction: 'first',
        punishedBy: [],
      },
    ],
    agency: {
      name: '四平市商务局',
      reconsiderationAuthority: '四平市人民政府',
      court: '四平市铁西区人民法院',
    },
    secrets: knownSecrets(events, rules),
    publishedOn: plainDate('2026-11-20'),
    rules,
    calendar,
    withhold: null,
    ...over,
  }
  const { originals, keep } = textsToRedact(input)
  const redactor = new Redactor(input.secrets, withoutDictionary, keep)
  return publishDecision(input, redactFields(originals, redactor, []))
}

const noticeOf = (party: Party) => disclose(party) as PublicNotice

describe('the public notice names each public field (处罚法第48条)', () => {
  test('an organisation keeps name, credit code and legal representative', () => {
    expect(noticeOf(organisation)).toMatchObject({
      kind: 'penalty-decision',
      number: '四商罚决字〔2026〕17号',
      title: '四平市红日商贸有限公司未按规定期限办理单用途商业预付卡备案案',
      party: {
        kind: 'organisation',
        name: '四平市红日商贸有限公司',
        uscc: '91220300MA0000000L',
        representative: '周向东',
        county: '吉林省四平市铁西区',
      },
      outcome: '罚款 18,000 元',
      fineFen: 1_800_000,
      legallyReviewed: true,
      servedOn: '2026-11-19',
      expiresOn: '2027-02-18',
    })
  })

  test('a natural person is 姓+某, without any number, and so in every text', () => {
    const notice = noticeOf(naturalPerson)
    expect(notice.party).toEqual({
      kind: 'natural-person',
      name: '欧阳某',
      uscc: null,
      representative: null,
      county: '吉林省四平市铁东区',
    })
    expect(notice.title).toBe('欧阳某未按规定期限办理单用途商业预付卡备案案')
    expect(notice.facts).toContain('欧阳某：2026年9月8日')
    expect(notice.facts).toContain('收银员孙某（身份证号［依法不予公开］，电话［依法不予公开］）')
    expect(notice.statementHandling).toBe('欧阳某未提出陈述、申辩意见。')
  })

  test('an agency that publishes the names of those penalised may say so', () => {
    const open = { ...rules, maskNaturalPersonName: false }
    expect(disclose(naturalPerson, { rules: open })).toMatchObject({ party: { name: '欧阳春生' } })
  })

  test('the operator of a sole trader is not named unless the agency does', () => {
    const trader: Party = {
      kind: 'sole-trader',
      name: '铁西区好运来便利店',
      uscc: '92220302MA00000007',
      operator: '钱多多',
      operatorIdNumber: null,
      address: '四平市铁西区某街1号',
      phone: '13904340009',
    }
    expect(JSON.stringify(disclose(trader))).not.toContain('钱多多')
    const naming = { ...rules, nameSoleTrader: true }
    expect(disclose(trader, { rules: naming })).toMatchObject({
      party: { representative: '钱多多' },
    })
  })

  test('nothing known and secret of the case is in it, for each kind of party', () => {
    for (const party of [organisation, naturalPerson]) {
      const secrets = knownSecrets(eventsOf(party), rules)
      expect(secrets.length).toBeGreaterThan(3)
      const text = JSON.stringify(noticeOf(party))
      expect(findLeaks(secrets, [{ name: '公示信息', text }])).toEqual([])
    }
  })

  test('the steps are public with their days, in order; opinions are not there', () => {
    const notice = noticeOf(organisation)
    expect(notice.timeline.at(-1)).toEqual({ title: '公示', on: '2026-11-20' })
    expect(notice.timeline.map(({ title }) => title)).toContain('送达当事人')
    expect(JSON.stringify(notice)).not.toContain('裁量幅度偏高')
  })

  test('remedies are counted from service; a last day in a year without a calendar stays open', () => {
    const [review, court] = noticeOf(organisation).remedies
    // 60 days after 19 November 2026 is 18 January 2027, a year whose holidays are not announced.
    expect(review).toMatchObject({ title: '申请行政复议', to: '四平市人民政府', lastDay: null })
    expect(court?.counting).toContain('2027 年放假安排尚未公布')
  })
})

describe('the text holds what a decision must hold (处罚法第59条)', () => {
  test('party, facts, basis, penalty in capitals and figures, payment, remedies, name and day', () => {
    const text = noticeOf(organisation)
      .letter.map((block) => ('lines' in block ? block.lines.join('\n') : block.text))
      .join('\n')
    for (const part of [
      '四平市红日商贸有限公司',
      '发卡612张',
      '《单用途商业预付卡管理办法（试行）》第三十六条',
      '罚款人民币壹万捌仟元整（¥18,000.00）',
      '十五日内',
      '六十日内向四平市人民政府申请行政复议',
      '六个月内依法向四平市铁西区人民法院提起行政诉讼',
      '四平市商务局\n2026年11月18日',
    ]) {
      expect(text).toContain(part)
    }
  })
})

test.each([
  [
    '未按规定期限办理单用途商业预付卡备案',
    '四平市红日商贸有限公司未按规定期限办理单用途商业预付卡备案案',
  ],
  ['四平市红日商贸有限公司虚列维修项目案', '四平市红日商贸有限公司虚列维修项目案'],
])('the cause %s makes the name of the case %s', (cause, title) => {
  const events = eventsOf(organisation).map((event) =>
    event.type === 'DecisionIssued' ? { ...event, draft: { ...event.draft, cause } } : event,
  )
  expect(disclose(organisation, { file: fileOf(events) })).toMatchObject({ title })
})

describe('a decision may be withheld whole, with its article', () => {
  test('国家秘密 (政府信息公开条例第14条)', () => {
    expect(disclose(organisation, { withhold: 'state-secret' })).toEqual({
      kind: 'withheld',
      publicId: 'n1',
      agencyName: '四平市商务局',
      ground: 'state-secret',
      because: { instrument: '政府信息公开条例', article: 14 },
      decidedIn: '2026-11',
    })
  })

  test.each([
    ['2008-09-08', 'withheld'],
    ['2008-09-07', 'penalty-decision'],
  ])('a party born on %s (violation until 2026-09-08) → %s', (birthDate, kind) => {
    if (naturalPerson.kind !== 'natural-person') throw new Error('fixture')
    expect(disclose({ ...naturalPerson, birthDate }).kind).toBe(kind)
  })
})

test('a case that is not served has no notice', () => {
  const events = eventsOf(organisation).slice(0, -1)
  expect(() => disclose(organisation, { file: fileOf(events) })).toThrow('not decided and served')
})

describe('变更、重新作出: the public reads the decision as it stands, and what it comes after', () => {
  const revised = {
    by: '四平市人民政府',
    number: '四政复决字〔2026〕12号',
    on: plainDate('2026-12-20'),
    decision: '四商罚决字〔2026〕9号',
    replaces: 'n0',
  }
  const textOf = (effect: 'changed' | 'revoked' | 'void') =>
    JSON.stringify(
      (disclose(organisation, { revised: { ...revised, effect } }) as PublicNotice).letter,
    )

  test.each([
    ['changed', '四平市人民政府依法予以变更（四政复决字〔2026〕12号），以上是变更后的决定内容。'],
    ['revoked', '四平市人民政府撤销（四政复决字〔2026〕12号），本决定系重新作出。'],
    ['void', '四平市人民政府确认无效（四政复决字〔2026〕12号），本决定系重新作出。'],
  ] as const)('%s', (effect, said) => {
    expect(textOf(effect)).toContain(said)
  })

  test('a first decision says nothing of the kind', () => {
    expect(noticeOf(organisation)).not.toHaveProperty('revised')
  })
})
