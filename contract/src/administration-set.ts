import { z } from 'zod'
import type { Administrator } from '@zhaofa/domain/authority/roles.ts'

type Shown = {
  /** As its number and its list are headed. */
  readonly title: string
  /** The page of 管理 on which the list is. */
  readonly section: 'personnel' | 'people' | 'sign-ins' | 'reads'
  readonly roles: readonly Administrator[]
}

const accounts = ['system-admin', 'security-admin'] as const

/** What a number on the home of an administrator counts, and where its list of exactly that length is. */
export const administrationSets = {
  'personnel-waiting': {
    title: '人员变更待核准、待知悉',
    section: 'personnel',
    roles: [...accounts, 'audit-admin'],
  },
  'certificates-ending': {
    title: '执法证已到期、六十日内到期的人员',
    section: 'people',
    roles: accounts,
  },
  'without-factor': {
    title: '签名、管理而没有启用动态码的人员',
    section: 'people',
    roles: accounts,
  },
  'sign-ins-failed': { title: '今天没有成功的登录', section: 'sign-ins', roles: ['audit-admin'] },
  'reads-new': { title: '上次查看以后的查阅', section: 'reads', roles: ['audit-admin'] },
} as const satisfies Record<string, Shown>

export type AdministrationSet = keyof typeof administrationSets
export const AdministrationSet = z.enum(
  Object.keys(administrationSets) as [AdministrationSet, ...AdministrationSet[]],
)

/** GET /api/administration/counts : of the sets whose lists this administrator may open. */
export const AdministrationCounts = z.strictObject({
  counts: z.array(z.strictObject({ set: AdministrationSet, count: z.int() })),
})
export type AdministrationCounts = z.infer<typeof AdministrationCounts>

/** GET /api/administration/reads : 查阅记录, newest first. */
export const RestrictedReadList = z.strictObject({
  reads: z.array(
    z.strictObject({
      id: z.uuid(),
      at: z.iso.datetime(),
      by: z.string(),
      /** What was read, in words. */
      what: z.string(),
      /** The case, letter or licence, by the number that its own pages know it by. */
      of: z.string(),
      isNew: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
})
export type RestrictedReadList = z.infer<typeof RestrictedReadList>

/** POST /api/administration/reads/look : everything until this instant has been looked at. */
export const LookBody = z.strictObject({ until: z.iso.datetime() })
