import { expect, test } from 'vitest'
import { documentCatalogue } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import { citedInFull } from './cited-in-full.ts'

test.each([
  ['行政处罚法55', '行政处罚法第五十五条'],
  ['行政处罚法46（8）', '行政处罚法第四十六条第八项'],
  ['行政处罚法64（8）、65', '行政处罚法第六十四条第八项、第六十五条'],
  ['行政强制法53-55', '行政强制法第五十三条至第五十五条'],
  ['行政处罚法第六十一条第二款', '行政处罚法第六十一条第二款'],
  ['行政处罚法59；罚缴分离办法7', '行政处罚法第五十九条；罚缴分离办法第七条'],
  ['国办发〔2018〕118号', '国办发〔2018〕118号'],
])('%s is written %s', (basis, words) => {
  expect(citedInFull(basis)).toBe(words)
})

test('no form of the list is cited by a bare number', () => {
  const bare = documentCatalogue.map(({ basis }) => citedInFull(basis))
  expect(bare.filter((words) => /[法定]\d/.test(words))).toEqual([])
})
