import { describe, expect, test } from 'vitest'
import { laws } from '../reference/laws.ts'
import { plainDate } from '../shared/plain-date.ts'
import { editionOf } from './law-edition.ts'

const penaltyLaw = (history: string[]) => ({
  title: '行政处罚法',
  history,
  inForceFrom: plainDate('2021-07-15'),
})
const unknown = { title: '某某办法', history: ['某局令第12号公布'], inForceFrom: null }

describe('a text is matched with the version it is', () => {
  test('the text in force, when the lines of adoption agree', () => {
    const text = penaltyLaw(['1996年3月17日 通过', '2021年1月22日 修订', '2021年7月15日 施行'])
    expect(editionOf(text, {}, laws)).toEqual({
      ok: true,
      value: { number: '2021年修订', validFrom: '2021-07-15', validTo: null },
    })
  })

  test('an older text is not taken for the one in force', () => {
    const outcome = editionOf(penaltyLaw(['1996年3月17日 通过', '2017年9月1日 修正']), {}, laws)
    expect(outcome).toMatchObject({
      ok: false,
      refusal: {
        reason: expect.stringContaining('与现行文本“2021年修订”对不上') as string,
        basis: [{ own: 'system', rule: 'files' }],
      },
    })
  })

  test('named, it is taken, with its own days', () => {
    const text = penaltyLaw(['2017年9月1日 修正'])
    expect(editionOf(text, { number: '2017年修正' }, laws)).toMatchObject({
      ok: true,
      value: { validFrom: '1996-10-01', validTo: '2021-07-14' },
    })
    expect(editionOf(text, { number: '2018年修正' }, laws)).toMatchObject({
      ok: false,
      refusal: {
        reason: '法规库里《行政处罚法》的文本有：2017年修正、2021年修订，没有“2018年修正”',
      },
    })
  })

  test('a title the registry does not know needs its first day in force', () => {
    expect(editionOf(unknown, {}, laws)).toMatchObject({
      ok: false,
      refusal: { reason: '《某某办法》没有写明施行日期，请用 --from 指明' },
    })
    expect(editionOf(unknown, { validFrom: plainDate('2024-05-01') }, laws)).toEqual({
      ok: true,
      value: { number: '第12号', validFrom: '2024-05-01', validTo: null },
    })
  })
})
