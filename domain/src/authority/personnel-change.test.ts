import { describe, expect, test } from 'vitest'
import type { Recorded } from '../kernel/recorded.ts'
import { plainDate } from '../shared/plain-date.ts'
import { changeProblems, presentOf, type PersonStanding } from './person-standing.ts'
import { changedLines, changeTitle, needsTwo, type PersonnelChange } from './personnel-change.ts'
import {
  foldPersonnel,
  mayDecideChange,
  mustNoteChange,
  type PersonnelEvent,
} from './personnel-proposal.ts'

const brigade = { id: 'brigade', name: '执法大队' }
const chen = { name: '陈立新', department: brigade, post: '执法员' }
const until = (validTo: string, status: 'active' | 'suspended' | 'revoked' = 'active') => ({
  status,
  validTo: plainDate(validTo),
})
const certificate = { certificateId: 'c', number: '07030022016' } as const
const none = { legalQualificationNo: null, firstReviewOn: null }
const held = { legalQualificationNo: 'A2015', firstReviewOn: null }

const change = (before: ReturnType<typeof until>, after: ReturnType<typeof until>) =>
  ({ kind: 'certificate-change', ...certificate, before, after }) as const

const joining = {
  ...{ kind: 'join', account: 'chen', duty: 'business', roles: ['officer'] },
  ...chen,
} as const satisfies PersonnelChange

describe('whether it takes two administrators', () => {
  test.each<[title: string, two: boolean, PersonnelChange]>([
    ['登记人员', true, joining],
    [
      '修改姓名、机构、职务',
      true,
      { kind: 'details', before: chen, after: { ...chen, name: '王晓雯' } },
    ],
    ['恢复在岗', true, { kind: 'state', before: 'suspended', after: 'active' }],
    ['恢复在岗', true, { kind: 'state', before: 'left', after: 'active' }],
    ['停用账号', false, { kind: 'state', before: 'active', after: 'suspended' }],
    ['办理离任', false, { kind: 'state', before: 'active', after: 'left' }],
    ['授予角色', true, { kind: 'roles', before: ['officer'], after: ['agency-head'] }],
    ['收回角色', false, { kind: 'roles', before: ['officer', 'archivist'], after: ['officer'] }],
    ['登记审核资格、聘任', true, { kind: 'qualification', before: none, after: held }],
    ['登记审核资格、聘任', false, { kind: 'qualification', before: held, after: none }],
    [
      '登记审核资格、聘任',
      true,
      {
        kind: 'qualification',
        before: held,
        after: { ...held, firstReviewOn: plainDate('2017-01-01') },
      },
    ],
    ...(
      [
        [true, { reviewUntil: '2026-12-31' }, { reviewUntil: '2027-12-31' }],
        [true, { reviewUntil: '2026-12-31' }, {}],
        [false, {}, { reviewUntil: '2026-12-31' }],
        [false, { reviewUntil: '2027-12-31' }, { reviewUntil: '2026-12-31' }],
        [true, { reviewFrom: '2026-12-01' }, { reviewFrom: '2026-11-01' }],
        [false, { reviewFrom: '2026-11-01' }, { reviewFrom: '2026-12-01' }],
      ] as [boolean, object, object][]
    ).map(([two, before, after]): [string, boolean, PersonnelChange] => [
      '登记审核资格、聘任',
      two,
      { kind: 'qualification', before: { ...held, ...before }, after: { ...held, ...after } },
    ]),
    ['变更执法证', false, change(until('2028-12-31'), until('2028-12-31', 'suspended'))],
    ['变更执法证', false, change(until('2028-12-31', 'suspended'), until('2028-12-31', 'revoked'))],
    ['变更执法证', false, change(until('2028-12-31'), until('2026-12-31'))],
    ['变更执法证', true, change(until('2028-12-31', 'suspended'), until('2028-12-31'))],
    ['变更执法证', true, change(until('2028-12-31'), until('2030-12-31'))],
    ['变更执法证', true, change(until('2028-12-31'), until('2030-12-31', 'suspended'))],
    ['重设密码', true, { kind: 'reset', what: 'password' }],
    ['重设动态码', true, { kind: 'reset', what: 'second-factor' }],
  ])('%s: %s', (title, two, written) => {
    expect(needsTwo(written, 'business')).toBe(two)
    expect(changeTitle(written)).toBe(title)
    expect(changedLines(written).length).toBeGreaterThan(0)
  })

  test('nobody alone takes anything from another administrator', () => {
    const suspend = { kind: 'state', before: 'active', after: 'suspended' } as const
    expect(needsTwo(suspend, 'security-admin')).toBe(true)
  })
})

const standing: PersonStanding = {
  ...{ duty: 'business', status: 'active', details: chen, roles: ['officer'] },
  qualification: { ...none, qualifiedOn: null, reviewFrom: null, reviewUntil: null },
  certificates: [
    { id: 'c', number: '07030022016', validFrom: plainDate('2026-01-01'), ...until('2028-12-31') },
  ],
}

describe('what is wrong with a change', () => {
  test.each<[string, PersonnelChange]>([
    ['没有要变更的内容', { kind: 'details', before: chen, after: { ...chen } }],
    ['已经是停用', { kind: 'state', before: 'suspended', after: 'suspended' }],
    ['名下还有未注销的执法证', { kind: 'state', before: 'active', after: 'left' }],
    ['业务账号不能担任管理员', { ...joining, roles: ['audit-admin'] }],
    ['管理员不办理业务', { ...joining, duty: 'audit-admin', roles: ['audit-admin', 'officer'] }],
    ['已注销的执法证', change(until('2028-12-31', 'revoked'), until('2028-12-31'))],
    ['不能早于第一天', change(until('2028-12-31'), until('2025-12-31'))],
  ])('%s', (message, written) => {
    const told = changeProblems(written, standing).map((problem) => problem.message)
    expect(told.join()).toContain(message)
  })

  test('what it was written against is read from the person as they are now', () => {
    const asked = change(until('2028-12-31'), until('2030-12-31'))
    expect(presentOf(asked, standing)).toEqual(asked.before)
    expect(presentOf({ ...asked, certificateId: 'gone' }, standing)).toBeUndefined()
    expect(presentOf({ kind: 'roles', before: [], after: [] }, standing)).toEqual(['officer'])
  })
})

describe('who decides', () => {
  const system = { id: 'xu', roles: ['system-admin'] } as const
  const security = { id: 'feng', roles: ['security-admin'] } as const
  const another = { id: 'zhang', roles: ['security-admin'] } as const
  const audit = { id: 'yuan', roles: ['audit-admin'] } as const
  const record = (version: number, by: string, event: PersonnelEvent) => ({
    ...{ version, at: '2026-11-23T00:00:00.000Z', by: { id: by, name: by }, approvals: [], event },
  })
  const events: Recorded<PersonnelEvent>[] = [
    record(1, 'feng', {
      ...{ type: 'PersonnelChangeProposed', personId: 'chen', reason: '任命' },
      ...{ duty: 'security-admin', change: { kind: 'roles', before: [], after: ['officer'] } },
    }),
  ]
  const refusal = (
    by: Parameters<typeof mayDecideChange>[0],
    missing: readonly string[] = [],
  ): string | null => {
    const outcome = mayDecideChange(by, foldPersonnel(events), missing)
    return outcome.ok ? null : outcome.refusal.reason
  }

  test('one of another duty, who is not the person concerned', () => {
    expect(refusal(system)).toBeNull()
    expect(refusal(audit)).toBeNull()
    expect(refusal(security)).toContain('另一类管理员')
    expect(refusal(another)).toContain('另一类管理员')
    expect(refusal({ ...system, id: 'chen' })).toContain('自己的账号')
    expect(refusal(system, ['审计管理员袁丽'])).toContain('审计管理员袁丽还没有领取账号')
  })

  test('nobody, once it is answered', () => {
    const agreed = record(2, 'xu', { type: 'PersonnelChangeAgreed', confirmedBy: 'code' })
    const outcome = mayDecideChange(audit, foldPersonnel([...events, agreed]), [])
    expect(outcome.ok ? '' : outcome.refusal.reason).toContain('已经有人办过')
  })

  test('a reset of before there were other changes is read as one', () => {
    const file = foldPersonnel([
      record(1, 'xu', {
        ...{ type: 'ResetProposed', what: 'password', personId: 'chen', reason: '忘记' },
        duty: 'system-admin',
      }),
      record(2, 'feng', { type: 'ResetRefused', reason: '本人没有提出' }),
    ])
    expect(file).toMatchObject({ change: { kind: 'reset', what: 'password' }, state: 'refused' })
  })

  test('what one did at once is noted by each of the others, and not by them', () => {
    const done = record(1, 'xu', {
      ...{ type: 'PersonnelChangeDone', personId: 'chen', reason: '停职', duty: 'system-admin' },
      change: { kind: 'state', before: 'active', after: 'suspended' },
    })
    const seen = record(2, 'feng', { type: 'PersonnelChangeSeen' })
    expect(mustNoteChange(system, foldPersonnel([done]))).toBe(false)
    expect(mustNoteChange(security, foldPersonnel([done]))).toBe(true)
    expect(mustNoteChange(security, foldPersonnel([done, seen]))).toBe(false)
    expect(mustNoteChange(audit, foldPersonnel([done, seen]))).toBe(true)
  })
})
