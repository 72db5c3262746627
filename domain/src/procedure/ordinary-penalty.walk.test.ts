import { beforeAll, describe, expect, test } from 'vitest'
import { openFile } from '../case/evolve.ts'
import type { CaseFile } from '../case/case-file.ts'
import { addDays, plainDate } from '../shared/plain-date.ts'
import { circumstances, franchise, people, prepaidCard } from '../../test/circumstances.ts'
import { forbiddenByInvariants, ordinaryInputs } from '../../test/ordinary-inputs.ts'
import type { Procedure } from './kernel.ts'
import { ordinaryPenalty } from './ordinary-penalty.ts'
import { walk, type Walk } from './walk.ts'

const firstDay = plainDate('2026-11-02')

const start = openFile('00000000-0000-4000-8000-0000000000aa', 'agency', {
  version: 1,
  at: '2026-11-02T01:00:00.000Z',
  by: { id: people.deputy, name: '登记人' },
  approvals: [],
  event: {
    type: 'ClueRegistered',
    source: 'report',
    receivedAt: '2026-11-02T00:30:00.000Z',
    respondent: '甲商贸有限公司',
    summary: '未备案发卡',
    preliminaryOpinion: '核查',
    named: false,
  },
})

function explore(procedure: Procedure, stopAtFirst = false): Walk {
  return walk(procedure, {
    start,
    inputs: ordinaryInputs,
    at: (file, day, act) => ({
      ...circumstances(
        `${addDays(firstDay, day)}T02:00:00.000Z`,
        file.filing ? (file.filing.matterCode === 'CF-009' ? franchise : prepaidCard) : null,
      ),
      ...(act?.by.includes('legal-reviewer') && {
        actor: { id: people.reviewer, name: '审核人', roles: ['legal-reviewer'] },
      }),
    }),
    key: situation,
    forbidden: forbiddenByInvariants,
    maxDay: 30,
    stopAtFirst,
    waits: [1, 7],
  })
}

/** Facts and days that the rules look at; texts and identities do not matter here. */
function situation(file: CaseFile, day: number): string {
  const { notice, defence, hearing, draft, review, deliberation, filing } = file
  return JSON.stringify([
    filing ? [filing.matterCode] : file.verification !== null,
    file.evidence.length > 0,
    file.corrections.map(({ servedOn, recheck }) => [servedOn !== null, recheck?.status]).slice(-1),
    file.corrections.length > 0,
    file.conclusion && [
      file.conclusion.findings.outcome,
      file.conclusion.findings.flags.publicInterest,
    ],
    notice && [
      notice.servedOn === null ? null : Math.min(9, day - dayOf(notice.servedOn)),
      notice.hearingOffered,
    ],
    [
      defence.statements.map(({ reviewed }) => reviewed).slice(-1),
      defence.statementWaivedOn !== null,
      defence.hearingWaivedOn !== null,
    ],
    hearing && [
      hearing.called && Math.max(-1, day - dayOf(hearing.called.heldOn)),
      hearing.held !== null,
    ],
    draft && [draft.draft.outcome, draft.draft.penalty.fineFen, draft.grounds.length > 0],
    review && [review.digest === draft?.digest, review.missing !== null, review.opinion?.outcome],
    deliberation && [deliberation.digest === draft?.digest, deliberation.approved],
    file.decision !== null,
    file.served.some(({ paper }) => paper.endsWith('decision')),
    file.payments.length > 0,
    file.ended?.kind,
    file.closedOn !== null,
    file.archive !== null,
  ])
}

const dayOf = (day: string) => Math.round((Date.parse(day) - Date.parse(firstDay)) / 86_400_000)

describe('every path of 普通程序', () => {
  let whole: Walk
  beforeAll(() => {
    whole = explore(ordinaryPenalty)
  })

  test('reaches a decision, a dismissal, a transfer, a refusal to file and the archive', () => {
    const size = `${whole.states} situations, ${whole.moves} moves`
    expect([...whole.reached.keys()], size).toEqual(
      expect.arrayContaining([
        'FilingDeclined',
        'HearingHeld',
        'ReviewOpinionIssued',
        'DeliberationHeld',
        'DecisionIssued',
        'CaseDismissed',
        'CaseTransferred',
        'CaseClosed',
        'CaseArchived',
      ]),
    )
    process.stdout.write(`procedure walk: ${size}\n`)
  })

  test('never decides a major case without review of exactly that draft, nor before the defence was heard (invariants 1 and 2)', () => {
    expect(whole.violations).toEqual([])
  })
})

describe('a definition broken on purpose is found out', () => {
  test.each(['review-passed', 'defence-period-over', 'notice-served', 'requested-hearing-held'])(
    'when the requirement %s is left out',
    (left) => {
      const broken: Procedure = {
        ...ordinaryPenalty,
        acts: ordinaryPenalty.acts.map((act) => ({
          ...act,
          requires: act.requires.filter(({ id }) => id !== left),
        })),
      }

      expect(explore(broken, true).violations.length).toBeGreaterThan(0)
    },
  )
})
