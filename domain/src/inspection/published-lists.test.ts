import { describe, expect, test } from 'vitest'
import { plainDate } from '../shared/plain-date.ts'
import { capOf, publishedItems } from './published-lists.ts'

const publishedOn = plainDate('2026-03-20')
const caps = (...rows: (readonly [field: string, enterpriseClass: string, cap: string])[]) => ({
  publishedOn,
  rows: rows.map(([field, enterpriseClass, cap]) => ({ field, enterpriseClass, cap })),
})

const published = caps(
  ['单用途商业预付卡', '信用风险 A、B 级', '1'],
  ['单用途商业预付卡', '信用风险 C、D 级', '3'],
  ['成品油流通', '零售经营企业', '2'],
  ['家庭服务业、汽车销售', '各级', '4'],
)

describe('which cap binds', () => {
  test.each([
    ['one row of the field', ['成品油流通企业检查'], 2, false],
    ['two classes, and nobody knows which', ['单用途商业预付卡检查'], 1, true],
    ['one of two fields in a row', ['汽车（新车）销售检查'], 4, false],
    ['items of two fields: the lower', ['汽车（新车）销售检查', '成品油流通企业检查'], 2, true],
    ['no field is that of the item: the lowest of all', ['拍卖企业检查'], 1, true],
  ])('%s', (_name, items, times, told) => {
    const cap = capOf(published, items)
    expect(cap?.times).toBe(times)
    expect(cap?.source.includes('按最低的')).toBe(told)
    expect(cap?.source).toContain('2026-03-20')
  })

  test.each([
    [caps()],
    [caps(['成品油流通', '各级', '若干'])],
    [caps(['成品油流通', '各级', '0'])],
  ])('nobody knows where no row says a number', (list) => {
    expect(capOf(list, ['成品油流通企业检查'])).toBeNull()
  })
})

test('an item of the list keeps its code, name, basis and points', () => {
  const row = {
    code: 'JC-001',
    name: '预付卡检查',
    basis: '办法',
    checkPoints: '台账',
    mode: '现场',
  }
  expect(publishedItems({ publishedOn, rows: [row] })).toEqual({
    publishedOn,
    items: [{ code: 'JC-001', name: '预付卡检查', basis: '办法', checkPoints: '台账' }],
  })
})
