import { expect, test } from 'vitest'
import { serviceMatters } from '../reference/matters.ts'
import { sampleForms } from './sample-forms.ts'

test('a sample that a guide offers is for a matter whose rule, as far as it was seen, asks to write something', () => {
  const offered = sampleForms.flatMap(({ matter }) => matter ?? [])
  expect(offered.length).toBeGreaterThan(0)
  for (const code of offered) {
    const matter = serviceMatters.find((each) => each.code === code)
    expect(matter?.application, code).toMatchObject({ written: expect.stringMatching(/第.+条/) })
    expect(matter?.materials, code).not.toBe('')
  }
})

test('samples have names of their own', () => {
  expect(new Set(sampleForms.map(({ id }) => id)).size).toBe(sampleForms.length)
})
