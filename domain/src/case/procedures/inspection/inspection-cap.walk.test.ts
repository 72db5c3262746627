import { describe, expect, test } from 'vitest'
import { exploreVisit } from '../../../../test/explore-visit.ts'
import { visitOn } from '../../../../test/visit-case.ts'
import { visitUnchecked } from '../../../../test/walk-visit.ts'
import { inspection } from './procedure.ts'

describe('inspection × cap', () => {
  const reached = { visitsOf: () => [visitOn('2026-03-02'), visitOn('2026-06-01')] }

  test('above the cap a planned visit never begins', () => {
    const { violations, reached: events } = exploreVisit(inspection, { facts: reached, maxDay: 1 })
    expect(violations).toEqual([])
    expect([...events.keys()]).toEqual(['VisitCalledOff'])
  })

  test('upon a complaint it goes on, with that reason alone', () => {
    const settings = { ground: 'report', facts: reached, maxDay: 0 } as const
    const { violations, reached: events } = exploreVisit(inspection, settings)
    expect(violations).toEqual([])
    expect([...events.keys()]).toContain('VisitResultTold')
  })

  test('and a definition that does not ask is found out', () => {
    const broken = visitUnchecked('approve-visit')
    const settings = { facts: reached, stopAtFirst: true }
    expect(exploreVisit(broken, settings).violations.length).toBeGreaterThan(0)
  })
})
