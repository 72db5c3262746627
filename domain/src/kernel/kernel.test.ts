import { expect, test } from 'vitest'
import { agencyRule } from '../shared/basis.ts'
import { forgetForm, forgetOpeningForm, type Act } from './act.ts'
import * as form from './form.ts'
import { standing, stateOf, type Procedure } from './procedure.ts'
import { readForm } from './read-form.ts'
import { proofWords, record, type Recorded } from './recorded.ts'
import { met, unmet, type Requirement } from './requirement.ts'
import { walk } from './walk.ts'

// A library that lends books: a procedure without any law, which keeps the kernel free of it.
type Loan = {
  readonly version: number
  readonly reader: string | null
  readonly books: readonly { readonly title: string; readonly back: boolean }[]
}
type LoanEvent =
  | { type: 'ReaderJoined'; reader: string }
  | { type: 'BookLent'; title: string }
  | { type: 'BookReturned'; index: number }
type At = {
  readonly now: string
  readonly actor: { readonly id: string; readonly name: string }
  readonly open: boolean
}

const nothing: Loan = { version: 0, reader: null, books: [] }

function evolve(file: Loan, { version, event }: Recorded<LoanEvent>): Loan {
  switch (event.type) {
    case 'ReaderJoined':
      return { ...file, version, reader: event.reader }
    case 'BookLent':
      return { ...file, version, books: [...file.books, { title: event.title, back: false }] }
    case 'BookReturned':
      return {
        ...file,
        version,
        books: file.books.map((book, i) => (i === event.index ? { ...book, back: true } : book)),
      }
  }
}

const houseRules = [agencyRule('借阅规则')] as const

const libraryOpen: Requirement<unknown, At> = {
  id: 'library-open',
  check: (_file, { open }) => (open ? met : unmet('图书馆今天不开', houseRules)),
}
const fewBooks: Requirement<Pick<Loan, 'books'>, At> = {
  id: 'few-books',
  check: ({ books }) =>
    books.filter(({ back }) => !back).length < 2 ? met : unmet('最多同时借两本', houseRules),
}

const said = {
  step: 'borrow',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '',
  basis: [],
  papers: [],
  recording: [],
} as const

const lend = forgetForm<Loan, LoanEvent, At, { title: form.Field<string> }>({
  ...said,
  id: 'lend',
  title: '借出',
  form: { title: form.text({ label: '书名' }) },
  requires: [fewBooks],
  events: (_file, { title }) => [{ type: 'BookLent', title }],
})

/** Several of one kind: one act for each book that is out. */
const giveBack = (index: number): Act<Loan, LoanEvent, At> =>
  forgetForm({
    ...said,
    id: `give-back~${index + 1}`,
    title: `归还第 ${index + 1} 本`,
    form: {},
    requires: [],
    applies: ({ books }: Loan) => books[index]?.back === false,
    events: () => [{ type: 'BookReturned', index }],
  })

const lending: Procedure<Loan, LoanEvent, At> = {
  id: 'lending',
  title: '借书',
  category: '无',
  opens: forgetOpeningForm<LoanEvent, At, { reader: form.Field<string> }>({
    id: 'join',
    title: '办证',
    by: ['officer'],
    effect: '',
    basis: [],
    form: { reader: form.text({ label: '读者' }) },
    papers: [],
    recording: [],
    requires: [],
    checks: () => [],
    events: ({ reader }) => [{ type: 'ReaderJoined', reader }],
  }),
  underWay: ({ reader }) => reader !== null,
  always: [libraryOpen],
  acts: ({ books }) => [lend, ...books.map((_, i) => giveBack(i))],
  steps: [
    {
      id: 'borrow',
      title: '借',
      stage: '启动',
      basis: [],
      limits: [],
      leadsTo: [],
      state: stateOf<Loan>(
        ({ books }) => books.length > 0 && books.every(({ back }) => back),
        () => true,
      ),
    },
  ],
  limits: () => [],
}

const at = (open = true): At => ({
  now: '2026-11-02T02:00:00.000Z',
  actor: { id: 'a', name: '甲' },
  open,
})
const author = { at: at().now, by: at().actor, approvals: [] }
const joined = () => {
  const read = readForm(lending.opens?.form ?? {}, { reader: '读者' })
  if (!read.ok) throw new Error('the form of the opening is not read')
  return record(0, lending.opens?.events(read.value, at()) ?? [], author).reduce(evolve, nothing)
}

test('a procedure without law opens, offers its acts and says why not', () => {
  const file = joined()
  expect(lending.underWay(nothing)).toBe(false)
  expect(lending.underWay(file)).toBe(true)
  expect(standing(lending, file, at()).map(({ act, can }) => [act.id, can])).toEqual([
    ['lend', true],
  ])
  expect(standing(lending, file, at(false))).toMatchObject([
    { can: false, unmet: [{ reason: '图书馆今天不开' }] },
  ])
})

test('several of one kind give one act each', () => {
  const two = record<LoanEvent>(
    1,
    [
      { type: 'BookLent', title: '甲' },
      { type: 'BookLent', title: '乙' },
      { type: 'BookReturned', index: 0 },
    ],
    author,
  ).reduce(evolve, joined())
  const offered = standing(lending, two, at()).map(({ act }) => act.id)
  expect(offered).toEqual(['lend', 'give-back~2'])
})

const explore = (book: Procedure<Loan, LoanEvent, At>) =>
  walk(book, {
    start: joined(),
    evolve,
    problems: () => [],
    inputs: { lend: () => [{ title: '书' }], 'give-back~1': () => [{}], 'give-back~2': () => [{}] },
    at: () => [at()],
    key: ({ books }) => JSON.stringify(books.map(({ back }) => back)),
    forbidden: (_before, _event, { books }) =>
      books.filter(({ back }) => !back).length > 2 ? '借出了三本' : null,
    maxDay: 0,
    waits: [],
    stopAtFirst: book !== lending,
  })

test('the walk reaches every situation and finds a rule that was left out', () => {
  const limited: typeof lending = {
    ...lending,
    acts: (file) => (file.books.length < 3 ? lending.acts(file) : lending.acts(file).slice(1)),
  }
  const whole = explore(limited)
  expect([...whole.reached.keys()]).toEqual(['BookLent', 'BookReturned'])
  expect(whole.violations).toEqual([])
  expect(whole.states).toBeGreaterThan(4)

  const broken: typeof lending = {
    ...limited,
    acts: (file) => limited.acts(file).map((each) => ({ ...each, requires: [] })),
  }
  expect(explore(broken).violations.length).toBeGreaterThan(0)
})

test('a control that another room reads refuses to be read without it', () => {
  expect(() => readForm({ who: { label: '谁', control: { kind: 'party' } } }, { who: {} })).toThrow(
    'does not say how it is read',
  )
})

test('how somebody proved who they are is told, and nothing kept is unknown, never proved', () => {
  expect(proofWords('code')).toBe('已用动态码确认')
  expect(proofWords('password')).toBe('已用密码确认')
  expect(proofWords('session')).toBe('凭登录状态')
  expect(proofWords(undefined)).toBe('确认方式没有记录')
})
