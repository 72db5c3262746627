import { describe, expect, test } from 'vitest'
import { draft, day } from '../../../test/sample-facts.ts'
import type { Sample } from '../../../test/sample-course.ts'
import {
  soundCourse,
  soundDay,
  soundSeizure,
  soundSpot,
  underReview,
} from '../../../test/sound-file.ts'
import { people } from '../../../test/circumstances.ts'
import type { DocumentTypeId } from '../../paper/catalogue/document-catalogue.ts'
import type { Paper } from '../../paper/paper.ts'
import type { CaseEvent, CaseEventType } from '../case-event.ts'
import { criterionIds, reviewCriteria, reviewGroups, type DataCriterionId } from './criteria.ts'
import type { FileUnderReview } from './file-under-review.ts'
import { reviewFile } from './review-file.ts'

type Of<T extends CaseEventType> = Extract<CaseEvent, { type: T }>
type Spoiled = { readonly course: readonly Sample[]; readonly today?: string }

/** Every record of this type reads otherwise. */
const changing =
  <T extends CaseEventType>(type: T, change: Partial<Of<T>>, base = soundCourse) =>
  (): FileUnderReview =>
    underReview(
      base.map(([on, event]): Sample => [
        on,
        event.type === type ? ({ ...event, ...change } as CaseEvent) : event,
      ]),
      soundDay,
    )

const without =
  (types: readonly CaseEventType[], base = soundCourse) =>
  (): FileUnderReview =>
    underReview(
      base.filter(([, { type }]) => !types.includes(type)),
      soundDay,
    )

const withCourse = (change: (course: readonly Sample[]) => Spoiled) => (): FileUnderReview => {
  const { course, today = soundDay } = change(soundCourse)
  return underReview(course, today)
}

const sound = (base = soundCourse) => underReview(base, soundDay)
const beside = (change: (review: FileUnderReview) => Partial<FileUnderReview>) => () => ({
  ...sound(),
  ...change(sound()),
})

/** A paper of this kind is taken out of the file. */
const lost = (type: DocumentTypeId) =>
  beside(({ papers }) => ({ papers: papers.filter((each) => each.type !== type) }))

/** A paper of this kind says something else. */
const saying = (type: DocumentTypeId, change: (paper: Paper) => Partial<Paper>) =>
  beside(({ papers }) => ({
    papers: papers.map((each) =>
      each.type === type ? { ...each, words: { ...each.words, ...change(each.words) } } : each,
    ),
  }))

const rubbedOut = (blocks: Paper['blocks'], words: string, instead = ''): Paper['blocks'] =>
  JSON.parse(JSON.stringify(blocks).replaceAll(words, instead)) as Paper['blocks']

/** These words are gone from a paper of this kind. */
const rubbed = (type: DocumentTypeId, words: string, instead = '') =>
  saying(type, ({ blocks }) => ({ blocks: rubbedOut(blocks, words, instead) }))

const findings = draftFindings()
function draftFindings() {
  const [, event] = soundCourse.find(([, { type }]) => type === 'InvestigationConcluded') ?? []
  if (event?.type !== 'InvestigationConcluded') throw new Error('the course concludes')
  return event.findings
}

/** How the file is spoiled, and what the examiner then writes down. The compiler asks for each criterion. */
const plants: {
  readonly [Id in DataCriterionId]: readonly [spoil: () => FileUnderReview, what: string]
} = {
  V1: [
    changing('InvestigationConcluded', {
      findings: { ...findings, rule: { matterCode: 'CF-999-99', cause: '' } },
    }),
    '没有实施处罚的依据',
  ],
  V2: [
    beside(({ at }) => ({
      at: {
        ...at,
        certificatesOf: (id) =>
          at.certificatesOf(id).map((each) => ({ ...each, validTo: day('2026-10-20') })),
      },
    })),
    '有效期到 2026-10-20',
  ],
  V3: [changing('PersonInquired', { officers: [people.chen] }), '执法人员只有 1 人'],
  V6: [
    changing('CaseFiled', { violationFrom: day('2005-01-01'), violationUntil: day('2006-01-01') }),
    '尚未生效',
  ],
  V7: [without(['StatementReviewed']), '还没有复核'],
  V8: [changing('AdvanceNoticeIssued', { hearingOffered: false }), '没有告知听证权利'],
  V9: [changing('ReviewOpinionIssued', { outcome: 'correct' }), '法制审核没有同意'],
  V10: [without(['DeliberationHeld']), '应当集体讨论而没有讨论'],
  V11: [
    changing('InvestigationConcluded', {
      findings: { ...findings, flags: { ...findings.flags, suspectedCrime: true } },
    }),
    '没有移送公安机关',
  ],
  V12: [
    changing('DecisionIssued', {
      draft: { ...draft, penalty: { ...draft.penalty, fineFen: 90_000_000 } },
    }),
    '超过法定上限',
  ],
  V13: [
    changing('DecisionIssued', { draft: { ...draft, partyName: '四平市别家餐饮有限公司' } }),
    '决定的当事人是“四平市别家餐饮有限公司”',
  ],
  V14: [
    beside(() => ({ integrity: { changed: ['营业执照复印件'], recordings: 1 } })),
    '与存证的内容指纹不一致',
  ],
  V15: [
    beside(({ file }) => ({
      otherFines: [
        {
          number: '四商罚决字〔2026〕1号',
          matterCode: file.filing?.matterCode ?? '',
          violationFrom: day('2026-05-01'),
          violationUntil: day('2026-06-01'),
          fineFen: 1,
        },
      ],
    })),
    '四商罚决字〔2026〕1号已经对同一当事人',
  ],
  R01: [lost('clue_register'), '没有线索登记表'],
  R02: [rubbed('case_filing_approval', '举报'), '是空的'],
  R03: [changing('EvidenceAdded', { collectedOn: day('2026-10-11') }), '早于 2026-10-12 立案'],
  R04: [
    changing('ClueRegistered', { receivedAt: '2026-09-01T01:00:00.000Z' }),
    '核查和决定是否立案',
  ],
  R05: [changing('CaseFiled', { jurisdiction: '' }), '没有记载管辖的审查'],
  R06: [
    saying('inquiry_record', ({ blocks }) => ({
      blocks: rubbedOut(blocks, '07030022016'),
      signatures: [],
    })),
    '没有写陈立新的执法证号',
  ],
  R07: [rubbed('inquiry_record', '回避'), '没有记载告知回避'],
  R08: [changing('PersonInquired', { inquiree: '张示例、李示例' }), '一份笔录问了几个人'],
  R09: [changing('SiteInspected', { place: '' }), '笔录没有写地点'],
  R10: [changing('EvidenceAdded', { source: '' }), '没有注明出处'],
  R11: [without(['SeizureApproved'], soundSeizure), '没有负责人批准'],
  R12: [without(['ExaminationEnded'], soundSeizure), '检测、鉴定还没有结果'],
  R13: [changing('EvidenceAdded', { purpose: '' }), '没有写证明目的'],
  R14: [rubbed('investigation_report', '违反了'), '没有写定性'],
  R15: [lost('discretion_statement'), '没有裁量说明'],
  R16: [rubbed('penalty_advance_notice', '申辩'), '没有写清陈述、申辩的权利'],
  R17: [lost('statement_review'), '没有陈述申辩复核意见'],
  R18: [changing('HearingCalled', { heldOn: day('2026-11-10') }), '不足七个工作日'],
  R19: [changing('ReviewOpinionIssued', { points: [] }), '审核意见只答了 0 项'],
  R20: [
    changing('DeliberationHeld', {
      members: [{ person: people.deputy, opinion: '同意', agrees: true }],
    }),
    '只有 1 名机关负责人',
  ],
  R21: [
    withCourse((course) => ({
      course: course.map(([on, event]): Sample =>
        event.type === 'CaseFiled' ? ['2026-08-01', event] : [on, event],
      ),
    })),
    '办案期限',
  ],
  R22: [rubbed('penalty_decision', '示例银行四平分行'), '缺履行的方式和期限'],
  R24: [
    rubbed('penalty_decision', '中华人民共和国行政复议法', '行政复议法'),
    '《行政复议法》没有写全称',
  ],
  R25: [rubbed('penalty_decision', '六个月', '三个月'), '没有写“六个月”'],
  R26: [saying('penalty_decision', () => ({ number: null })), '决定书没有文号'],
  R27: [
    changing('AdvanceNoticeIssued', { penalty: { ...draft.penalty, fineFen: 10_000_000 } }),
    '决定比告知的处罚更重',
  ],
  R28: [
    withCourse((course) => ({
      course: course.map(([on, event]): Sample =>
        event.type === 'NoticeServed' && event.paper === 'penalty_decision'
          ? [on, { ...event, servedOn: day('2026-12-10') }]
          : [on, event],
      ),
    })),
    '送达决定书：2026-12-10 才办',
  ],
  R29: [changing('NoticeServed', { relation: '' }), '没有写与受送达人的关系'],
  R30: [changing('FinePaid', { receiptNo: '' }), '没有票据号'],
  R31: [changing('FinePaid', { surchargeFen: 100 }), '加处罚款应为'],
  R32: [
    () =>
      underReview(
        soundCourse.filter(
          ([, { type }]) => !['FinePaid', 'CaseClosed', 'CaseArchived'].includes(type),
        ),
        '2027-12-01',
      ),
    '申请法院强制执行的期限 2027-08-24 已过',
  ],
  R33: [lost('closing_approval'), '没有结案审批表'],
  R34: [
    changing('PersonInquired', { recording: null, unrecordedReason: null }),
    '没有录像，也没有写原因',
  ],
  R35: [beside(() => ({ leaks: ['身份证号'] })), '公示的内容里还有身份证号'],
  R36: [
    beside(() => ({ integrity: { changed: ['现场录像'], recordings: 1 } })),
    '“现场录像”与入卷时不一致',
  ],
  R38: [lost('file_backnote'), '没有卷内备考表'],
  R39: [
    beside(({ papers }) => ({
      papers: papers.map((each) => ({ ...each, volume: 'main' as const })),
    })),
    '归错了正卷、副卷',
  ],
  R40: [
    withCourse((course) => ({
      course: course.map(([on, event]): Sample =>
        event.type === 'CaseClosed' ? ['2026-11-24', event] : [on, event],
      ),
    })),
    '归档：2026-12-25 才办',
  ],
}

describe('案卷评查: an examiner finds nothing in a file that is right', () => {
  test.each([
    ['by the ordinary procedure, with statement, hearing, review and deliberation', soundCourse],
    ['with goods detained, examined and given back', soundSeizure],
    ['decided on the spot', soundSpot],
  ])('%s', (_, course) => {
    expect(reviewFile(sound(course)).findings).toEqual([])
  })
})

describe('a fault planted for each criterion is found', () => {
  test.each(Object.entries(plants))('%s', (id, [spoil, what]) => {
    const { findings: found } = reviewFile(spoil())
    const own = found.filter(({ criterion }) => criterion === id)
    expect(own.map((each) => each.what).join('\n')).toContain(what)
    const [first] = own
    expect(first?.mend).not.toBe('')
    expect(first?.veto).toBe(id.startsWith('V'))
  })

  test('a paper that did not come back signed is named with its signers', () => {
    const { findings: found } = reviewFile(without(['SignedPaperFiled'])())
    const missing = found.filter(({ what }) => what.includes('的签名'))
    expect(missing.map(({ criterion }) => criterion)).toEqual(
      expect.arrayContaining(['R08', 'R09', 'R10', 'R17', 'R29']),
    )
    expect(missing.find(({ criterion }) => criterion === 'R08')?.what).toBe(
      '2026-10-15 的《询问（调查）笔录（第1次）》缺执法人员、记录人、被询问人（每页签字、捺印）的签名',
    )
  })

  test('the opinion on a seizure is none on the decision, also where nothing of the decision had to be reviewed', () => {
    const reviewing: readonly CaseEventType[] = [
      'ReviewSubmitted',
      'ReviewReturned',
      'ReviewAccepted',
      'ReviewOpinionIssued',
    ]
    const opinion = soundCourse.find(([, { type }]) => type === 'ReviewOpinionIssued')
    if (opinion?.[1].type !== 'ReviewOpinionIssued') throw new Error('the course is reviewed')
    const [on, said] = opinion
    const answerOf = (ofSeizure: boolean) => {
      const subject = ofSeizure ? { subject: { kind: 'seizure', no: 1 } as const } : {}
      const course = soundCourse.flatMap(([day, event]): Sample[] => {
        if (event.type === 'DecisionDrafted') return [[day, { ...event, grounds: [] }]]
        if (event === said) return [[on, { ...said, digest: 'of another draft', ...subject }]]
        return reviewing.includes(event.type) ? [] : [[day, event]]
      })
      const review = underReview(course, soundDay)
      const catalogue = { ...review.at.catalogue, grounds: [] }
      const { answers } = reviewFile({ ...review, at: { ...review.at, catalogue } })
      return answers.find(({ id }) => id === 'V9')?.answer
    }
    expect(answerOf(true)).toMatchObject({ state: 'not-concerned' })
    expect(answerOf(false)).toMatchObject({ state: 'found' })
  })

  test('a veto stands before everything else', () => {
    const { findings: found } = reviewFile(plants.V10[0]())
    expect(found[0]?.criterion).toBe('V10')
  })
})

describe('the form of 56 criteria', () => {
  test('fifteen vetoes, and forty-one criteria worth a hundred points', () => {
    expect(criterionIds).toHaveLength(56)
    const scored = criterionIds
      .map((id) => reviewCriteria[id])
      .filter(({ group }) => group !== 'veto')
    expect(scored).toHaveLength(41)
    for (const [group, { points }] of Object.entries(reviewGroups)) {
      const worth = criterionIds
        .map((id) => reviewCriteria[id])
        .filter((each) => each.group === group)
        .reduce((sum, each) => sum + each.points, 0)
      expect([group, worth]).toEqual([group, points])
    }
  })

  test('five are for people, and say why', () => {
    const people = criterionIds.filter((id) => 'why' in reviewCriteria[id])
    expect(people).toEqual(['V4', 'V5', 'R23', 'R37', 'R41'])
  })

  test('what nobody looked into is not clear', () => {
    const blind = { ...sound(), integrity: null, otherFines: null, leaks: null }
    const states = reviewFile(blind).answers.filter(({ answer }) => answer.state === 'not-looked')
    expect(states.map(({ id }) => id)).toEqual(['V14', 'V15', 'R35', 'R36'])
  })

  test('a step that is still to come is told as such', () => {
    const filed = underReview(soundCourse.slice(0, 3), '2026-10-13')
    const { answers, findings: none } = reviewFile(filed)
    expect(none).toEqual([])
    const open = answers.filter(({ answer }) => answer.state === 'not-yet').map(({ id }) => id)
    expect(open).toEqual(expect.arrayContaining(['V7', 'R14', 'R22', 'R40']))
  })
})
