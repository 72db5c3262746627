import { describe, expect, test } from 'vitest'
import { roleConflicts, type Role } from './roles.ts'

describe('role conflicts (三员分立)', () => {
  test.each<{ held: Role[]; reasons: string[] }>([
    { held: ['officer'], reasons: [] },
    { held: ['officer', 'department-head', 'disclosure-collector'], reasons: [] },
    { held: ['disclosure-collector', 'disclosure-checker'], reasons: [] },
    { held: ['officer', 'officer'], reasons: [] },
    {
      held: ['system-admin', 'security-admin'],
      reasons: ['系统管理员和安全管理员不能由一人担任：三员应当分立'],
    },
    {
      held: ['audit-admin', 'officer'],
      reasons: ['审计管理员和执法人员不能由一人担任：管理员不办理业务'],
    },
    {
      held: ['supervisor', 'legal-reviewer'],
      reasons: ['司法行政监督人员和法制审核人员不能由一人担任：监督人员不参与执法'],
    },
    {
      held: ['system-admin', 'security-admin', 'archivist'],
      reasons: [
        '系统管理员和安全管理员不能由一人担任：三员应当分立',
        '系统管理员和档案管理员不能由一人担任：管理员不办理业务',
        '安全管理员和档案管理员不能由一人担任：管理员不办理业务',
      ],
    },
  ])('$held: $reasons', ({ held, reasons }) => {
    expect(roleConflicts(held).map(({ reason }) => reason)).toEqual(reasons)
  })
})
