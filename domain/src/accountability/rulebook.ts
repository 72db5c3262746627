import type { Role } from '../authority/roles.ts'
import { forgetForm } from '../kernel/act.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import * as form from '../kernel/form.ts'
import type { PersonId } from '../kernel/recorded.ts'
import { met, unmet, type Requirement } from '../kernel/requirement.ts'
import { bookAct } from '../kernel/book.ts'
import type { UnitAt, UnitBook, UnitBookAct } from '../legal-unit/unit-at.ts'
import { systemRule } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import { errorKinds, errorSources, faults, isDutyOffence, accountabilityMeasures } from './codes.ts'
import type { AccountabilityEvent, AccountabilityFile } from './events.ts'

type Need = Requirement<AccountabilityFile, UnitAt>
type AccountabilityAct = UnitBookAct<AccountabilityFile, AccountabilityEvent>

const basis = [cite('行政处罚法', 75), cite('行政处罚法', 76)] as const
const recusal = cite('行政处罚法', 43)

const concernedOf = ({ report }: AccountabilityFile): readonly PersonId[] => report?.concerned ?? []
const namesOf = (people: readonly PersonId[], { personOf }: Pick<UnitAt, 'personOf'>): string =>
  people.map((each) => personOf(each)?.name ?? '（已离任人员）').join('、')

/** Nobody has a say in whether they themselves are to blame. */
const notConcerned: Need = {
  id: 'not-concerned',
  ofActor: true,
  check: (file, { actor }) =>
    concernedOf(file).includes(actor.id)
      ? unmet('本项追究涉及您，您应当回避；机关负责人都涉及的，报上级机关办理', [recusal])
      : met,
}

const needs = (id: string, holds: (file: AccountabilityFile) => boolean, reason: string): Need => ({
  id,
  check: (file) => (holds(file) ? met : unmet(reason, [systemRule('order')])),
})

const open = needs('open', ({ closed }) => !closed, '责任追究已经办结')
const unfound = needs('not-found-yet', ({ finding }) => finding === null, '已经认定，不能再改')

const isInquirer: Need = {
  id: 'is-inquirer',
  ofActor: true,
  check: ({ inquirer }, { actor }) =>
    inquirer === actor.id ? met : unmet('由指定的核查人办理', [systemRule('duties')]),
}

/** Who is to be blamed is heard first; that they had nothing to say is recorded as well. */
const everybodyHeard: Need = {
  id: 'everybody-heard',
  check: (file, at) => {
    const silent = concernedOf(file).filter((each) =>
      file.heard.every(({ person }) => person !== each),
    )
    return silent.length === 0
      ? met
      : unmet(`还没有听取${namesOf(silent, at)}的陈述和申辩`, [systemRule('order')])
  },
}

/** Whoever enforces, reviews, approves or publishes may have to answer for it. */
const answering: readonly Role[] = [
  'officer',
  'department-head',
  'legal-reviewer',
  'legal-head',
  'agency-head',
]
const person = (label: string) => form.people({ label, role: answering, min: 1, max: 1 })
const inquirers = answering

const reportError: AccountabilityAct = forgetForm({
  ...bookAct,
  id: 'report-error',
  title: '登记执法过错',
  step: 'report',
  by: ['legal-reviewer', 'legal-head', 'agency-head'] as const,
  basis,
  effect: '由机关负责人指定没有参加过本案的人核查；涉及的人先陈述、申辩，再作认定。',
  form: {
    source: form.choice({ label: '怎样发现的', options: errorSources }),
    basisPaper: form.optional(
      form.text({
        label: '依据的文书',
        hint: '复议决定书、判决书、评查意见的文号和日期；自查的不填',
      }),
    ),
    errors: form.choices({ label: '错在哪里', options: errorKinds }),
    facts: form.paragraph({ label: '错误的情况', max: 3_000 }),
    concerned: form.people({ label: '涉及的人员', role: answering, min: 1, max: 20 }),
  },
  applies: ({ about, report }: AccountabilityFile) => about !== null && report === null,
  checks: ({ about }: AccountabilityFile, input, at: UnitAt): FieldProblem[] => {
    const foreign = input.concerned.filter((each) => !about?.answerable.includes(each))
    const outside = ['reconsideration', 'litigation', 'supervision'].includes(input.source)
    return [
      ...(foreign.length === 0
        ? []
        : [{ field: 'concerned', message: `${namesOf(foreign, at)}不在本案的责任链里` }]),
      ...(outside && input.basisPaper === null
        ? [{ field: 'basisPaper', message: '写明文书的文号和日期' }]
        : []),
    ]
  },
  events: ({ about }: AccountabilityFile, input) =>
    about ? [{ type: 'ErrorReported' as const, about, ...input }] : [],
})

const unfitToInquire = ({ about, report }: AccountabilityFile, each: PersonId): string | null =>
  about?.answerable.includes(each) || report?.concerned.includes(each)
    ? '参加过本案的办理，不能核查'
    : null

const appoint: AccountabilityAct = forgetForm({
  ...bookAct,
  id: 'appoint-inquirer',
  title: '指定核查人',
  step: 'inquiry',
  by: ['agency-head'] as const,
  basis,
  effect: '核查人没有参加过本案的办理。',
  form: { inquirer: form.people({ label: '核查人', role: inquirers, min: 1, max: 1 }) },
  requires: [open, unfound, notConcerned],
  applies: ({ report, finding }: AccountabilityFile) => report !== null && finding === null,
  checks: (file: AccountabilityFile, { inquirer }): FieldProblem[] =>
    inquirer.flatMap((each) => {
      const unfit = unfitToInquire(file, each)
      return unfit === null ? [] : [{ field: 'inquirer', message: unfit, basis: recusal }]
    }),
  events: (_file: AccountabilityFile, { inquirer }) => [
    { type: 'InquirerAppointed' as const, inquirer: inquirer[0] ?? '' },
  ],
})

const underInquiry = ({ inquirer, finding }: AccountabilityFile) =>
  inquirer !== null && finding === null

const hear: AccountabilityAct = forgetForm({
  ...bookAct,
  id: 'hear-concerned',
  title: '记录陈述和申辩',
  step: 'inquiry',
  by: inquirers,
  basis,
  effect: '每一个涉及的人都要听到；没有意见的也记下来。',
  form: {
    person: person('谁的陈述'),
    heardOn: form.date({ label: '日期' }),
    statement: form.optional(
      form.paragraph({ label: '陈述和申辩', max: 3_000, hint: '没有意见的不填' }),
    ),
  },
  requires: [open, unfound, isInquirer],
  applies: underInquiry,
  defaults: (_file: AccountabilityFile, { today }: UnitAt) => ({ heardOn: today }),
  checks: (file: AccountabilityFile, input, { today }: UnitAt): FieldProblem[] => [
    ...(concernedOf(file).includes(input.person[0] ?? '')
      ? []
      : [{ field: 'person', message: '这个人不在涉及的人员里' }]),
    ...(input.heardOn > today ? [{ field: 'heardOn', message: '不能晚于今天' }] : []),
  ],
  events: (_file: AccountabilityFile, { person: who, heardOn, statement }) => [
    { type: 'ConcernedHeard' as const, person: who[0] ?? '', heardOn, statement },
  ],
})

const establish: AccountabilityAct = forgetForm({
  ...bookAct,
  id: 'establish-error',
  title: '认定过错',
  step: 'inquiry',
  by: inquirers,
  basis,
  effect: '对每一个涉及的人写明有没有过错和理由，再由法制机构负责人提请、机关负责人决定怎样处理。',
  form: {
    established: form.yesNo({ label: '决定是否确有错误' }),
    cause: form.paragraph({ label: '错误的原因', max: 3_000 }),
    faults: form.rows({
      label: '每个人的责任',
      min: 1,
      max: 20,
      columns: {
        person: person('姓名'),
        fault: form.choice({ label: '认定', options: faults }),
        reason: form.paragraph({ label: '理由', max: 1_000 }),
      },
    }),
  },
  requires: [open, unfound, isInquirer, everybodyHeard],
  applies: underInquiry,
  checks: (file: AccountabilityFile, input, at: UnitAt): FieldProblem[] => [
    ...eachOnce(
      { field: 'faults', wanted: concernedOf(file) },
      input.faults.map((row) => row.person[0] ?? ''),
      at,
    ),
    ...input.faults.flatMap(({ fault }, index): FieldProblem[] =>
      !input.established && fault !== 'none'
        ? [{ field: `faults.${index}.fault`, message: '决定没有错误的，不认定个人有过错' }]
        : [],
    ),
  ],
  events: (_file: AccountabilityFile, { established, cause, faults: found }) => [
    {
      type: 'ErrorEstablished' as const,
      established,
      cause,
      faults: found.map(({ person: who, ...rest }) => ({ person: who[0] ?? '', ...rest })),
    },
  ],
})

const decide: AccountabilityAct = forgetForm({
  ...bookAct,
  id: 'decide-measures',
  title: '决定怎样处理',
  step: 'measures',
  by: ['legal-head', 'agency-head'] as const,
  approvals: ['agency-head'] as const,
  basis,
  effect: '由另一名机关负责人同意后生效；涉嫌职务违法的移送监察机关，不由本机关自行处理。',
  form: {
    measures: form.rows({
      label: '对每个人的处理',
      min: 1,
      max: 20,
      columns: {
        person: person('姓名'),
        measure: form.choice({ label: '处理', options: accountabilityMeasures }),
        reason: form.paragraph({ label: '理由', max: 1_000 }),
      },
    }),
    improvement: form.paragraph({ label: '以后怎样防止', max: 2_000 }),
    handedOver: form.optional(form.text({ label: '移送监察机关的文号和日期' })),
  },
  requires: [
    open,
    notConcerned,
    needs('found', ({ finding }) => finding !== null, '还没有认定过错'),
    needs('not-measured-yet', ({ measures: decided }) => decided === null, '已经处理'),
  ],
  applies: ({ finding, measures: decided }: AccountabilityFile) =>
    finding !== null && decided === null,
  checks: (file: AccountabilityFile, input, at: UnitAt): FieldProblem[] => {
    const found = file.finding?.faults ?? []
    const given = input.measures.map((row) => row.person[0] ?? '')
    const faultOf = (each: PersonId) =>
      found.find(({ person: who }) => who === each)?.fault ?? 'none'
    const offence = found.some(({ fault }) => isDutyOffence(fault))
    return [
      ...eachOnce({ field: 'measures', wanted: found.map(({ person: who }) => who) }, given, at),
      ...input.measures.flatMap(({ measure }, index): FieldProblem[] =>
        faultOf(given[index] ?? '') === 'none' && measure !== 'none'
          ? [{ field: `measures.${index}.measure`, message: '没有过错的，不予追究' }]
          : [],
      ),
      ...(offence && input.handedOver === null
        ? [
            {
              field: 'handedOver',
              message: '认定玩忽职守、滥用职权或者徇私枉法的，移送监察机关，写明文号和日期',
              basis: cite('行政处罚法', 83),
            },
          ]
        : []),
    ]
  },
  events: (_file: AccountabilityFile, { measures: decided, improvement, handedOver }) => [
    {
      type: 'MeasuresDecided' as const,
      measures: decided.map(({ person: who, ...rest }) => ({ person: who[0] ?? '', ...rest })),
      improvement,
      handedOver,
    },
  ],
})

const close: AccountabilityAct = forgetForm({
  ...bookAct,
  id: 'close-accountability',
  title: '办结',
  step: 'measures',
  by: ['legal-head', 'agency-head'] as const,
  basis,
  effect: '写明处理的落实情况，责任追究办结。',
  form: { carriedOut: form.paragraph({ label: '落实情况', max: 2_000 }) },
  requires: [open, notConcerned],
  applies: ({ measures: decided, closed }: AccountabilityFile) => decided !== null && !closed,
  events: (_file: AccountabilityFile, { carriedOut }) => [
    { type: 'AccountabilityClosed' as const, carriedOut },
  ],
})

/** Each person stands in the rows exactly once, so that nobody is left out and nobody judged twice. */
function eachOnce(
  { field, wanted }: { readonly field: string; readonly wanted: readonly PersonId[] },
  given: readonly PersonId[],
  at: UnitAt,
): FieldProblem[] {
  const problem = (people: readonly PersonId[], words: string): FieldProblem[] =>
    people.length === 0 ? [] : [{ field, message: `${namesOf(people, at)}${words}` }]
  return [
    ...problem(
      wanted.filter((each) => !given.includes(each)),
      '还没有写',
    ),
    ...problem(
      given.filter((each, index) => given.indexOf(each) !== index),
      '写了两次',
    ),
    ...problem(
      given.filter((each) => !wanted.includes(each)),
      '不在涉及的人员里',
    ),
  ]
}

/** 执法过错责任追究 of one decision; whoever answers for a step of it is in its 责任链. */
export const accountabilityBook: UnitBook<AccountabilityFile, AccountabilityEvent> = {
  id: 'accountability',
  title: '责任追究',
  always: [],
  acts: () => [reportError, appoint, hear, establish, decide, close],
}
