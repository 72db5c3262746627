import { describe, expect, test } from 'vitest'
import { judged, judgementOfKey, type NamedFinding } from './finding-judgement.ts'

const named: NamedFinding = { sha256: null, name: '正文', text: '王芳', reason: '自然人姓名' }
const unread: NamedFinding = { sha256: 'a1', name: '附件 图.jpg', text: '', reason: '没有查看' }

describe('one key decides a finding', () => {
  test.each([
    [named, '0', { public: false, why: '' }],
    [named, '1', { public: true, why: '不是个人信息' }],
    [named, '4', { public: true, why: '本人同意公开' }],
    [named, '5', null],
    [named, 'a', null],
    [unread, '1', { public: true, why: '已经打开逐页核对，没有不应公开的内容' }],
    [unread, '2', null],
  ])('%o by %s', (finding, key, judgement) => {
    expect(judgementOfKey(finding, key)).toEqual(judgement)
  })

  test('what could not be looked into stays open until somebody has decided', () => {
    expect(judged([named, unread], {}).open).toBe(2)
  })
})
