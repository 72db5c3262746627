import { forgetForm } from '../../kernel/act.ts'
import type { FieldProblem } from '../../kernel/field-problem.ts'
import * as form from '../../kernel/form.ts'
import { met, unmet, type Requirement } from '../../kernel/requirement.ts'
import { guidance, systemRule } from '../../shared/basis.ts'
import { plainDate, yearOf, type PlainDate } from '../../shared/plain-date.ts'
import { bookAct } from '../../kernel/book.ts'
import type { UnitAt, UnitBook, UnitBookAct } from '../unit-at.ts'
import { addExam, examActs } from './exam-acts.ts'
import { trainedRoles } from './trained-roles.ts'
import { sessionWays, type Attended, type TrainingEvent } from './training-event.ts'
import type { Session, TrainingYear } from './training-year.ts'

const training = guidance('六（二十三）')

/** The unit keeps the year until its figures are out: 31 January after it. */
const yearIsOpen: Requirement<TrainingYear, UnitAt> = {
  id: 'training-year-open',
  check: ({ year }, { today }) =>
    today <= `${year + 1}-01-31`
      ? met
      : unmet(`${year} 年的培训已经列入统计年报（次年 1 月 31 日前公布），不再登记`, [training]),
}

const planned: Requirement<TrainingYear, UnitAt> = {
  id: 'training-planned',
  check: ({ plan, year }) =>
    plan
      ? met
      : unmet(`还没有 ${year} 年的培训计划，计划经机关负责人同意后可办`, [systemRule('order')]),
}

const planAhead: Requirement<TrainingYear, UnitAt> = {
  id: 'training-plan-ahead',
  check: ({ year }, { today }) => {
    if (year < yearOf(today)) {
      return unmet(`${year} 年已经结束，应达学时不能再定、再改`, [systemRule('order')])
    }
    return year > yearOf(today) + 1 ? unmet('最早在上一年制定', [systemRule('order')]) : met
  },
}

const plan: UnitBookAct<TrainingYear, TrainingEvent> = forgetForm({
  ...bookAct,
  id: 'plan',
  title: '制定年度培训计划',
  step: 'plan',
  by: ['legal-head'] as const,
  approvals: ['agency-head'] as const,
  effect: '由机关负责人同意后生效；再制定一次的，代替原来的计划，已经参加的学时照算。',
  basis: [],
  requires: [planAhead],
  form: {
    officerHours: form.count({ label: '执法人员应达学时', min: 1, max: 400 }),
    reviewerHours: form.count({
      ...{ label: '法制审核人员应达学时', min: 1, max: 400 },
      hint: '既是执法人员又是审核人员的，按多的算',
    }),
    source: form.text({ label: '依据、来源', max: 200 }),
    remindFrom: form.date({ label: '从哪一天起提醒没有达标的人' }),
    content: form.optional(form.paragraph({ label: '培训内容和安排', max: 2000 })),
  },
  defaults: (file: TrainingYear, { rules }: UnitAt) =>
    file.plan ?? {
      officerHours: rules.officerTrainingHours,
      reviewerHours: rules.reviewerTrainingHours,
      source: rules.sources['officerTrainingHours'] ?? '',
      remindFrom: plainDate(`${file.year}-10-01`),
    },
  checks: ({ year }: TrainingYear, { remindFrom }): FieldProblem[] => within(year, { remindFrom }),
  events: ({ year }: TrainingYear, input): TrainingEvent[] => [
    { type: 'TrainingPlanned', year, ...input },
  ],
})

const within = (year: number, days: Readonly<Record<string, PlainDate>>): FieldProblem[] =>
  Object.entries(days).flatMap(([field, day]) =>
    yearOf(day) === year ? [] : [{ field, message: `应在 ${year} 年内` }],
  )

const addSession: UnitBookAct<TrainingYear, TrainingEvent> = forgetForm({
  ...bookAct,
  id: 'add-session',
  title: '安排培训',
  step: 'sessions',
  by: ['legal-reviewer', 'legal-head'] as const,
  effect: '列入这一年的培训；从培训当天起可以登记参加人员。',
  basis: [],
  requires: [planned],
  form: {
    title: form.text({ label: '名称', max: 80 }),
    on: form.date({ label: '日期' }),
    hours: form.count({ label: '学时', min: 1, max: 40 }),
    way: form.choice({ label: '方式', options: sessionWays }),
    place: form.askedWhen({ field: 'way', is: ['place'] }, form.text({ label: '地点', max: 80 })),
    lecturer: form.optional(form.text({ label: '授课人', max: 60 })),
    material: form.optional(form.text({ label: '教材、课件', hint: '名称、存放处', max: 200 })),
  },
  checks: ({ year, sessions }: TrainingYear, { on, title }): FieldProblem[] => [
    ...within(year, { on }),
    ...(sessions.some((each) => each.withdrawn === null && each.title === title && each.on === on)
      ? [{ field: 'title', message: '同一天已经有同名的培训' }]
      : []),
  ],
  events: (_file: TrainingYear, input): TrainingEvent[] => [{ type: 'SessionAdded', ...input }],
})

const stands = (session: Session | undefined): session is Session => session?.withdrawn === null

const withdrawSession = (place: number): UnitBookAct<TrainingYear, TrainingEvent> =>
  forgetForm({
    ...bookAct,
    id: `withdraw-session~${place + 1}`,
    title: '撤销培训',
    step: 'sessions',
    by: ['legal-reviewer', 'legal-head'] as const,
    effect: '登记过参加人员的不能撤销，只能更正学时。',
    basis: [],
    form: { reason: form.paragraph({ label: '理由', max: 300 }) },
    applies: ({ sessions }: TrainingYear) =>
      stands(sessions[place]) && sessions[place].attended.length === 0,
    events: (_file: TrainingYear, { reason }): TrainingEvent[] => [
      { type: 'SessionWithdrawn', session: place, reason },
    ],
  })

const attend = (place: number): UnitBookAct<TrainingYear, TrainingEvent> =>
  forgetForm({
    ...bookAct,
    id: `attend~${place + 1}`,
    title: '登记参加人员',
    step: 'sessions',
    by: ['legal-reviewer', 'legal-head'] as const,
    effect: '按实际参加的学时计入本人的学时；登记以后只能更正，更正须两人办理。',
    basis: [],
    requires: [hasBegun(place)],
    form: {
      full: form.optional(
        form.people({ label: '全程参加的', role: trainedRoles, min: 1, max: 200 }),
      ),
      partly: form.optional(
        form.rows({
          label: '参加了一部分的',
          columns: {
            person: form.people({ label: '姓名', role: trainedRoles, max: 1 }),
            hours: form.count({ label: '实际学时', min: 1, max: 40 }),
          },
          max: 200,
        }),
      ),
    },
    applies: ({ sessions }: TrainingYear) => stands(sessions[place]),
    checks: (file: TrainingYear, input, at: UnitAt): FieldProblem[] => {
      const session = file.sessions[place]
      return session ? attendanceProblems(session, input, at) : []
    },
    events: ({ sessions }: TrainingYear, input, { personOf }: UnitAt): TrainingEvent[] => {
      const whole = sessions[place]?.hours ?? 0
      const attended = (person: string, hours: number): Attended => ({
        ...{ person, name: personOf(person)?.name ?? '', hours },
      })
      const people = [
        ...(input.full ?? []).map((person) => attended(person, whole)),
        ...(input.partly ?? []).map(({ person, hours }) => attended(person[0] ?? '', hours)),
      ]
      return [{ type: 'AttendanceRecorded', session: place, people }]
    },
  })

type Attendance = {
  readonly full: readonly string[] | null
  readonly partly: readonly { readonly person: readonly string[]; readonly hours: number }[] | null
}

/** What is wrong with who is said to have attended, person by person; an import asks the same. */
export function attendanceProblems(
  session: Session,
  { full, partly }: Attendance,
  at: Pick<UnitAt, 'personOf'>,
): FieldProblem[] {
  const whole = full ?? []
  const some = partly ?? []
  if (whole.length + some.length === 0) {
    return [{ field: 'full', message: '请至少登记一个人' }]
  }
  return [
    ...whole.flatMap((person, i) => {
      const problem = attendeeProblem(session, person, whole.slice(0, i), at)
      return problem === null ? [] : [{ field: 'full', message: problem }]
    }),
    ...some.flatMap(({ person: [person = ''], hours }, i) => {
      const before = [...whole, ...some.slice(0, i).flatMap((row) => row.person)]
      const problem = attendeeProblem(session, person, before, at)
      return [
        ...(problem === null ? [] : [{ field: `partly.${i}.person`, message: problem }]),
        ...(hours > session.hours
          ? [{ field: `partly.${i}.hours`, message: `这次培训只有 ${session.hours} 学时` }]
          : []),
      ]
    }),
  ]
}

function attendeeProblem(
  session: Session,
  id: string,
  before: readonly string[],
  { personOf }: Pick<UnitAt, 'personOf'>,
): string | null {
  const person = personOf(id)
  if (!person) return '名单里没有这个人'
  if (!person.active) return `${person.name}已经离任或者停用，不能登记`
  if (before.includes(id)) return `${person.name}填了两次`
  return session.attended.some((each) => each.person === id)
    ? `${person.name}已经登记过这次培训，学时不对的用“更正学时”`
    : null
}

function hasBegun(place: number): Requirement<TrainingYear, UnitAt> {
  return {
    id: `session-begun~${place + 1}`,
    check: ({ sessions }, { today }) => {
      const on = sessions[place]?.on
      return on === undefined || on <= today
        ? met
        : unmet(`培训在 ${on} 举行，当天起才能登记参加人员`, [systemRule('order')])
    },
  }
}

const correctAttendance = (place: number): UnitBookAct<TrainingYear, TrainingEvent> =>
  forgetForm({
    ...bookAct,
    id: `correct-attendance~${place + 1}`,
    title: '更正学时',
    step: 'sessions',
    by: ['legal-reviewer', 'legal-head'] as const,
    approvals: ['legal-head'] as const,
    effect: '由另一人同意后改正，原来的学时留在经过里。没有参加的改为 0。',
    basis: [],
    form: {
      person: form.people({ label: '姓名', role: trainedRoles, max: 1 }),
      hours: form.count({ label: '更正为（学时）', min: 0, max: 40 }),
      reason: form.paragraph({ label: '理由', max: 300 }),
    },
    applies: ({ sessions }: TrainingYear) => (sessions[place]?.attended.length ?? 0) > 0,
    checks: ({ sessions }: TrainingYear, { person, hours }): FieldProblem[] => {
      const session = sessions[place]
      const recorded = session?.attended.find((each) => each.person === person[0])
      if (!session || !recorded) {
        return [{ field: 'person', message: '这次培训没有登记这个人，请用“登记参加人员”' }]
      }
      if (hours > session.hours) {
        return [{ field: 'hours', message: `这次培训只有 ${session.hours} 学时` }]
      }
      return recorded.hours === hours ? [{ field: 'hours', message: `本来就是 ${hours} 学时` }] : []
    },
    events: ({ sessions }: TrainingYear, { person, hours, reason }): TrainingEvent[] => {
      const recorded = sessions[place]?.attended.find((each) => each.person === person[0])
      return recorded
        ? [
            {
              ...{ type: 'AttendanceCorrected', session: place, reason },
              ...{ person: recorded.person, name: recorded.name },
              ...{ before: recorded.hours, after: hours },
            },
          ]
        : []
    },
  })

/** What is done with one class. */
export const sessionActs = (place: number): UnitBookAct<TrainingYear, TrainingEvent>[] => [
  attend(place),
  correctAttendance(place),
  withdrawSession(place),
]

/** What is done with the year as a whole. */
export const yearActs: readonly UnitBookAct<TrainingYear, TrainingEvent>[] = [
  plan,
  addSession,
  addExam(planned),
]

/** 培训: one book a year. */
export const trainingBook: UnitBook<TrainingYear, TrainingEvent> = {
  id: 'training',
  title: '年度培训',
  always: [yearIsOpen],
  acts: ({ sessions, exams }) => [
    ...yearActs,
    ...sessions.flatMap((_, place) => sessionActs(place)),
    ...exams.flatMap((_, place) => examActs(place)),
  ],
}
