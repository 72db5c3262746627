import { forgetForm } from '../../kernel/act.ts'
import type { FieldProblem } from '../../kernel/field-problem.ts'
import * as form from '../../kernel/form.ts'
import { met, unmet, type Requirement } from '../../kernel/requirement.ts'
import { systemRule } from '../../shared/basis.ts'
import { plainDate, yearOf } from '../../shared/plain-date.ts'
import { bookAct } from '../../kernel/book.ts'
import type { UnitAt, UnitBookAct } from '../unit-at.ts'
import { trainedRoles } from './trained-roles.ts'
import type { Score, TrainingEvent } from './training-event.ts'
import { toCertify, toResit, type Exam, type TrainingYear } from './training-year.ts'

type ExamAct = UnitBookAct<TrainingYear, TrainingEvent>

/** A full mark of some exams is 150; nobody counts in thousands. */
const maxMark = 1000

export const addExam = (planned: Requirement<TrainingYear, UnitAt>): ExamAct =>
  forgetForm({
    ...bookAct,
    id: 'add-exam',
    title: '安排考试',
    step: 'exams',
    by: ['legal-reviewer', 'legal-head'] as const,
    effect: '列入这一年的考试；从考试当天起可以登记成绩。',
    basis: [],
    requires: [planned],
    form: {
      title: form.text({ label: '名称', max: 80 }),
      on: form.date({ label: '日期' }),
      fullMark: form.count({ label: '满分', min: 1, max: maxMark }),
      passMark: form.count({ label: '合格线', min: 1, max: maxMark }),
    },
    defaults: () => ({ fullMark: 100, passMark: 60 }),
    checks: ({ year }: TrainingYear, { on, fullMark, passMark }): FieldProblem[] => [
      ...(yearOf(on) === year ? [] : [{ field: 'on', message: `应在 ${year} 年内` }]),
      ...(passMark > fullMark ? [{ field: 'passMark', message: '合格线不能高于满分' }] : []),
    ],
    events: (_file: TrainingYear, input): TrainingEvent[] => [{ type: 'ExamAdded', ...input }],
  })

const scores = form.rows({
  label: '成绩',
  columns: {
    person: form.people({ label: '姓名', role: trainedRoles, max: 1 }),
    score: form.count({ label: '分数', min: 0, max: maxMark }),
  },
  max: 200,
})

type Scores = form.InputOf<{ scores: typeof scores }>['scores']

function held(place: number): Requirement<TrainingYear, UnitAt> {
  return {
    id: `exam-held~${place + 1}`,
    check: ({ exams }, { today }) => {
      const on = exams[place]?.on
      return on === undefined || on <= today
        ? met
        : unmet(`考试在 ${on} 举行，当天起才能登记成绩`, [systemRule('order')])
    },
  }
}

/** @param refusal why this person may have no result of this kind; null where they may. */
function scoreProblems(
  typed: Scores,
  exam: Exam,
  { personOf }: UnitAt,
  refusal: (person: string, name: string) => string | null,
): FieldProblem[] {
  return typed.flatMap(({ person: [id = ''], score }, i) => {
    const person = personOf(id)
    const twice = typed.slice(0, i).some((before) => before.person[0] === id)
    const wrong = !person
      ? '名单里没有这个人'
      : !person.active
        ? `${person.name}已经离任或者停用，不能登记`
        : twice
          ? `${person.name}填了两次`
          : refusal(id, person.name)
    return [
      ...(wrong === null ? [] : [{ field: `scores.${i}.person`, message: wrong }]),
      ...(score > exam.fullMark
        ? [{ field: `scores.${i}.score`, message: `满分是 ${exam.fullMark}` }]
        : []),
    ]
  })
}

const named = (typed: Scores, { personOf }: UnitAt): Score[] =>
  typed.map(({ person: [person = ''], score }) => ({
    ...{ person, name: personOf(person)?.name ?? '', score },
  }))

const results = (place: number): ExamAct =>
  forgetForm({
    ...bookAct,
    id: `results~${place + 1}`,
    title: '登记成绩',
    step: 'exams',
    by: ['legal-reviewer', 'legal-head'] as const,
    effect: '每人一次；没有合格的可以补考一次。',
    basis: [],
    requires: [held(place)],
    form: { scores },
    checks: ({ exams }: TrainingYear, input, at: UnitAt): FieldProblem[] => {
      const exam = exams[place]
      if (!exam) return []
      return scoreProblems(input.scores, exam, at, (person, name) => {
        const before = exam.results.find((each) => each.person === person)
        if (!before) return null
        return before.score < exam.passMark
          ? `${name}已经登记过 ${before.score} 分，补考的用“登记补考”`
          : `${name}已经登记过 ${before.score} 分，不能登记两次`
      })
    },
    events: (_file: TrainingYear, input, at: UnitAt): TrainingEvent[] => [
      { type: 'ResultsRecorded', exam: place, results: named(input.scores, at) },
    ],
  })

const resit = (place: number): ExamAct =>
  forgetForm({
    ...bookAct,
    id: `resit~${place + 1}`,
    title: '登记补考',
    step: 'exams',
    by: ['legal-reviewer', 'legal-head'] as const,
    effect: '补考一次；合格的可以发证，仍不合格的参加下一次考试。',
    basis: [],
    requires: [held(place)],
    form: { on: form.date({ label: '补考日期' }), scores },
    applies: ({ exams }: TrainingYear) => {
      const exam = exams[place]
      return exam !== undefined && toResit(exam).length > 0
    },
    defaults: ({ exams }: TrainingYear, { today }: UnitAt) => {
      const exam = exams[place]
      return {
        on: today,
        scores: (exam ? toResit(exam) : []).map(({ person }) => ({ person: [person] }) as never),
      }
    },
    checks: ({ exams }: TrainingYear, input, at: UnitAt): FieldProblem[] => {
      const exam = exams[place]
      if (!exam) return []
      const open = toResit(exam)
      return [
        ...(input.on < exam.on
          ? [{ field: 'on', message: `不能早于考试之日 ${exam.on}` }]
          : input.on > at.today
            ? [{ field: 'on', message: '不能晚于今天' }]
            : []),
        ...scoreProblems(input.scores, exam, at, (person, name) => {
          if (open.some((each) => each.person === person)) return null
          return exam.resits.some((each) => each.person === person)
            ? `${name}已经补考过一次`
            : `${name}没有不合格的成绩，不用补考`
        }),
      ]
    },
    events: (_file: TrainingYear, { on, ...input }, at: UnitAt): TrainingEvent[] => [
      { type: 'ResitRecorded', exam: place, on, results: named(input.scores, at) },
    ],
  })

const certify = (place: number): ExamAct =>
  forgetForm({
    ...bookAct,
    id: `certify~${place + 1}`,
    title: '发培训合格证',
    step: 'exams',
    by: ['legal-head'] as const,
    effect: '给合格而还没有证的每个人编号发证，本人在“我的”里看到。',
    basis: [],
    form: { validUntil: form.date({ label: '有效期到' }) },
    applies: (file: TrainingYear) => toCertify(file, place).length > 0,
    known: (file: TrainingYear) => [
      {
        label: '发给',
        value: toCertify(file, place)
          .map(({ name }) => name)
          .join('、'),
        source: '考试成绩',
      },
    ],
    defaults: ({ year }: TrainingYear) => ({ validUntil: plainDate(`${year + 1}-12-31`) }),
    checks: (_file: TrainingYear, { validUntil }, { today }: UnitAt): FieldProblem[] =>
      validUntil > today ? [] : [{ field: 'validUntil', message: '应在今天以后' }],
    events: (file: TrainingYear, { validUntil }, { rules }: UnitAt): TrainingEvent[] =>
      toCertify(file, place).map(({ person, name }, i) => ({
        ...{ type: 'TrainingCertified', exam: place, person, name, validUntil },
        // One series a year, without a gap, because the certificates are in one stream.
        number: `${rules.numberWord}训证〔${file.year}〕${file.certificates.length + i + 1}号`,
      })),
  })

export const examActs = (place: number): ExamAct[] => [results(place), resit(place), certify(place)]
