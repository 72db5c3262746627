import { expect, test } from 'vitest'
import { letterState, namesSender, openLetterActions } from './letter.ts'

test('投诉 is accepted or refused and then answered; 举报 becomes a clue or is refused; 咨询 is answered', () => {
  expect(openLetterActions('complaint', [])).toEqual(['accept', 'refuse'])
  expect(openLetterActions('complaint', ['accept'])).toEqual(['answer'])
  expect(openLetterActions('complaint', ['refuse'])).toEqual([])
  expect(openLetterActions('report', [])).toEqual(['transfer', 'refuse'])
  expect(openLetterActions('report', ['transfer'])).toEqual(['answer'])
  expect(openLetterActions('consultation', [])).toEqual(['answer'])
  expect(letterState('report', ['transfer', 'answer'])).toBe('已答复')
})

test('words for the file that name the writer are found, however spaced', () => {
  const sender = { name: '钱小满', contact: '13900001234' }
  expect(namesSender('据钱 小满反映', sender)).toBe(true)
  expect(namesSender('电话 139-0000-1234', sender)).toBe(true)
  expect(namesSender('群众反映', sender)).toBe(false)
  expect(namesSender('群众反映', null)).toBe(false)
})
