import { describe, expect, test } from 'vitest'
import { askedOfActs } from './asked-of-acts.ts'

describe('what the published catalogue says is sent', () => {
  test.each([
    [['penalty'], '告知和陈述申辩材料', '裁量'],
    [['coercion'], '授权的法律法规依据', '必要性'],
    [['licence'], '听取意见的材料', '法律适用'],
    ['every', '听取意见的材料', '法律适用'],
    [['penalty', 'coercion'], '听取意见的材料', '法律适用'],
  ] as const)('of %j', (acts, material, focus) => {
    const asked = askedOfActs(acts)
    expect(asked.materials).toContain(material)
    expect(asked.focus).toContain(focus)
  })

  test('a seizure is neither told of beforehand nor measured', () => {
    const { materials, focus } = askedOfActs(['coercion'])
    expect(materials).not.toContain('陈述申辩')
    expect(focus).not.toContain('裁量')
  })
})
