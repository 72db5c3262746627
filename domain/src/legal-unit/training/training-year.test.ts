import { describe, expect, test } from 'vitest'
import { tryUnitAct, unitAt, unitPeople, unitPerson } from '../../../test/legal-unit.ts'
import { plainDate } from '../../shared/plain-date.ts'
import { readAttendance } from './attendance-table.ts'
import { trainingBook } from './training-acts.ts'
import { hoursStanding, stillMissing, targetOf, trainingFigures } from './training-hours.ts'
import { evolveTraining, toCertify, untrainedYear, type TrainingYear } from './training-year.ts'

const plan = {
  ...{ officerHours: 60, reviewerHours: 40, source: '通行做法', remindFrom: '2026-10-01' },
}
const lawClass = { title: '行政处罚法', on: '2026-03-10', hours: 40, way: 'online' }
const fieldClass = {
  title: '现场检查',
  on: '2026-06-10',
  hours: 20,
  way: 'place',
  place: '市委党校',
}
const exam = { title: '年度考试', on: '2026-09-20', fullMark: 100, passMark: 60 }

const act = (file: TrainingYear, id: string, day: string, input: object) =>
  tryUnitAct(trainingBook, evolveTraining, file, {
    ...{ act: id, input: input as Record<string, unknown>, at: unitAt(day) },
  })

/** Acts that are all done. */
function year(...done: [id: string, day: string, input: object][]): TrainingYear {
  return done.reduce((file, [id, day, input]) => {
    const tried = act(file, id, day, input)
    expect([id, tried.refused]).toEqual([id, []])
    return tried.file
  }, untrainedYear(2026))
}
const planned = ['plan', '2026-01-05', plan] as [string, string, object]
const taught = ['add-session', '2026-02-01', lawClass] as [string, string, object]

describe('a year of training on the clock', () => {
  test('plan, classes, an exam failed and sat again, certificates, a reminder, and who met the target', () => {
    const autumn = year(
      planned,
      taught,
      ['add-session', '2026-05-01', fieldClass],
      [
        'attend~1',
        '2026-03-10',
        { full: ['陈立新', '刘文静'], partly: [{ person: ['王晓雯'], hours: 10 }] },
      ],
      ['attend~2', '2026-06-10', { full: ['陈立新'] }],
      ['add-exam', '2026-08-01', exam],
      [
        'results~1',
        '2026-09-20',
        {
          scores: [
            { person: ['陈立新'], score: 88 },
            { person: ['王晓雯'], score: 59 },
          ],
        },
      ],
      ['certify~1', '2026-09-25', { validUntil: '2027-12-31' }],
    )
    const asked = unitPeople.filter(({ active }) => active)
    const names = (day: string, file = autumn) =>
      stillMissing(file, asked, plainDate(day)).map(({ name, missing }) => `${name} ${missing}`)
    expect(names('2026-09-30')).toEqual([])
    // 刘文静 reviews and has the 40 of a reviewer; 郑一鸣 has nothing.
    expect(names('2026-10-01')).toEqual(['王晓雯 50', '郑一鸣 40'])
    expect(names('2027-01-01')).toEqual([])

    const winter = [
      ['resit~1', '2026-10-20', { on: '2026-10-20', scores: [{ person: ['王晓雯'], score: 60 }] }],
      ['certify~1', '2026-10-21', { validUntil: '2027-12-31' }],
    ] as const
    const file = winter.reduce(
      (before, [id, day, input]) => act(before, id, day, input).file,
      autumn,
    )
    expect(file.certificates.map(({ name, number }) => [name, number])).toEqual([
      ['陈立新', '四商训证〔2026〕1号'],
      ['王晓雯', '四商训证〔2026〕2号'],
    ])
    expect(toCertify(file, 0)).toEqual([])
    expect(trainingFigures(file, asked)).toEqual({
      ...{ asked: 4, met: 2, sessions: 2, attendances: 4, hours: 110 },
      ...{ sat: 2, passed: 2, resat: 1, certificates: 2 },
    })
  })
})

describe('what the plan asks', () => {
  const value = { ...plan, remindFrom: plainDate('2026-10-01'), content: null }
  test.each([
    [['officer'], 60],
    [['legal-reviewer'], 40],
    [['legal-head'], 40],
    [['officer', 'legal-reviewer'], 60],
    [['archivist'], null],
  ] as const)('of %j is %s 学时', (roles, hours) => {
    expect(targetOf(value, roles)).toBe(hours)
  })

  test('a year without a plan asks nothing, and nobody misses it', () => {
    const officer = unitPerson('陈立新', ['officer'])
    expect(hoursStanding(untrainedYear(2026), officer)).toEqual({
      hours: 0,
      target: null,
      missing: 0,
    })
    expect(stillMissing(untrainedYear(2026), [officer], plainDate('2026-12-01'))).toEqual([])
  })

  test.each([
    [2026, '2026-01-05', null],
    [2027, '2026-12-20', null],
    [2026, '2027-01-05', '2026 年已经结束，应达学时不能再定、再改'],
    [2028, '2026-12-20', '最早在上一年制定'],
  ])('of %i is made on %s: %s', (of, day, reason) => {
    const input = { ...plan, remindFrom: `${of}-10-01` }
    expect(act(untrainedYear(of), 'plan', day, input).refused).toEqual(reason ? [reason] : [])
  })
})

describe('classes and who attended', () => {
  const file = () => year(planned, taught)

  test.each([
    ['add-session', '2026-02-01', lawClass, '同一天已经有同名的培训'],
    ['add-session', '2026-02-01', { ...lawClass, on: '2027-01-01' }, '应在 2026 年内'],
    ['add-session', '2026-02-01', { ...fieldClass, place: null }, '请填写“地点”'],
    [
      'attend~1',
      '2026-03-09',
      { full: ['陈立新'] },
      '培训在 2026-03-10 举行，当天起才能登记参加人员',
    ],
    ['attend~1', '2026-03-10', {}, '请至少登记一个人'],
    ['attend~1', '2026-03-10', { full: ['李思远'] }, '李思远已经离任或者停用，不能登记'],
    ['attend~1', '2026-03-10', { full: ['外人'] }, '名单里没有这个人'],
    [
      ...(['attend~1', '2026-03-10'] as const),
      { full: ['陈立新'], partly: [{ person: ['陈立新'], hours: 1 }] },
      '陈立新填了两次',
    ],
    [
      ...(['attend~1', '2026-03-10'] as const),
      {
        partly: [
          { person: ['陈立新'], hours: 40 },
          { person: ['王晓雯'], hours: 41 },
        ],
      },
      '应在 1 到 40 之间',
    ],
    [
      'add-session',
      '2027-02-01',
      lawClass,
      '2026 年的培训已经列入统计年报（次年 1 月 31 日前公布），不再登记',
    ],
  ] as const)('%s on %s with %j is refused: %s', (id, day, input, reason) => {
    expect(act(file(), id, day, input).refused).toEqual([reason])
  })

  test('nobody has more hours than the class, nor attends it twice', () => {
    const short = year(planned, ['add-session', '2026-02-01', { ...lawClass, hours: 4 }])
    const some = { partly: [{ person: ['陈立新'], hours: 5 }] }
    expect(act(short, 'attend~1', '2026-03-10', some).refused).toEqual(['这次培训只有 4 学时'])
    const { file: once } = act(short, 'attend~1', '2026-03-10', { full: ['陈立新'] })
    expect(act(once, 'attend~1', '2026-03-10', { full: ['陈立新'] }).refused).toEqual([
      '陈立新已经登记过这次培训，学时不对的用“更正学时”',
    ])
  })

  test('before there is a plan there are no classes', () => {
    expect(act(untrainedYear(2026), 'add-session', '2026-02-01', lawClass).refused).toEqual([
      '还没有 2026 年的培训计划，计划经机关负责人同意后可办',
    ])
  })

  test('hours are corrected, down to nothing, of who was recorded', () => {
    const { file: attended } = act(file(), 'attend~1', '2026-03-10', { full: ['陈立新'] })
    const correct = (person: string, hours: number) =>
      act(attended, 'correct-attendance~1', '2026-03-11', {
        person: [person],
        hours,
        reason: '早退',
      })
    expect(correct('陈立新', 40).refused).toEqual(['本来就是 40 学时'])
    expect(correct('王晓雯', 10).refused).toEqual(['这次培训没有登记这个人，请用“登记参加人员”'])
    expect(hoursStanding(correct('陈立新', 0).file, unitPerson('陈立新', ['officer']))).toEqual({
      ...{ hours: 0, target: 60, missing: 60 },
    })
    expect(act(attended, 'withdraw-session~1', '2026-03-11', { reason: '改期' }).refused).toEqual([
      '没有这件事可办',
    ])
  })

  test('a class that was withdrawn takes nobody', () => {
    const { file: withdrawn } = act(file(), 'withdraw-session~1', '2026-03-01', { reason: '改期' })
    expect(act(withdrawn, 'attend~1', '2026-03-10', { full: ['陈立新'] }).refused).toEqual([
      '没有这件事可办',
    ])
  })
})

describe('exams', () => {
  const score = (person: string, points: number) => ({ person: [person], score: points })
  const file = () =>
    year(
      planned,
      ['add-exam', '2026-08-01', exam],
      ['results~1', '2026-09-20', { scores: [score('陈立新', 60), score('王晓雯', 59)] }],
    )

  test.each([
    ['add-exam', { ...exam, passMark: 101 }, '合格线不能高于满分'],
    ['add-exam', { ...exam, on: '2025-09-20' }, '应在 2026 年内'],
    ['results~1', { scores: [score('陈立新', 90)] }, '陈立新已经登记过 60 分，不能登记两次'],
    ['results~1', { scores: [score('王晓雯', 90)] }, '王晓雯已经登记过 59 分，补考的用“登记补考”'],
    ['results~1', { scores: [score('郑一鸣', 101)] }, '满分是 100'],
    ['results~1', { scores: [score('郑一鸣', 1), score('郑一鸣', 2)] }, '郑一鸣填了两次'],
    [
      'resit~1',
      { on: '2026-09-20', scores: [score('陈立新', 90)] },
      '陈立新没有不合格的成绩，不用补考',
    ],
    ['resit~1', { on: '2026-09-19', scores: [score('王晓雯', 90)] }, '不能早于考试之日 2026-09-20'],
    ['resit~1', { on: '2026-09-22', scores: [score('王晓雯', 90)] }, '不能晚于今天'],
    ['certify~1', { validUntil: '2026-09-21' }, '应在今天以后'],
  ])('%s with %j is refused: %s', (id, input, reason) => {
    expect(act(file(), id, '2026-09-21', input).refused).toEqual([reason])
  })

  test('is sat again once', () => {
    const again = { on: '2026-09-21', scores: [score('王晓雯', 30)] }
    const { file: failed } = act(file(), 'resit~1', '2026-09-21', again)
    expect(failed.exams[0]?.resits).toHaveLength(1)
    expect(act(failed, 'resit~1', '2026-09-22', again).refused).toEqual(['没有这件事可办'])
  })
})

describe('a table of attendance', () => {
  const session = year(planned, taught).sessions[0]
  const read = (...rows: Record<string, string>[]) => {
    if (!session) throw new Error('there is no class')
    const twins = [
      ...unitPeople,
      unitPerson('b', ['officer'], { name: '陈立新', account: 'chen2' }),
    ]
    return readAttendance({ rows, problems: [] }, session, twins)
  }

  test('is who attended whole and who in part', () => {
    const { attendance, problems } = read(
      { name: '王晓雯', hours: '40' },
      { name: '郑一鸣', hours: '10' },
      { name: '陈立新', account: 'chen2', hours: '40' },
    )
    expect(problems).toEqual([])
    expect(attendance).toEqual({
      full: ['王晓雯', 'b'],
      partly: [{ person: ['郑一鸣'], hours: 10 }],
    })
  })

  test.each([
    [{ name: '外人', hours: '4' }, 'name', '名单里没有这个人'],
    [{ name: '陈立新', hours: '4' }, 'name', '有 2 个陈立新，请填账号'],
    [{ name: '王晓雯', account: 'x', hours: '4' }, 'name', '没有账号是 x 的王晓雯'],
    [{ name: '李思远', hours: '4' }, 'name', '李思远已经离任或者停用，不能登记'],
    [{ name: '王晓雯', hours: '41' }, 'hours', '这次培训只有 40 学时'],
    [{ name: '王晓雯', hours: '0' }, 'hours', '没有参加的不用填，至少 1 学时'],
  ] as [Record<string, string>, string, string][])(
    'of %j says in %s: %s',
    (row, column, message) => {
      expect(read(row).problems).toEqual([{ row: 0, column, message }])
    },
  )

  test('leaves out who has no hours', () => {
    const { attendance, problems } = read({ name: '郑一鸣' }, { name: '王晓雯', hours: '40' })
    expect(problems).toEqual([])
    expect(attendance).toEqual({ full: ['王晓雯'], partly: null })
  })

  test('tells the same person twice at the second row', () => {
    const row = { name: '王晓雯', hours: '4' }
    expect(read(row, row).problems).toEqual([{ row: 1, column: 'name', message: '王晓雯填了两次' }])
  })
})
