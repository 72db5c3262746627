import type { CaseEvent, RecordedEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import { foldCase } from '../src/case/evolve.ts'
import type { Party } from '../src/case/party.ts'
import type { Penalty } from '../src/case/penalty.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import { noFlags } from './sample-facts.ts'

/** Fictional; the credit code and the ID number have right check characters. */
export const organisation: Party = {
  kind: 'organisation',
  name: '四平市红日商贸有限公司',
  uscc: '91220300MA0000000L',
  legalRepresentative: '周向东',
  address: '吉林省四平市铁西区英雄大路88号',
  phone: '13904340001',
}

export const naturalPerson: Party = {
  kind: 'natural-person',
  name: '欧阳春生',
  idNumber: '22030219800307151X',
  address: '吉林省四平市铁东区北一马路12号3单元502室',
  phone: '13904340002',
  gender: '男',
  birthDate: '1980-03-07',
}

export const fine: Penalty = {
  kinds: ['fine'],
  fineFen: 1_800_000,
  confiscatedFen: 0,
  confiscatedGoods: null,
  terms: null,
}

const day = plainDate
const officers = ['p1', 'p2']

type Told = { readonly party: Party; readonly penalty: Penalty; readonly facts: string }

/** The events of one decided and served case, with private facts in every place that has room. */
export function decidedEvents({ party, penalty, facts }: Told): CaseEvent[] {
  const draft = {
    outcome: 'penalty' as const,
    noPenaltyReason: null,
    penalty,
    partyName: party.name,
    matterCode: 'CF-001-01',
    cause: '未按规定期限办理单用途商业预付卡备案案',
    facts,
    statementHandling: `${party.name}未提出陈述、申辩意见。`,
    discretionReason: '责令一次后才备案，属于“一般”阶次。',
    education: null,
  }
  const findings = {
    facts,
    tier: '一般',
    tierReason: '责令一次后才备案',
    circumstances: '无',
    outcome: 'penalty' as const,
    noPenaltyReason: null,
    penalty,
    gainsFen: null,
    deviationReason: null,
    flags: noFlags,
  }
  return [
    {
      type: 'ClueRegistered',
      source: 'inspection',
      receivedAt: '2026-09-08T02:00:00.000Z',
      respondent: party.name,
      summary: '未备案',
      preliminaryOpinion: '建议核查',
      named: false,
    },
    {
      type: 'CaseFiled',
      party,
      matterCode: 'CF-001-01',
      cause: draft.cause,
      summary: '未备案',
      jurisdiction: '违法行为发生地在本市',
      investigators: officers,
      violationFrom: day('2026-03-01'),
      violationUntil: day('2026-09-08'),
      discoveredOn: day('2026-09-08'),
      lifeOrFinance: false,
    },
    {
      type: 'PersonInquired',
      startedAt: '2026-09-24T02:00:00.000Z',
      endedAt: '2026-09-24T03:00:00.000Z',
      place: '四平市商务局',
      inquiree: '孙玉梅',
      inquireeRole: '收银员',
      inquireeIdNumber: '220303199001011223',
      exchanges: [{ question: '何时发卡？', answer: '三月。' }],
      officers,
      recording: null,
      unrecordedReason: '设备故障',
    },
    { type: 'InvestigationConcluded', findings },
    { type: 'ReviewSubmitted', digest: 'd1', grounds: [], statement: '送审' },
    {
      type: 'ReviewOpinionIssued',
      digest: 'd1',
      outcome: 'pass',
      points: [],
      opinion: '内部意见：裁量幅度偏高，但在阶次以内，同意。',
      counsel: null,
    },
    {
      type: 'DecisionIssued',
      draft,
      digest: 'd1',
      decidedOn: day('2026-11-18'),
      extensionBasis: null,
    },
    {
      type: 'NoticeServed',
      paper: 'penalty_decision',
      method: 'direct',
      servedOn: day('2026-11-19'),
      recipient: '刘长河',
      relation: '员工',
      place: '四平市铁西区英雄大路88号',
      refusal: null,
      officers,
      announcedOn: null,
    },
  ]
}

export function fileOf(events: readonly CaseEvent[]): CaseFile {
  const recorded = events.map((event, i): RecordedEvent => ({
    version: i + 1,
    at: `2026-11-1${i}T02:00:00.000Z`,
    by: { id: 'p1', name: '王海' },
    approvals: [],
    event,
  }))
  return foldCase('c1', 'a1', recorded)
}
