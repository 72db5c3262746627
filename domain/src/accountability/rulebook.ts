import { forgetForm, type Act } from '../kernel/act.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import * as form from '../kernel/form.ts'
import type { Rulebook } from '../kernel/procedure.ts'
import type { PersonId } from '../kernel/recorded.ts'
import { met, unmet, type Requirement } from '../kernel/requirement.ts'
import { systemRule } from '../shared/basis.ts'
import { cite } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { errorKinds, errorSources, faults, isDutyOffence, measures } from './codes.ts'
import type { AccountabilityEvent, AccountabilityFile } from './events.ts'

/** What a rule of 责任追究 may look at beside the file. */
export type AccountabilityAt = {
  readonly today: PlainDate
  readonly actor: { readonly id: PersonId; readonly name: string }
  /** Everybody with a part in the case by its 责任链. */
  readonly answerable: readonly PersonId[]
  nameOf(person: PersonId): string
}

type Need = Requirement<AccountabilityFile, AccountabilityAt>

const basis = [cite('行政处罚法', 75), cite('行政处罚法', 76)] as const
const recusal = cite('行政处罚法', 43)

/** Nobody judges an error they may themselves answer for. */
const hadNoPart: Need = {
  id: 'had-no-part',
  ofActor: true,
  check: ({ report }, { actor, answerable }) =>
    answerable.includes(actor.id) || report.concerned.includes(actor.id)
      ? unmet('您参加过本案的办理，不能办理本案的责任追究，请由没有参加过的人办理', [recusal])
      : met,
}

const needs = (id: string, holds: (file: AccountabilityFile) => boolean, reason: string): Need => ({
  id,
  check: (file) => (holds(file) ? met : unmet(reason, [systemRule('order')])),
})

const open = needs('open', ({ closed }) => !closed, '责任追究已经办结')
const unfound = needs('not-found-yet', ({ finding }) => finding === null, '已经认定，不能再改')
const unmeasured = needs('not-measured-yet', ({ measures }) => measures === null, '已经处理')

const isInquirer: Need = {
  id: 'is-inquirer',
  ofActor: true,
  check: ({ inquirer }, { actor }) =>
    inquirer === actor.id ? met : unmet('由指定的核查人办理', [systemRule('duties')]),
}

/** Who is to be blamed is heard first; that they had nothing to say is recorded as well. */
const everybodyHeard: Need = {
  id: 'everybody-heard',
  check: ({ report, heard }, { nameOf }) => {
    const silent = report.concerned.filter((each) => heard.every(({ person }) => person !== each))
    return silent.length === 0
      ? met
      : unmet(`还没有听取${silent.map(nameOf).join('、')}的陈述和申辩`, [systemRule('order')])
  },
}

const said = { approvals: [], papers: [], recording: [], basis, step: 'inquiry' } as const

type AccountabilityAct = Act<AccountabilityFile, AccountabilityEvent, AccountabilityAt>

const act = <F extends form.Form>(
  definition: Act<AccountabilityFile, AccountabilityEvent, AccountabilityAt, F>,
): AccountabilityAct => forgetForm(definition)

/** What begins an inquiry; the case and who is concerned come with the page it is begun from. */
export const reportForm = {
  source: form.choice({ label: '怎样发现的', options: errorSources }),
  basisPaper: form.optional(
    form.text({
      label: '依据的文书',
      hint: '复议决定书、判决书、评查意见的文号和日期；自查的不填',
    }),
  ),
  errors: form.choices({ label: '错在哪里', options: errorKinds }),
  facts: form.paragraph({ label: '错误的情况', max: 3_000 }),
  concerned: form.people({
    label: '涉及的人员',
    role: [
      ...['officer', 'department-head', 'legal-reviewer', 'legal-head', 'agency-head'],
      ...['disclosure-collector', 'disclosure-checker', 'disclosure-publisher', 'archivist'],
    ],
    min: 1,
    max: 20,
  }),
} as const

const appoint = act({
  ...said,
  id: 'appoint-inquirer',
  title: '指定核查人',
  by: ['agency-head'],
  presses: true,
  effect: '核查人没有参加过本案的办理；涉及的人员先陈述、申辩，再作认定。',
  form: {
    inquirer: form.people({
      label: '核查人',
      role: ['department-head', 'legal-reviewer', 'legal-head', 'agency-head', 'officer'],
      min: 1,
      max: 1,
    }),
  },
  requires: [open, unfound, hadNoPart],
  narrows: ({ report }, { answerable }) => ({
    inquirer: {
      unfit: (person) =>
        answerable.includes(person) || report.concerned.includes(person)
          ? '参加过本案的办理，不能核查'
          : null,
    },
  }),
  checks: ({ report }, { inquirer }, { answerable }) =>
    inquirer.some((each) => answerable.includes(each) || report.concerned.includes(each))
      ? [{ field: 'inquirer', message: '参加过本案的办理，不能核查', basis: recusal }]
      : [],
  events: (_file, { inquirer }) => [{ type: 'InquirerAppointed', inquirer: inquirer[0] ?? '' }],
})

const hear = act({
  ...said,
  id: 'hear-concerned',
  title: '记录陈述和申辩',
  by: ['department-head', 'legal-reviewer', 'legal-head', 'agency-head', 'officer'],
  presses: true,
  effect: '每一个涉及的人都要听到；没有意见的也记下来。',
  form: {
    person: form.people({
      label: '谁的陈述',
      role: [
        ...(reportForm.concerned.control.kind === 'people'
          ? reportForm.concerned.control.roles
          : []),
      ],
      min: 1,
      max: 1,
    }),
    heardOn: form.date({ label: '日期' }),
    statement: form.optional(
      form.paragraph({ label: '陈述和申辩', max: 3_000, hint: '没有意见的不填' }),
    ),
  },
  requires: [open, unfound, isInquirer],
  applies: ({ inquirer, finding }) => inquirer !== null && finding === null,
  defaults: (_file, { today }) => ({ heardOn: today }),
  checks: ({ report }, { person, heardOn }, { today }) => [
    ...(report.concerned.includes(person[0] ?? '')
      ? []
      : [{ field: 'person', message: '这个人不在涉及的人员里' }]),
    ...(heardOn > today ? [{ field: 'heardOn', message: '不能晚于今天' }] : []),
  ],
  events: (_file, { person, heardOn, statement }) => [
    { type: 'ConcernedHeard', person: person[0] ?? '', heardOn, statement },
  ],
})

const establish = act({
  ...said,
  id: 'establish-error',
  title: '认定过错',
  by: ['department-head', 'legal-reviewer', 'legal-head', 'agency-head', 'officer'],
  presses: true,
  effect: '对每一个涉及的人写明有没有过错和理由，报机关负责人决定怎样处理。',
  form: {
    established: form.yesNo({ label: '决定是否确有错误' }),
    cause: form.paragraph({ label: '错误的原因', max: 3_000 }),
    faults: form.rows({
      label: '每个人的责任',
      min: 1,
      max: 20,
      columns: {
        person: form.people({
          label: '姓名',
          role: ['officer', 'department-head', 'legal-reviewer', 'legal-head', 'agency-head'],
          min: 1,
          max: 1,
        }),
        fault: form.choice({ label: '认定', options: faults }),
        reason: form.paragraph({ label: '理由', max: 1_000 }),
      },
    }),
  },
  requires: [open, unfound, isInquirer, hadNoPart, everybodyHeard],
  applies: ({ inquirer, finding }) => inquirer !== null && finding === null,
  signed: true,
  checks: ({ report }, { established, faults: found }, { nameOf }) => [
    ...eachOnce(
      'faults',
      report.concerned,
      found.map(({ person }) => person[0] ?? ''),
      nameOf,
    ),
    ...found.flatMap(({ fault }, index): FieldProblem[] =>
      !established && fault !== 'none'
        ? [{ field: `faults.${index}.fault`, message: '决定没有错误的，不认定个人有过错' }]
        : [],
    ),
  ],
  events: (_file, { established, cause, faults: found }) => [
    {
      type: 'ErrorEstablished',
      established,
      cause,
      faults: found.map(({ person, ...rest }) => ({ person: person[0] ?? '', ...rest })),
    },
  ],
})

const decide = act({
  ...said,
  id: 'decide-measures',
  title: '决定怎样处理',
  by: ['agency-head'],
  presses: true,
  effect: '涉及的人能看到认定和处理；涉嫌职务违法的移送监察机关，不由本机关自行处理。',
  form: {
    measures: form.rows({
      label: '对每个人的处理',
      min: 1,
      max: 20,
      columns: {
        person: form.people({
          label: '姓名',
          role: ['officer', 'department-head', 'legal-reviewer', 'legal-head', 'agency-head'],
          min: 1,
          max: 1,
        }),
        measure: form.choice({ label: '处理', options: measures }),
        reason: form.paragraph({ label: '理由', max: 1_000 }),
      },
    }),
    improvement: form.paragraph({ label: '以后怎样防止', max: 2_000 }),
    handedOver: form.optional(form.text({ label: '移送监察机关的文号和日期' })),
  },
  requires: [
    open,
    unmeasured,
    hadNoPart,
    needs('found', ({ finding }) => finding !== null, '还没有认定过错'),
  ],
  applies: ({ finding, measures: decided }) => finding !== null && decided === null,
  signed: true,
  checks: ({ finding }, { measures: decided, handedOver }, { nameOf }) => {
    const found = finding?.faults ?? []
    return [
      ...eachOnce(
        'measures',
        found.map(({ person }) => person),
        decided.map(({ person }) => person[0] ?? ''),
        nameOf,
      ),
      ...decided.flatMap(({ person, measure }, index): FieldProblem[] => {
        const fault = found.find((each) => each.person === person[0])?.fault ?? 'none'
        return fault === 'none' && measure !== 'none'
          ? [{ field: `measures.${index}.measure`, message: '没有过错的，不予追究' }]
          : []
      }),
      ...(found.some(({ fault }) => isDutyOffence(fault)) && handedOver === null
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
  events: (_file, { measures: decided, improvement, handedOver }) => [
    {
      type: 'MeasuresDecided',
      measures: decided.map(({ person, ...rest }) => ({ person: person[0] ?? '', ...rest })),
      improvement,
      handedOver,
    },
  ],
})

const close = act({
  ...said,
  id: 'close-accountability',
  title: '办结',
  by: ['legal-head', 'agency-head', 'department-head'],
  presses: true,
  effect: '写明处理的落实情况，责任追究办结。',
  form: { carriedOut: form.paragraph({ label: '落实情况', max: 2_000 }) },
  requires: [
    open,
    hadNoPart,
    needs('measured', ({ measures: decided }) => decided !== null, '还没有决定怎样处理'),
  ],
  applies: ({ measures: decided, closed }) => decided !== null && !closed,
  events: (_file, { carriedOut }) => [{ type: 'AccountabilityClosed', carriedOut }],
})

/** Each person stands in the rows exactly once, so that nobody is left out and nobody judged twice. */
function eachOnce(
  field: string,
  wanted: readonly PersonId[],
  given: readonly PersonId[],
  nameOf: (person: PersonId) => string,
): FieldProblem[] {
  const missing = wanted.filter((each) => !given.includes(each))
  const twice = given.filter((each, index) => given.indexOf(each) !== index)
  const foreign = given.filter((each) => !wanted.includes(each))
  const problem = (people: readonly PersonId[], words: string): FieldProblem[] =>
    people.length === 0 ? [] : [{ field, message: `${people.map(nameOf).join('、')}${words}` }]
  return [
    ...problem(missing, '还没有写'),
    ...problem(twice, '写了两次'),
    ...problem(foreign, '不在涉及的人员里'),
  ]
}

/** 执法过错责任追究. */
export const accountability: Rulebook<AccountabilityFile, AccountabilityEvent, AccountabilityAt> = {
  id: 'accountability',
  title: '执法过错责任追究',
  always: [],
  acts: () => [appoint, hear, establish, decide, close],
}
