import { describe, expect, test } from 'vitest'
import { circumstances, prepaidCard } from '../../test/circumstances.ts'
import type { CaseFile } from './case-file.ts'
import { plainDate } from '../shared/plain-date.ts'
import { lawInForce, problemsOf } from './law-in-force.ts'
import { getAct } from '../../test/get-act.ts'
import { ordinaryPenalty } from './procedures/ordinary-penalty/procedure.ts'

const now = '2026-11-23T01:00:00.000Z'
const fileWith = (violationUntil: string) =>
  ({ filing: { violationUntil: plainDate(violationUntil) } }) as CaseFile

describe('the law of the matter (invariant 10, 处罚法第37条)', () => {
  test('in force at the violation and today, the act may go on', () => {
    expect(lawInForce.check(fileWith('2026-05-01'), circumstances(now, prepaidCard))).toEqual({
      met: true,
    })
  })

  test('a violation that ended before the rule came into force is not punished under it', () => {
    const oil = {
      ...prepaidCard,
      violationBasis: '《成品油流通管理办法》第十条',
      penaltyBasis: '《成品油流通管理办法》第三十条',
    }

    expect(lawInForce.check(fileWith('2025-08-31'), circumstances(now, oil))).toMatchObject({
      met: false,
      reason: expect.stringContaining('2025-09-01 起施行'),
    })
  })

  test('a matter that rests on a repealed rule is blocked, naming what applies instead', () => {
    const old = { ...prepaidCard, penaltyBasis: '《商务行政处罚程序规定》第十二条' }

    expect(lawInForce.check(fileWith('2026-05-01'), circumstances(now, old))).toMatchObject({
      met: false,
      reason: expect.stringMatching(/2022-02-11 废止.*行政处罚法/),
    })
  })
})

describe('what an officer types', () => {
  const issue = getAct(ordinaryPenalty, 'issue-decision')
  const file = { filing: { filedOn: plainDate('2026-11-02') } } as CaseFile
  const typed = (extensionBasis: string) =>
    problemsOf(issue, file, { extensionBasis }, circumstances(now, prepaidCard))

  test('may not rest an extension on a repealed rule', () => {
    expect(typed('《商务行政处罚程序规定》第四十条')).toMatchObject([
      { field: 'extensionBasis', message: expect.stringContaining('不得引用') },
    ])
  })

  test('must name the article of an extension (处罚法第60条)', () => {
    expect(typed('案情复杂')).toMatchObject([{ field: 'extensionBasis', basis: { article: 60 } }])
    expect(typed('《吉林省某规定》第十条')).toEqual([])
  })

  test('may name a repealed rule where others speak or a reviewer asks for material', () => {
    const ask = getAct(ordinaryPenalty, 'return-materials')
    const missing = '补充当时适用《商务行政处罚程序规定》第四十条的材料'
    const input = { missing, supplyBy: plainDate('2026-12-01') }

    expect(problemsOf(ask, file, input, circumstances(now, prepaidCard))).toEqual([])
  })
})
