import { describe, expect, test } from 'vitest'
import { getAct } from '../../../../test/get-act.ts'
import {
  company,
  decided,
  doAct,
  openSpotCase,
  photo,
  spotAt,
  told,
} from '../../../../test/spot-case.ts'
import type { CaseFile } from '../../case-file.ts'
import { limitsOf } from '../../procedures.ts'
import { summaryPenalty } from './procedure.ts'

const withRule = (publishSummary: boolean) => {
  const at = spotAt()
  return { ...at, rules: { ...at.rules, publishSummary } }
}

function decidedUnder(publishSummary: boolean): CaseFile {
  const file = doAct(openSpotCase(company), getAct(summaryPenalty, 'add-evidence'), photo)
  const heard = doAct(file, getAct(summaryPenalty, 'hear-party'), told(10_000))
  return doAct(
    heard,
    getAct(summaryPenalty, 'decide-on-the-spot'),
    decided(10_000),
    withRule(publishSummary),
  )
}

const limitTitles = (file: CaseFile, publishSummary: boolean) =>
  limitsOf(file, withRule(publishSummary)).map(({ title }) => title)

describe('whether a decision on the spot is published is the rule of the day it was made (处罚法第48条)', () => {
  test('a rule switched on later makes no earlier decision wait for publication', () => {
    expect(limitTitles(decidedUnder(false), true)).not.toContain('公示')
  })

  test('a rule switched off later does not end the duty of one made under it', () => {
    expect(limitTitles(decidedUnder(true), false)).toContain('公示')
  })

  test('a decision made before the answer was recorded was only counted', () => {
    const file = decidedUnder(true)
    const ofBefore = { ...file, decision: file.decision && { ...file.decision, oneByOne: null } }
    expect(limitTitles(ofBefore, true)).not.toContain('公示')
  })
})
