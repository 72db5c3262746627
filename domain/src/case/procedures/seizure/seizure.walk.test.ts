import { beforeAll, describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import { as, filedFile, seizureAt, unconfirmed } from '../../../../test/seizure-case.ts'
import { firstDay, hourOf, seizureInputs } from '../../../../test/seizure-inputs.ts'
import { forbiddenByLaw } from '../../../../test/seizure-law.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'
import { addDays, daysBetween } from '../../../shared/plain-date.ts'
import type { Act } from '../../case-kernel.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { closeCase, dismissCase, transferCase } from '../../parts/closing/acts.ts'
import { heldOf } from '../../parts/seizure/ledger.ts'
import { lastDayOfGood } from '../../parts/seizure/limits.ts'
import { seizureReviewed } from '../../parts/seizure/slice.ts'
import { bindsEveryAct } from '../../parts/people/requirements.ts'
import { seizure } from './procedure.ts'

type Walk = WalkOf<CaseEvent>

type Book = {
  readonly acts: (file: CaseFile) => readonly Act[]
  readonly start: CaseFile
  readonly at: (file: CaseFile, day: number, act: Act) => readonly Circumstances[]
  readonly maxDay: number
  readonly waits: readonly number[]
}

const actor = ({ by }: Act) =>
  as(
    by.includes('agency-head')
      ? people.head
      : by.includes('officer')
        ? people.chen
        : people.reviewer,
  )

const alone: Book = {
  acts: (file) => seizure.acts(file),
  start: filedFile(),
  at: (_file, day, act) => [seizureAt(hourOf(day), actor(act))],
  maxDay: 73,
  waits: [10, 21],
}

/** 查封、扣押 × 结案、撤销案件、移送: decided and paid, but for the goods. */
const crossing: Book = {
  ...alone,
  start: { ...filedFile(), conclusion: { on: firstDay } as never },
  acts: (file) => [...seizure.acts(file), closed(closeCase), dismissCase, transferCase],
  maxDay: 42,
  waits: [10, 21],
}
/** The closing of the case with everything met that belongs to the ordinary penalty. */
function closed(act: Act): Act {
  const own = ['not-ended', 'nothing-held']
  return {
    ...act,
    applies: () => true,
    requires: act.requires.filter(({ id }) => own.includes(id)),
  }
}

function explore({ acts, start, at, maxDay, waits }: Book, stopAtFirst = false): Walk {
  return walk(
    { id: 'seizure-walk', title: '查封、扣押', always: bindsEveryAct, acts },
    {
      start,
      evolve,
      problems: problemsOf,
      inputs: seizureInputs,
      at,
      key: situation,
      forbidden: forbiddenByLaw,
      maxDay,
      stopAtFirst,
      waits,
    },
  )
}

function situation(file: CaseFile, day: number): string {
  const today = addDays(firstDay, day)
  return JSON.stringify([
    file.seizures.map((each) => [
      each.urgent !== null,
      each.approval && [each.approval.approved, each.approval.at < hourOf(day)],
      each.abandonedOn !== null,
      seizureReviewed(file, each),
      file.otherReviews.map(({ accepted, toSendAgain }) => [accepted !== null, toSendAgain]),
      each.seized && [
        Math.min(2, daysBetween(each.seized.on, today)),
        each.goods.map((good) => [
          heldOf(good),
          good.released,
          Math.max(-1, daysBetween(today, lastDayOfGood(each, good.no) ?? today)),
        ]),
      ],
      each.extensions.reduce((sum, { days }) => sum + days, 0),
      each.examinations.map(({ endedOn }) => endedOn !== null),
    ]),
    file.transferToldOn !== null,
    file.ended?.kind,
    file.closedOn !== null,
  ])
}

const sizeOf = ({ states, moves }: Walk, from: number) =>
  `${states} situations, ${moves} moves, ${((performance.now() - from) / 1000).toFixed(1)} s`

describe('every path of 查封、扣押', () => {
  let own: Walk
  let crossed: Walk
  beforeAll(() => {
    const before = performance.now()
    own = explore(alone)
    const between = performance.now()
    crossed = explore(crossing)
    process.stdout.write(
      `seizure walk: ${sizeOf(own, before)}; with closing: ${sizeOf(crossed, between)}\n`,
    )
  })

  test('reaches approval, custody, examination, release, return, loss, destruction', () => {
    expect([...own.reached.keys()].sort()).toEqual([
      'ExaminationEnded',
      'ExaminationStarted',
      'GoodsDisposed',
      'GoodsLost',
      'GoodsReturned',
      'GoodsSeized',
      'SeizureAbandoned',
      'SeizureApproved',
      'SeizureExtended',
      'SeizureProposed',
      'SeizureReleased',
      'UrgentSeizureReported',
    ])
  })

  test('breaks none of the rules of 强制法第10条、第18条至第28条', () => {
    expect(own.violations.slice(0, 3)).toEqual([])
  })

  test('crossed with closing, dismissal and transfer, leaves no goods behind', () => {
    expect([...crossed.reached.keys()]).toEqual(
      expect.arrayContaining(['CaseClosed', 'CaseDismissed', 'CaseTransferred', 'TransferTold']),
    )
    expect(crossed.violations.slice(0, 3)).toEqual([])
  })
})

const changed = (book: Book, change: (act: Act) => Act): Book => ({
  ...book,
  acts: (file) => book.acts(file).map(change),
})
const blindTo = (book: Book, of: string, ...fields: string[]) =>
  changed(book, (act) =>
    act.id.split('~')[0] === of
      ? {
          ...act,
          checks: (file, input, at) =>
            (act.checks?.(file, input, at) ?? []).filter(
              ({ field }) => !fields.some((each) => field.startsWith(each)),
            ),
        }
      : act,
  )
const without = (book: Book, left: string, only?: string) =>
  changed(book, (act) =>
    only === undefined || act.id.startsWith(only)
      ? {
          ...act,
          requires: act.requires.filter(({ id }) => id !== left),
          ...(only !== undefined && { applies: () => true }),
        }
      : act,
  )

describe('a definition broken on purpose is found out', () => {
  test('a seizure without power', () => {
    const weak: Book = {
      ...without(alone, 'power-given'),
      at: (_file, day, act) => [seizureAt(hourOf(day), { ...actor(act), matter: unconfirmed })],
    }
    expect(explore(weak, true).violations[0]?.what).toBe('a seizure without power')
    expect(explore({ ...weak, acts: alone.acts }).reached.size).toBe(0)
  })

  test.each([
    ['one officer', 'seize-urgently', 'officers'],
    ['necessities of life seized', 'seize-urgently', 'goods'],
    ['no witness', 'seize-urgently', 'witness'],
    ['detained goods entrusted', 'seize', 'custodian'],
    ['a sixty-first day', 'extend-seizure', 'days'],
    ['days left out before the party was told', 'start-examination', 'from'],
    ['released twice', 'release-seizure', 'goods'],
    ['released only in part', 'release-at-once', 'goods'],
    ['returned without a decision', 'return-goods', 'returned'],
    ['destroyed without a law', 'dispose-goods', 'basis'],
    ['more left custody than came in', 'record-loss', 'lost'],
  ])('%s', (what, of, field) => {
    expect(explore(blindTo(alone, of, field), true).violations[0]?.what).toBe(what)
  })

  test.each([
    ['seized without approval', 'approved-by-head', 'seize~'],
    ['approved after twenty-four hours', 'approval-in-time', 'approve-seizure'],
    ['prolonged what must be released', 'may-be-kept', 'extend-seizure'],
    ['disposed of what must be released', 'may-be-kept', 'dispose-goods'],
  ])('%s', (what, left, only) => {
    expect(explore(without(alone, left, only), true).violations[0]?.what).toBe(what)
  })

  test('ended with goods in custody', () => {
    expect(explore(without(crossing, 'nothing-held'), true).violations[0]?.what).toBe(
      'ended with goods in custody',
    )
  })

  test('goods left behind by a transfer', () => {
    const careless = changed(crossing, (act) =>
      act.id === 'transfer-case'
        ? { ...act, events: (...args) => act.events(...args).slice(-1) }
        : act,
    )
    expect(explore(careless, true).violations[0]?.what).toBe('goods left behind')
  })
})
