import { expect, test } from 'vitest'
import { limitCount, limitSentence, limitWords } from './limit-words.ts'

test('a penalty is decided within ninety days of filing, said with the article (处罚法第60条)', () => {
  expect(limitSentence('D-DECISION-90')).toBe(
    '自立案日起 90 日内作出处罚决定（行政处罚法第六十条）',
  )
})

test('a limit that counts back says before, not within (处罚法第64条第2项)', () => {
  expect(limitSentence('D-HEAR-7')).toBe(
    '听证举行日 7 个工作日前通知听证的时间、地点（行政处罚法第六十四条第二项、行政处罚法第八十五条）',
  )
})

test('the number alone: sixty days for 行政复议, six months for 行政诉讼', () => {
  expect([limitCount('D-REVIEW-60'), limitCount('D-LIT-6M')]).toEqual([60, 6])
  expect(() => limitCount('D-ANNUAL-0131')).toThrow(RangeError)
})

test('a fixed day of the next year is the last day, not a length (国办发〔2018〕118号)', () => {
  expect(limitWords('D-ANNUAL-0131')).toMatch(/^年度结束后，次年 1 月 31 日前公布/)
})

test('an unknown limit is a mistake of the caller', () => {
  expect(() => limitWords('D-NONE')).toThrow('no limit D-NONE')
})
