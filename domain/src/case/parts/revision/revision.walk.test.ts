import { beforeAll, describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../../../test/circumstances.ts'
import { forbiddenByInvariants, ordinaryInputs } from '../../../../test/ordinary-inputs.ts'
import { forbiddenByRevision, revisionInputs } from '../../../../test/revision-inputs.ts'
import { caseOf, firstDay, served, toldOfFine } from '../../../../test/told-of-fine.ts'
import type { Rulebook } from '../../../kernel/procedure.ts'
import { walk, type Walk as WalkOf } from '../../../kernel/walk.ts'
import { addDays } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { bindsEveryAct } from '../people/requirements.ts'
import { noPenalty } from '../../penalty-fields.ts'
import { actsOf } from '../../procedures.ts'
import { dueFen, unpaidFen } from '../payment/slice.ts'
import { toPublishSince } from '../publication/limits.ts'
import { papersToServe } from '../service/served-papers.ts'
import { noOtherProposed } from './requirements.ts'
import { reviseDecision } from './revise-decision.ts'
import { inHandSince, unrefundedFen } from './slice.ts'

type Book = Rulebook<CaseFile, CaseEvent, Circumstances>
type Walk = WalkOf<CaseEvent>

const told = caseOf(toldOfFine)
const draft = {
  outcome: 'penalty' as const,
  noPenaltyReason: null,
  penalty: told.notice?.penalty ?? noPenalty,
  partyName: told.filing?.party.name ?? '',
  matterCode: 'CF-001-01',
  cause: '未备案',
  facts: '事实',
  statementHandling: '没有意见',
  discretionReason: '理由',
  education: null,
}
const decided = [
  ...toldOfFine,
  { type: 'DecisionDrafted', draft, digest: 'd', grounds: [], deliberation: [] },
  {
    type: 'DecisionIssued',
    draft,
    digest: 'd',
    decidedOn: firstDay,
    extensionBasis: null,
    oneByOne: true,
  },
] satisfies CaseEvent[]
const start = caseOf([...decided, served('penalty_decision')])

/** 公示 and 撤回 belong to the chain of publicity; here they are steps among the others. */
const ofPublicity = (
  id: string,
  can: (file: CaseFile, at: Circumstances) => boolean,
  events: (file: CaseFile, at: Circumstances) => CaseEvent[],
): Act =>
  act({
    id,
    title: id,
    step: 'publish',
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '',
    basis: [],
    form: {},
    papers: [],
    recording: [],
    requires: [],
    applies: can,
    events: (file, _input, at) => events(file, at),
  })
const shown = ({ revisions }: CaseFile) =>
  revisions.flatMap(({ notice }) => (notice?.withdrawnOn === null ? [notice.id] : []))
const publish = ofPublicity(
  'publish',
  (file, at) =>
    toPublishSince(file, at) !== null &&
    file.publishedOn === null &&
    inHandSince(file) !== null &&
    shown(file).length === 0,
  (file, { today }) => [{ type: 'DecisionPublished', noticeId: `n${file.version}`, on: today }],
)
const withdraw = ofPublicity(
  'withdraw',
  (file) => shown(file).length > 0,
  (file, { today }) => [
    { type: 'PublicationWithdrawn', noticeId: shown(file)[0] ?? '', on: today, reason: '理由' },
  ],
)

/** The way back to a decision, without the turns that the walk of the ordinary procedure takes. */
const anew = [
  'conclude-investigation',
  'issue-advance-notice',
  'waive-rights',
  'draft-decision',
  'issue-decision',
] as const
const first = (id: string) => (file: CaseFile, at: Circumstances) =>
  (ordinaryInputs[id]?.(file, at) ?? []).slice(0, 1)
const inputs = {
  ...Object.fromEntries(anew.map((id) => [id, first(id)])),
  'draft-decision': (file: CaseFile, at: Circumstances) =>
    file.draft === null
      ? first('draft-decision')(file, at).flatMap((each) => [
          each,
          { ...each, facts: '查明的发卡张数少于原来认定的张数' },
        ])
      : [],
  'serve-paper': ordinaryInputs['serve-paper'] ?? (() => []),
  'record-payment': (file: CaseFile, at: Circumstances) =>
    unpaidFen(file) > 0
      ? first('record-payment')(file, at).map((each) => ({ ...each, fen: unpaidFen(file) }))
      : [],
  'close-case': first('close-case'),
  'archive-case': first('archive-case'),
  ...revisionInputs,
  publish: () => [{}],
  withdraw: () => [{}],
}

/** 提请, its review and its approval as one move: they add people, not paths (legal-review.test.ts walks them). */
const approved = (each: Act): Act =>
  each.id === reviseDecision.id
    ? {
        ...each,
        requires: each.requires.filter(({ id }) => id !== noOtherProposed.id),
        events: (file, input, at) => {
          const proposed = each.events(file, input, at).filter(isProposal)
          return proposed.flatMap(({ revision, ...said }) => {
            const { effect, ground, reason, penalty, remake } = said
            const from = { proposal: revision, source: 'agency' as const }
            const words = { effect, ground, reason, penalty, remake }
            return [
              { revision, ...said },
              { type: 'DecisionRevised', ...from, ...words, remakeBy: null, document: null },
            ] satisfies CaseEvent[]
          })
        },
      }
    : each
const isProposal = (event: CaseEvent) => event.type === 'RevisionProposed'

const offered = (file: CaseFile): Act[] => [
  ...actsOf(file)
    .filter(({ id }) => Object.hasOwn(inputs, id))
    .map(approved),
  publish,
  withdraw,
]
const book: Book = {
  id: 'revision-walk',
  title: '撤销、变更决定',
  always: bindsEveryAct,
  acts: offered,
}

/** Every situation; with `only` until that one thing is seen to happen. */
function explore(rules: Book, only?: string, { fold = evolve, from = start } = {}): Walk {
  return walk(rules, {
    start: from,
    evolve: fold,
    problems: problemsOf,
    inputs,
    at: (_file, day, { by }) => [actingOn(day, by)],
    key: situation,
    forbidden: (before, event, after, at) => {
      const what =
        forbiddenByRevision(before, event, after) ?? forbiddenByInvariants(before, event, after, at)
      return only === undefined || what === only ? what : null
    },
    maxDay: 0,
    stopAtFirst: only !== undefined,
    waits: [],
  })
}

function actingOn(day: number, by: Act['by']): Circumstances {
  const at = circumstances(`${addDays(firstDay, day)}T02:00:00.000Z`, prepaidCard)
  return by.includes('archivist')
    ? { ...at, actor: { id: people.head, name: '档案员', roles: ['archivist'] } }
    : at
}

function situation(file: CaseFile): string {
  return JSON.stringify([
    file.revisions.map(({ source, effect, ground, remake, toldOn, notice, toRefundFen }) => [
      source,
      effect,
      ground,
      remake,
      toldOn !== null,
      notice && notice.withdrawnOn !== null,
      toRefundFen,
    ]),
    unrefundedFen(file),
    dueFen(file),
    unpaidFen(file),
    file.decision?.draft.facts,
    file.publishedOn !== null,
    file.withdrawnOn !== null,
    papersToServe(file),
    file.conclusion !== null,
    file.notice && file.notice.servedOn !== null,
    file.defence.statementWaivedOn !== null,
    file.draft?.draft.facts,
    file.ended?.kind,
    file.closedOn !== null,
    file.archivedOn !== null,
  ])
}

describe('every way a served decision may go on', () => {
  let whole: Walk
  beforeAll(() => {
    const before = performance.now()
    whole = explore(book)
    const seconds = ((performance.now() - before) / 1000).toFixed(1)
    process.stdout.write(
      `revision walk: ${whole.states} situations, ${whole.moves} moves, ${seconds} s\n`,
    )
  })

  test('reaches every end: left as it is, changed, fallen, made anew, given back, shelved', () => {
    expect([...whole.reached.keys()]).toEqual(
      expect.arrayContaining([
        'DecisionRevised',
        'RemedyConcluded',
        'MoneyRefunded',
        'DecisionIssued',
        'DecisionPublished',
        'PublicationWithdrawn',
        'CaseClosed',
        'CaseArchived',
      ]),
    )
  })

  test('breaks none of 处罚法第32、44、45、48、75条 and 复议法第63、64、72条', () => {
    expect(whole.violations.slice(0, 3)).toEqual([])
  })
})

const changed = (change: (each: Act) => Act): Book => ({
  ...book,
  acts: (file) => offered(file).map(change),
})
const unchecked = (id: string) =>
  changed((each) => (each.id === id ? { ...each, checks: () => [] } : each))
const blindTo = (id: string, said: string) =>
  changed((each) =>
    each.id === id
      ? {
          ...each,
          checks: (...asked) =>
            (each.checks?.(...asked) ?? []).filter(({ message }) => !message.includes(said)),
        }
      : each,
  )
const without = (requirement: string) =>
  changed((each) => ({
    ...each,
    requires: each.requires.filter(({ id }) => id !== requirement),
  }))
/** Means of a revision in which something was forgotten. */
const keeping =
  (...forgotten: (keyof CaseFile)[]): typeof evolve =>
  (file, recorded) => {
    const after = evolve(file, recorded)
    if (recorded.event.type !== 'DecisionRevised') return after
    return { ...after, ...Object.fromEntries(forgotten.map((name) => [name, file[name]])) }
  }

describe('a definition broken on purpose is found out', () => {
  test.each<[string, Book]>([
    ['changed to a heavier penalty', blindTo('revise-decision', '不得加重')],
    ['changed to a heavier penalty', blindTo('record-remedy-outcome', '不得加重')],
    ['a sum without its kind', unchecked('revise-decision')],
    ['below the minimum of the rule', blindTo('revise-decision', '减轻处罚')],
    ['more given back than was paid', unchecked('record-refund')],
    ['decided again while the first is public', without('fallen-decision-withdrawn')],
    ['the same decided again against the review', unchecked('draft-decision')],
  ])('%s', (what, rules) => {
    expect(explore(rules, what).violations).not.toEqual([])
  })

  test.each(['shelved before the party was told', 'shelved with money of the party'])(
    '%s',
    (what) => {
      expect(explore(without('revisions-settled'), what).violations).not.toEqual([])
    },
  )

  test.each<[string, (keyof CaseFile)[]]>([
    ['a decision that fell still binds', ['decision']],
    ['made anew without telling the party anew', ['notice']],
    ['neither over nor going on', ['ended']],
    ['taken for public as it was changed', ['publishedOn']],
  ])('%s', (what, forgotten) => {
    expect(explore(book, what, { fold: keeping(...forgotten) }).violations).not.toEqual([])
  })

  test('public, and nobody has to take it down', () => {
    const fold: typeof evolve = (file, recorded) => {
      const after = evolve(file, recorded)
      return { ...after, revisions: after.revisions.map((each) => ({ ...each, notice: null })) }
    }
    const what = 'public, and nobody has to take it down'
    expect(explore(book, what, { fold }).violations).not.toEqual([])
  })

  test('revised before it was served', () => {
    const careless = changed((each) =>
      each.id === 'revise-decision'
        ? {
            ...each,
            applies: ({ decision }) => decision !== null,
            requires: each.requires.filter(({ id }) => id !== 'decision-served'),
          }
        : each,
    )
    const from = caseOf(decided)
    expect(explore(careless, 'revised before it was served', { from }).violations).not.toEqual([])
  })
})
