import { describe, expect, test } from 'vitest'
import { circumstances, franchise } from '../../test/circumstances.ts'
import { filesAlong } from '../../test/sample-papers.ts'
import { branches, mainCourse } from '../../test/sample-course.ts'
import type { Circumstances } from './circumstances.ts'
import { bindsEveryAct } from './parts/people/requirements.ts'
import { actsOf, limitOfAct } from './procedures.ts'

const courses = [mainCourse, ...branches]

describe('what an act asks of the person who acts', () => {
  test('is marked, so that a reader is never told it as true of somebody else', () => {
    let asked = false
    const probe: Circumstances = new Proxy(circumstances('2026-12-01T02:00:00.000Z', franchise), {
      get(at, name) {
        if (name === 'actor') asked = true
        return Reflect.get(at, name) as unknown
      },
    })
    const unmarked = new Set<string>()
    const marked = new Set<string>()
    for (const file of courses.flatMap(filesAlong)) {
      for (const requirement of [
        ...bindsEveryAct,
        ...actsOf(file).flatMap((act) => act.requires),
      ]) {
        asked = false
        requirement.check(file, probe)
        if (requirement.ofActor) marked.add(requirement.id)
        else if (asked) unmarked.add(requirement.id)
      }
    }
    expect([...unmarked]).toEqual([])
    expect([...marked].sort()).toEqual([
      'accepted-by-actor',
      'actor-hosts',
      'actor-not-recused',
      'another-reviewer',
      'assigned-to-actor',
      'counsel-engaged',
      'counsel-invited-in-person',
      'counsel-uninvolved',
      'handles-report',
      'reviewer-is-independent',
      'reviewer-is-qualified',
      'withdrawn-by-its-author',
    ])
  })
})

describe('a task bears the limit that it keeps', () => {
  const titleOf = (day: string, act: string) => {
    const course = mainCourse.filter(([on]) => on <= day)
    const file = filesAlong(course).at(-1)
    const step = file && actsOf(file).find(({ id }) => id === act)
    if (!file || !step) throw new Error(`${act} on ${day}`)
    return limitOfAct(file, step, circumstances(`${day}T02:00:00.000Z`, franchise))?.title ?? null
  }
  const days = mainCourse.map(([day, { type }]) => [type, day] as const)
  const dayOf = (type: string) => days.find(([each]) => each === type)?.[1] ?? ''

  test.each<[string, string, string | null]>([
    ['ClueRegistered', 'verify-clue', '核查和决定是否立案'],
    ['ClueVerified', 'file-case', '核查和决定是否立案'],
    ['CaseFiled', 'conclude-investigation', '办案期限'],
    ['DecisionIssued', 'serve-paper', '送达决定书'],
    ['DecisionIssued', 'record-payment', null],
    ['CaseClosed', 'archive-case', '归档'],
  ])('after %s, %s', (after, act, title) => {
    expect(titleOf(dayOf(after), act)).toBe(title)
  })
})
