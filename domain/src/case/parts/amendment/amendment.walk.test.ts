import { beforeAll, describe, expect, test } from 'vitest'
import { amendmentInputs, forbiddenByAmendment } from '../../../../test/amendment-inputs.ts'
import { circumstances, franchise, prepaidCard } from '../../../../test/circumstances.ts'
import { forbiddenByInvariants, ordinaryInputs } from '../../../../test/ordinary-inputs.ts'
import { caseOf, firstDay, toldOfFine } from '../../../../test/told-of-fine.ts'
import { addDays } from '../../../shared/plain-date.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import type { Rulebook } from '../../../kernel/procedure.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'
import { isDecision } from '../../../paper/catalogue/document-catalogue.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Act } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { actsOf } from '../../procedures.ts'
import { ordinaryPenalty } from '../../procedures/ordinary-penalty/procedure.ts'

type Book = Rulebook<CaseFile, CaseEvent, Circumstances>

const start = caseOf(toldOfFine)

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
