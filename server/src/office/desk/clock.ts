import type { Actor } from '@zhaofa/domain/authority/actor.ts'

/** The author of what the clock records; nobody, so that nobody gets access by it. */
export const clockId = '00000000-0000-0000-0000-000000000000'

/** The clock acts for an agency: it sees every case and holds no role by which it could do an act. */
export const clockOf = (agencyId: string): Actor => ({
  personId: clockId,
  name: '系统（到期自动记录）',
  agencyId,
  departmentId: '',
  roles: [],
})
