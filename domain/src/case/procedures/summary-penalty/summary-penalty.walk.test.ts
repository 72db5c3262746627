import { beforeAll, describe, expect, test } from 'vitest'
import {
  company,
  decided,
  openSpotCase,
  officers,
  photo,
  spotAt,
  told,
} from '../../../../test/spot-case.ts'
import { people } from '../../../../test/circumstances.ts'
import { addDays, daysBetween, plainDate } from '../../../shared/plain-date.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Act, Procedure } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { unpaidFen } from '../../parts/payment/slice.ts'
import { summaryPenalty } from './procedure.ts'

type Walk = WalkOf<CaseEvent>

const firstDay = plainDate('2026-12-02')
const capFen = 300_000

const inputs: Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]> = {
  'add-evidence': ({ evidence }, { today }) =>
    evidence.length === 0
      ? [officers, [people.chen]].map((each) => ({ ...photo, collectedOn: today, officers: each }))
      : [],
  'hear-party': () => [
    told(10_000),
    told(capFen),
    told(capFen + 100),
    told(0),
    told(20_000, { statement: '合同已签', answer: '需要核实', disputed: true }),
  ],
  'decide-on-the-spot': () => [
    decided(10_000),
    decided(capFen),
    decided(capFen + 100),
    decided(0),
    decided(10_000, { officers: [people.chen] }),
    decided(10_000, { refused: true, refusal: '不愿签字，录像 00:18' }),
  ],
  'collect-on-the-spot': () =>
    ['small', 'hard-later', 'remote'].flatMap((ground) =>
      [true, false].map((onWater) => ({
        ground,
        reason: ground === 'small' ? null : '流动经营，没有固定住所',
        receiptNo: '吉财 0001',
        onWater,
      })),
    ),
  'record-landing': (_file, { today }) => [{ on: today }],
  'hand-in-collection': (_file, { today }) => [{ on: today }],
  'bank-collection': (_file, { today }) => [{ on: today, voucherNo: '0001' }],
  'report-decision': (_file, { today }) => [{ on: today }],
  'record-payment': (file, { today }) => [
    { paidOn: today, fen: unpaidFen(file), surchargeFen: 0, receiptNo: '吉财 0002' },
  ],
  'decide-recusal': ({ investigators }) =>
    investigators.length === 2
      ? [{ officer: [people.wang], reason: '亲属', granted: true, successor: [people.deputy] }]
      : [],
  'close-case': () => [{ reason: 'performed', execution: '已缴清' }],
  'archive-case': () => [
    {
      retention: '10-years',
      checkedBy: [people.deputy],
      remarks: null,
    },
  ],
  'convert-to-ordinary': () => [{ ground: 'disputed', explanation: '需要调查' }],
  'dismiss-case': () => [{ ground: 'not-established', explanation: '没有违法' }],
}

/** The invariants of the summary procedure, in the words of the law. */
function forbidden(
  before: CaseFile,
  event: CaseEvent,
  _after: CaseFile,
  at: Circumstances,
): string | null {
  const { spot } = before
  if (event.type === 'DecisionIssued') {
    const { penalty } = event.draft
    if (!spot?.told) return '没有告知就作出决定（第44条）'
    if (spot.told.disputed) return '事实有异议仍当场决定（第51条）'
    if (before.evidence.length === 0) return '没有证据就作出决定（第40条）'
    if (penalty.fineFen > capFen) return '超过当场处罚的限额（第51条）'
    if (penalty.fineFen > spot.told.fineFen) return '告知之后加重（第45条）'
    if (penalty.kinds.some((kind) => kind !== 'warning' && kind !== 'fine')) return '种类（第51条）'
    if (spot.converted) return '转为普通程序后仍当场决定（第54条）'
    if (before.recused.some(({ person }) => before.investigators.includes(person)))
      return '回避的人作出决定（第43条）'
    if (before.investigators.some((id) => at.certificatesOf(id).length === 0))
      return '没有执法证的人作出决定（第42条）'
  }
  if (event.type === 'SpotDecisionHandedOver') {
    if (event.officers.length < 2) return '一名执法人员签名（第42条）'
    if (before.recused.some(({ person }) => event.officers.includes(person)))
      return '回避的人签名（第43条）'
  }
  if (event.type === 'EvidenceAdded' && event.officers.length < 2) return '一名执法人员（第42条）'
  if (event.type === 'FineCollectedOnSpot') {
    if (event.ground === 'small' && event.fen > 10_000) return '一百元以上当场收缴（第68条）'
    if (event.ground !== 'small' && event.reason === null) return '没有理由当场收缴（第68条）'
  }
  if (event.type === 'CollectionHandedIn' && spot?.collection?.onWater && !spot.collection.landedOn)
    return '抵岸以前上交（第71条）'
  if (event.type === 'CaseClosed') {
    if (spot?.reportedOn == null) return '没有备案就结案（第52条）'
    if (spot.collection && !spot.collection.bankedOn) return '罚款没有缴付银行就结案（第71条）'
  }
  return null
}

/** The deputy may take over from an officer who steps aside. */
const withSuccessor = (at: Circumstances): Circumstances => ({
  ...at,
  certificatesOf: (id) => at.certificatesOf(id === people.deputy ? people.wang : id),
})

function explore(procedure: Procedure, stopAtFirst = false): Walk {
  return walk(procedure, {
    start: openSpotCase(company),
    evolve,
    problems: problemsOf,
    inputs,
    at: (_file, day) => [withSuccessor(spotAt(`${addDays(firstDay, day)}T02:00:00.000Z`))],
    key: situation,
    forbidden,
    maxDay: 6,
    stopAtFirst,
    waits: [1],
  })
}

/** Facts and days that the rules look at. */
function situation(file: CaseFile, day: number): string {
  const { spot, decision, payments, ended, closedOn, archive, evidence, investigators } = file
  return JSON.stringify([
    day,
    evidence.length > 0,
    investigators,
    spot?.told && [spot.told.fineFen, spot.told.disputed],
    decision && [decision.draft.penalty.fineFen, daysBetween(firstDay, decision.decidedOn)],
    payments.length > 0,
    spot?.reportedOn != null,
    spot?.collection && [
      spot.collection.onWater,
      spot.collection.landedOn !== null,
      spot.collection.handedInOn !== null,
      spot.collection.bankedOn !== null,
    ],
    spot?.converted != null,
    [ended !== null, closedOn !== null, archive !== null],
  ])
}

describe('every path of 简易程序', () => {
  let whole: Walk
  beforeAll(() => {
    const from = performance.now()
    whole = explore(summaryPenalty)
    const seconds = ((performance.now() - from) / 1_000).toFixed(1)
    process.stdout.write(
      `summary walk: ${whole.states} situations, ${whole.moves} moves, ${seconds} s\n`,
    )
  })

  test('tries every act but those that bring no situation of their own', () => {
    expect(whole.untried).toEqual([])
  })

  test('reaches a decision, the bank, the archive, a dismissal and the ordinary procedure', () => {
    expect([...whole.reached.keys()]).toEqual(
      expect.arrayContaining([
        'EvidenceAdded',
        'SpotPartyHeard',
        'DecisionIssued',
        'SpotDecisionHandedOver',
        'FineCollectedOnSpot',
        'CollectorLanded',
        'CollectionHandedIn',
        'CollectionBanked',
        'SpotDecisionReported',
        'FinePaid',
        'RecusalDecided',
        'ConvertedToOrdinary',
        'CaseDismissed',
        'CaseClosed',
        'CaseArchived',
      ]),
    )
  })

  test('never goes beyond what 处罚法第42至45条、第51至53条、第68至71条 allow', () => {
    expect(whole.violations).toEqual([])
  })
})

const changed = (change: (act: Act) => Act): Procedure => ({
  ...summaryPenalty,
  acts: (file) => summaryPenalty.acts(file).map(change),
})

describe('a definition broken on purpose is found out', () => {
  test.each([
    'party-heard',
    'facts-undisputed',
    'facts-proved',
    'reported',
    'collection-settled',
    'landed',
  ])('when the requirement %s is left out', (left) => {
    const broken = changed((act) => ({
      ...act,
      requires: act.requires.filter(({ id }) => id !== left),
    }))
    expect(explore(broken, true).violations.length).toBeGreaterThan(0)
  })

  test.each(['decide-on-the-spot', 'collect-on-the-spot', 'add-evidence'])(
    'when %s does not look at what was typed',
    (of) => {
      const broken = changed((act) => (act.id === of ? { ...act, checks: () => [] } : act))
      expect(explore(broken, true).violations.length).toBeGreaterThan(0)
    },
  )
})
