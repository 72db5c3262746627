import { describe, expect, test } from 'vitest'
import { circumstances, franchise } from '../../test/circumstances.ts'
import { emptyFile } from '../../test/get-act.ts'
import { branches, mainCourse } from '../../test/sample-course.ts'
import { filesAlong } from '../../test/sample-papers.ts'
import { everyAct } from '../../test/every-act.ts'
import type { CaseFile } from './case-file.ts'
import type { Penalty } from './penalty.ts'
import { actsOf, limitsOf, procedures } from './procedures.ts'

const ids = (acts: readonly { id: string }[]) => acts.map(({ id }) => id)

describe('a procedure of the list', () => {
  test.each(procedures.filter(({ opens }) => opens === null))(
    '$id begins within another one, which offers its first act',
    ({ id, acts }) => {
      const others = procedures.filter((each) => each.id !== id)
      const offered = new Set(others.flatMap((each) => ids(each.acts(emptyFile))))
      expect(ids(acts(emptyFile)).some((each) => offered.has(each))).toBe(true)
    },
  )

  test.each(procedures)(
    '$id knows the step of every act that only it offers',
    ({ id, acts, steps }) => {
      const elsewhere = new Set(
        procedures.filter((each) => each.id !== id).flatMap((each) => ids(each.acts(emptyFile))),
      )
      const known = new Set(ids(steps))
      const own = acts(emptyFile).filter((act) => !elsewhere.has(act.id))
      expect(own.filter(({ step }) => !known.has(step)).map((act) => [act.id, act.step])).toEqual(
        [],
      )
    },
  )
})

test('acts bound to one of several things are among those that the tests go through', () => {
  const all = ids(everyAct())
  const unbound = procedures.flatMap((each) => ids(each.acts(emptyFile)))
  expect(all).toEqual(expect.arrayContaining(unbound))
  expect(all).toContain('extend-seizure~1')
})

describe('a case that ended without a decision', () => {
  const ended = branches
    .map((course) => filesAlong(course).at(-1))
    .filter((file) => file?.ended != null)

  test.each(ended.map((file) => [file?.ended?.kind, file] as const))(
    '%s: no limit that ran before presses it any more',
    (_, file) => {
      if (!file?.ended) throw new Error('the course does not end')
      const at = circumstances('2026-12-01T01:00:00.000Z', franchise)
      const { on } = file.ended
      const running = limitsOf(file, at).filter(
        ({ instance }) => instance.ended === null && instance.startedOn < on,
      )
      expect(running.map(({ title }) => title)).toEqual([])
      const before = limitsOf(file, at).filter(({ instance }) => instance.startedOn < on)
      expect(before.length).toBeGreaterThan(0)
    },
  )
})

/** The same where the rule says that the penalty is announced (予以公告). */
function withAnnouncement(file: CaseFile): CaseFile {
  const announce = <T extends { readonly penalty: Penalty }>(of: T): T => ({
    ...of,
    penalty: { ...of.penalty, announced: true },
  })
  const { draft, notice, conclusion } = file
  return {
    ...file,
    draft: draft && { ...draft, draft: announce(draft.draft) },
    notice: notice && announce(notice),
    conclusion: conclusion && { ...conclusion, findings: announce(conclusion.findings) },
  }
}

const moment = circumstances('2027-01-20T01:00:00.000Z', franchise)

test('what a form opens with are fields of that form, so that it can be sent back as it is', () => {
  const strange = [mainCourse, ...branches].flatMap((course) =>
    filesAlong(course)
      .flatMap((file) => [file, withAnnouncement(file)])
      .flatMap((file) =>
        actsOf(file).flatMap((act) => {
          const offered = act.defaults?.(file, moment) ?? {}
          return Object.keys(offered)
            .filter((name) => !Object.hasOwn(act.form, name))
            .map((name) => `${act.id}: ${name}`)
        }),
      ),
  )
  expect([...new Set(strange)]).toEqual([])
})
