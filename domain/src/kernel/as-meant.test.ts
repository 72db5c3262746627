import { expect, test } from 'vitest'
import { asMeant } from './as-meant.ts'
import { hiddenProblem } from './field-problem.ts'

test.each([
  ['a zero-width space', '四平\u200b市', '四平市'],
  ['a soft hyphen', '四平\u00ad市', '四平市'],
  ['a word joiner', '四平\u2060市', '四平市'],
  ['the mark at the beginning of a file', '\ufeff四平市', '四平市'],
  ['䶮 as GBK kept it', '李\ue863', '李䶮'],
  ['an ordinary blank stays', '四平 市', '四平 市'],
])('%s', (_, typed, meant) => {
  expect(asMeant(typed)).toBe(meant)
  expect(hiddenProblem(asMeant(typed))).toBeNull()
})

test('each of the eighty is what GB 18030 says of its two bytes', () => {
  const standard = new TextDecoder('gb18030')
  for (let i = 0; i < 80; i++) {
    const second = 0x50 + i < 0x7f ? 0x50 + i : 0x51 + i
    const said = standard.decode(new Uint8Array([0xfe, second]))
    // Six of them lie beyond the first plane; decoders still give their private code.
    if (/\p{Co}/u.test(said)) expect(asMeant(said)).toMatch(/^\p{Script=Han}$/u)
    else expect(asMeant(String.fromCharCode(0xe815 + i))).toBe(said)
  }
})

test('a private code that nobody else can read is named', () => {
  expect(hiddenProblem('李\ue001')).toBe(
    '含有造字区的字（U+E001），换一台电脑就看不到，请改用标准字',
  )
})
