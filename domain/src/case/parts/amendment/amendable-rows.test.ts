import { describe, expect, test } from 'vitest'
import { circumstances, franchise } from '../../../../test/circumstances.ts'
import { branches, mainCourse } from '../../../../test/sample-course.ts'
import { recordedCourse } from '../../../../test/sample-papers.ts'
import { rareCourses } from '../../../../test/sample-rare.ts'
import { spotCourse } from '../../../../test/sample-spot.ts'
import type { RecordedEvent } from '../../case-event.ts'
import { caseEventKinds } from '../../event-kinds.ts'
import { foldCase } from '../../evolve.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { actsOf } from '../../procedures.ts'
import { asAmendable, amendableRow, notAmendedBecause } from './amendable-row.ts'
import { recordForms } from './record-forms.ts'

const courses = [mainCourse, spotCourse, ...branches, ...rareCourses].map((course) =>
  recordedCourse(course),
)
const at = circumstances('2026-12-30T03:00:00.000Z', franchise)

/** The first record of each type in the courses, with the case that it stands in; one that is put right before one that is not. */
const samples = new Map<string, readonly [RecordedEvent, readonly RecordedEvent[]]>()
for (const events of courses) {
  for (const each of events) {
    const known = samples.get(each.event.type)?.[0]
    if (!known || (asAmendable(known.event) === null && asAmendable(each.event) !== null)) {
      samples.set(each.event.type, [each, events])
    }
  }
}

describe('every kind of record', () => {
  test.each(Object.entries(caseEventKinds))(
    '%s says what of it is put right, or why nothing is',
    (type, { amendment }) => {
      if ('instead' in amendment) {
        expect(amendment.instead).toMatch(/^.{10,}。$/)
        expect(Object.keys(recordForms)).not.toContain(type)
      } else {
        expect(amendment.fields.length).toBeGreaterThan(0)
        expect(Object.keys(recordForms)).toContain(type)
      }
    },
  )
})

describe('every kind that is put right', () => {
  test.each(Object.keys(recordForms))('%s is asked for again by the act that made it', (type) => {
    const [recorded, events] = samples.get(type) ?? []
    if (!recorded || !events) throw new Error(`no course has ${type}`)
    const record = asAmendable(recorded.event)
    if (!record) throw new Error(`${type} is put right`)
    const file = foldCase('c1', 'a1', events)
    const act = actsOf(file).find(({ amends }) => amends === recorded.version)
    // What was found on the spot is put right in the filing, once there is one.
    if (!act) throw new Error(`${type} is not offered`)
    expect(Object.keys(act.form)).toEqual([
      ...Object.keys(amendableRow(record, file).fields),
      'amendmentReason',
      'proof',
    ])
    const why = { amendmentReason: '抄错。', proof: '签名的原件' }
    const input = { ...act.defaults?.(file, at), ...why }
    const read = readForm(act.form, input)
    // The party of the courses bears an invented code; its own form refuses that, and nothing else.
    const wrong = read.ok ? [] : (read.refusal.fields ?? []).map(({ field }) => field.split('.')[0])
    expect([...new Set(wrong)].filter((name) => name !== 'party')).toEqual([])
    // Sent back as it was offered it changes nothing, whatever shape the record keeps.
    expect(act.events(file, input, at)).toMatchObject([{ type: 'RecordAmended', changes: [] }])
    expect(act.checks?.(file, input, at)).toMatchObject([{ message: '没有改动任何一处，无须更正' }])
  })
})

test('a reason is told where there is no act, and none where there is one', () => {
  for (const [type, [{ event }]] of samples) {
    expect([type, notAmendedBecause(event) === null]).toEqual([type, asAmendable(event) !== null])
  }
})
