import { expect, test } from 'vitest'
import { passwordProblems } from './password-rules.ts'

test.each([
  { password: 'Siping2026', problems: [] },
  { password: '四平市商务执法Ab1', problems: [] },
  { password: 'Siping-26', problems: ['密码至少 10 个字符'] },
  { password: 'siping2026', problems: ['密码要有大写字母、小写字母、数字、符号中的三类'] },
  { password: 'xxChenLX2026', problems: ['密码不能含有账号'] },
  {
    password: '12345678',
    problems: ['密码至少 10 个字符', '密码要有大写字母、小写字母、数字、符号中的三类'],
  },
])('$password: $problems', ({ password, problems }) => {
  expect(passwordProblems(password, 'chenlx')).toEqual(problems)
})
