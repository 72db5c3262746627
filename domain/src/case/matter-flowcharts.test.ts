import { describe, expect, test } from 'vitest'
import { penaltyMatters, serviceMatters } from '../reference/matters.ts'
import { flowchartsOfMatter } from './flowchart.ts'

describe('the flowcharts of a matter', () => {
  test('a penalty goes by 普通程序 first, a licence, an inspection and a seizure each by its own', () => {
    const first = (type: string) => flowchartsOfMatter(type)[0]?.id
    expect(first('行政处罚')).toBe('ordinary-penalty')
    expect(first('行政许可')).toBe('licence')
    expect(first('行政检查')).toBe('inspection')
    expect(first('行政强制')).toBe('seizure')
  })

  test('of the 180 matters only 行政备案 has no procedure of its own', () => {
    const all = [...penaltyMatters, ...serviceMatters]
    expect(all).toHaveLength(180)
    const without = all.filter(({ type }) => flowchartsOfMatter(type).length === 0)
    expect(new Set(without.map(({ type }) => type))).toEqual(new Set(['行政备案']))
    expect(flowchartsOfMatter('toString')).toEqual([])
  })
})
