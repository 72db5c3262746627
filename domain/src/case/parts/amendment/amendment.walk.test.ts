import { beforeAll, describe, expect, test } from 'vitest'
import { amendmentInputs, forbiddenByAmendment } from '../../../../test/amendment-inputs.ts'
import { circumstances, franchise, people, prepaidCard } from '../../../../test/circumstances.ts'
import { forbiddenByInvariants, ordinaryInputs } from '../../../../test/ordinary-inputs.ts'
import { addDays, plainDate } from '../../../shared/plain-date.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import type { Rulebook } from '../../../kernel/procedure.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'
import { isDecision } from '../../../paper/catalogue/document-catalogue.ts'
import type { CaseEvent, RecordedEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Act } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve, foldCase } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { actsOf } from '../../procedures.ts'
import { ordinaryPenalty } from '../../procedures/ordinary-penalty/procedure.ts'

type Book = Rulebook<CaseFile, CaseEvent, Circumstances>

const firstDay = plainDate('2026-11-02')
const officers = [people.chen, people.wang]
const penalty = {
  kinds: ['fine' as const],
  fineFen: 1_200_000,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
}
const party = {
  kind: 'organisation' as const,
  name: '甲商贸有限公司',
  uscc: '91350100M000100Y43',
  legalRepresentative: '张某',
  address: '四平市铁西区',
  phone: '0434-0000001',
}
const evidence = (id: string): CaseEvent => ({
  type: 'EvidenceAdded',
  evidenceId: id,
  kind: 'document',
  name: '台账',
  purpose: '证明',
  source: '当事人',
  collectedOn: firstDay,
  officers,
  file: { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/png', originalName: 'x.png' },
})

/** Told of a penalty under a matter of small fines; what the notice says was served is served on the first day. */
const events: readonly CaseEvent[] = [
  {
    type: 'ClueRegistered',
    source: 'report',
    receivedAt: '2026-11-02T00:30:00.000Z',
    respondent: party.name,
    summary: '未备案发卡',
    preliminaryOpinion: '核查',
    named: false,
  },
  { type: 'ClueVerified', officers, verifiedOn: firstDay, facts: '属实', suggestion: 'file' },
  {
    type: 'CaseFiled',
    party,
    matterCode: 'CF-001-01',
    cause: '未备案',
    summary: '未备案',
    jurisdiction: '属地',
    investigators: officers,
    violationFrom: firstDay,
    violationUntil: firstDay,
    discoveredOn: firstDay,
    lifeOrFinance: false,
  },
  evidence('e1'),
  evidence('e2'),
  {
    type: 'CorrectionOrdered',
    violation: '未备案',
    requirements: '备案',
    deadline: firstDay,
    officers,
  },
  served('correction_order'),
  { type: 'CorrectionRechecked', checkedOn: firstDay, status: 'not', findings: '没有', officers },
  {
    type: 'InvestigationConcluded',
    findings: {
      facts: '事实',
      tier: '一般',
      tierReason: '理由',
      circumstances: '无',
      outcome: 'penalty',
      noPenaltyReason: null,
      penalty,
      gainsFen: null,
      deviationReason: null,
      flags: {
        publicInterest: false,
        vitalRights: false,
        complex: false,
        socialRisk: false,
        foreign: false,
        suspectedCrime: false,
      },
    },
  },
  {
    type: 'AdvanceNoticeIssued',
    penalty,
    facts: '事实',
    reason: '理由',
    statementDays: 5,
    hearingOffered: false,
  },
  served('penalty_advance_notice'),
]

function served(paper: 'correction_order' | 'penalty_advance_notice'): CaseEvent {
  return {
    type: 'NoticeServed',
    paper,
    method: 'direct',
    servedOn: firstDay,
    recipient: '张某',
    relation: '本人',
    place: '住所',
    refusal: null,
    officers,
    announcedOn: null,
  }
}

const start = foldCase(
  'c1',
  'agency',
  events.map((event, i): RecordedEvent => ({
    version: i + 1,
    at: '2026-11-02T01:00:00.000Z',
    by: { id: people.chen, name: '陈立新' },
    approvals: [],
    event,
  })),
)

/** What leads from the notice to the end of the case; other ways are walked by the procedures themselves. */
const ordinary = [
  'draft-decision',
  'issue-decision',
  'serve-paper',
  'record-payment',
  'close-case',
  'waive-rights',
]
const inputs = {
  ...Object.fromEntries(ordinary.map((id) => [id, ordinaryInputs[id] ?? (() => [])])),
  'draft-decision': (file: CaseFile, at: Circumstances) =>
    (ordinaryInputs['draft-decision']?.(file, at) ?? []).slice(0, 1),
  ...amendmentInputs,
}

const offered = (file: CaseFile): Act[] =>
  actsOf(file).filter(({ id }) => Object.hasOwn(inputs, id))
const book: Book = { ...ordinaryPenalty, acts: offered }

function explore(rules: Book, stopAtFirst = false): WalkOf<CaseEvent> {
  return walk(rules, {
    start,
    evolve,
    problems: problemsOf,
    inputs,
    at: (file, day) => [
      circumstances(
        `${addDays(firstDay, day)}T02:00:00.000Z`,
        file.filing?.matterCode === 'CF-009-01' ? franchise : prepaidCard,
      ),
    ],
    key: situation,
    forbidden: (before, event, after, at) =>
      forbiddenByAmendment(before, event, after) ?? forbiddenByInvariants(before, event, after, at),
    maxDay: 16,
    stopAtFirst,
    waits: [8],
  })
}

function situation(file: CaseFile, day: number): string {
  const { filing, notice, defence, draft, decision, payments, closedOn, amendments } = file
  return JSON.stringify([
    day,
    filing && [filing.matterCode, filing.party.name, filing.party.phone],
    notice?.servedOn,
    defence.statementWaivedOn,
    draft !== null,
    decision?.decidedOn,
    file.served.filter(({ paper }) => isDecision(paper)).map((each) => each.servedOn),
    payments.map(({ fen, receiptNo }) => [fen, receiptNo]),
    closedOn !== null,
    evidenceOf(file).length,
    amendments.map(({ of, changes }) => [of, changes.length]),
    file.amendmentNotices.map((each) => each.servedOn !== null),
    file.investigators.length,
    file.conclusion !== null,
  ])
}

describe('every way to put a case right, from the notice to its end', () => {
  let whole: WalkOf<CaseEvent>
  beforeAll(() => {
    whole = explore(book)
    process.stdout.write(`amendments: ${whole.states} situations, ${whole.moves} moves\n`)
  })

  test('reaches amendments before and after the decision, of papers and of people, and the end', () => {
    expect([...whole.reached.keys()]).toEqual(
      expect.arrayContaining([
        'RecordAmended',
        'PaperAmended',
        'EvidenceExcluded',
        'DecisionIssued',
        'FinePaid',
        'CaseClosed',
      ]),
    )
  })

  test('never shortens a limit, turns a decision upon somebody else, or leaves the party untold', () => {
    expect(whole.violations).toEqual([])
  })
})

const changed = (change: (act: Act) => Act): Book => ({
  ...book,
  acts: (file) => offered(file).map(change),
})
type Amended = Extract<CaseEvent, { type: 'RecordAmended' }>
const saying = (words: Partial<Amended>) =>
  changed((act) =>
    act.amends === undefined
      ? act
      : {
          ...act,
          events: (file, input, at) =>
            act
              .events(file, input, at)
              .map((event) => (event.type === 'RecordAmended' ? { ...event, ...words } : event)),
        },
  )

describe('a definition broken on purpose is found out', () => {
  test.each<[string, Book]>([
    [
      'when amendments are not checked',
      changed((act) => (act.amends === undefined ? act : { ...act, checks: () => [] })),
    ],
    ['when nothing falls with them', saying({ falls: 'nothing' })],
    ['when the party is not told', saying({ papers: [], limits: [] })],
    [
      'when a case may be closed over them',
      changed((act) => ({
        ...act,
        requires: act.requires.filter(({ id }) => id !== 'amendments-told'),
      })),
    ],
    [
      'when the last evidence may be taken away',
      changed((act) => (act.id === 'exclude-evidence' ? { ...act, checks: () => [] } : act)),
    ],
    [
      'when nobody asks who is left to investigate',
      changed((act) => (act.id === 'change-investigators' ? { ...act, checks: () => [] } : act)),
    ],
  ])('%s', (_, rules) => {
    expect(explore(rules, true).violations.length).toBeGreaterThan(0)
  })
})
