import { describe, expect, test } from 'vitest'
import { isPlainlyOrganisation } from './organisations.ts'

describe('who is not plainly an organisation is treated as a person', () => {
  test.each([
    '王小明',
    '买买提·吐尔逊',
    '阿卜杜热西提・艾力',
    '古丽米热.艾比布力',
    '卓玛央金',
    '巴特尔',
    '仁青多吉',
    '乌兰托雅',
    '妫晓月',
    'John Smith',
  ])('%s', (name) => {
    expect(isPlainlyOrganisation(name)).toBe(false)
  })

  test.each([
    '四平市红日商贸有限公司',
    '红日商贸有限公司铁西分公司',
    '铁西区张记便利店',
    '王府井百货商场',
    '梨树县前马家村农民专业合作社',
    '四平市某投资中心（有限合伙）',
    '铁东区第三小学',
    '李宁体育用品专柜',
    '四平市个体劳动者协会',
  ])('%s', (name) => {
    expect(isPlainlyOrganisation(name)).toBe(true)
  })
})
