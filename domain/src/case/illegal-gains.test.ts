import { describe, expect, test } from 'vitest'
import { getPenaltyMatter } from '../reference/matters.ts'
import { checkGains } from './illegal-gains.ts'

const yuan = (amount: number) => amount * 100
/** 特许经营条例第24条第1款: 没收违法所得, in the rule itself. */
const taking = getPenaltyMatter('CF-009-01')
/** Its rule says nothing of 违法所得; 处罚法第28条第2款 does. */
const silent = getPenaltyMatter('CF-034-03')

const none = { gainsFen: null, gainsReason: null, refundFen: null, confiscatedFen: 0 }
const said = (found: Partial<Parameters<typeof checkGains>[0]>, matter = silent) =>
  checkGains({ ...none, ...found }, matter).map(({ field, message }) => [field, message])

describe('违法所得', () => {
  test('are not asked about where the rule does not take them and none were found', () => {
    expect(said({})).toEqual([])
  })

  test('are asked about where the rule takes them, also where there are none', () => {
    expect(said({}, taking)).toEqual([
      ['gainsReason', expect.stringContaining('没有或者无法查清的')],
    ])
    expect(said({ gainsReason: '还没有收取费用' }, taking)).toEqual([])
    expect(checkGains(none, taking)[0]?.basis).toMatchObject({ instrument: '商业特许经营管理条例' })
  })

  test('that were found are computed, and confiscated whole', () => {
    const found = { gainsFen: yuan(8_600), confiscatedFen: yuan(8_600) }
    expect(said(found)).toEqual([['gainsReason', '请写明违法所得是怎样计算的']])
    expect(said({ ...found, gainsReason: '按结算单相加' })).toEqual([])
    expect(said({ ...found, gainsReason: '按结算单相加', confiscatedFen: yuan(8_000) })).toEqual([
      ['confiscatedFen', expect.stringContaining('没收的应当是 8,600.00 元')],
    ])
  })

  test('that have to be given back are not confiscated (处罚法第28条第2款)', () => {
    const found = { gainsFen: yuan(8_600), gainsReason: '按结算单相加', refundFen: yuan(8_000) }
    expect(said({ ...found, confiscatedFen: yuan(600) })).toEqual([])
    expect(said({ ...found, confiscatedFen: 0 })).toHaveLength(1)
    expect(said({ ...found, refundFen: yuan(9_000) })).toEqual([
      ['refundFen', '不能超过查明的违法所得'],
    ])
  })

  test('of several acts are added', () => {
    const further = [{ gainsFen: yuan(400) }, {}]
    const found = { gainsFen: yuan(600), gainsReason: '相加', further }
    expect(said({ ...found, confiscatedFen: yuan(1_000) })).toEqual([])
    expect(said({ ...found, confiscatedFen: yuan(600) })).toHaveLength(1)
  })
})
