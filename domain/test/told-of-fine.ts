import type { CaseEvent, RecordedEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import { foldCase } from '../src/case/evolve.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import { people } from './circumstances.ts'
import { noFlags } from './sample-facts.ts'

export const firstDay = plainDate('2026-11-02')
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
export const toldOfFine: readonly CaseEvent[] = [
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
      flags: noFlags,
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

export function served(
  paper: 'correction_order' | 'penalty_advance_notice' | 'penalty_decision',
): CaseEvent {
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

/** The case of these events, all of the first day. */
export const caseOf = (events: readonly CaseEvent[]): CaseFile =>
  foldCase(
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
