import { expect, test } from 'vitest'
import { wrapText } from './wrap-text.ts'

test('text is broken at the width given, numbers stay whole, no line begins with a closing sign', () => {
  expect(wrapText('收到线索起 15 个工作日内核查并决定是否立案', 10)).toEqual([
    '收到线索起 15 个工',
    '作日内核查并决定是否',
    '立案',
  ])
  expect(wrapText('事实清楚，证据充分', 4)).toEqual(['事实清楚，', '证据充分'])
  expect(wrapText('检测鉴定中（停表）', 6)).toEqual(['检测鉴定中', '（停表）'])
  expect(wrapText('', 4)).toEqual([])
})
