import type { Kysely } from 'kysely'
import type { Database, Tx } from '../database.ts'

/** What came of an attempt to sign in, and what happened to a sign-in later. */
export const signInOutcomes = {
  'signed-in': '登录成功',
  'wrong-password': '密码错误',
  'unknown-account': '没有这个账号',
  locked: '账号锁定中',
  'code-needed': '没有填动态码',
  'wrong-code': '动态码错误',
  suspended: '账号已停用',
  'signed-out': '退出',
  'session-revoked': '会话被终止',
  'password-changed': '修改密码',
  'password-reset': '重置密码',
  'second-factor-set': '启用动态码',
  'second-factor-removed': '停用动态码',
  unlocked: '解除锁定',
  enrolled: '领取账号',
  'wrong-enrolment': '领取码不对',
} as const
export type SignInOutcome = keyof typeof signInOutcomes

/** What is no failure of somebody to sign in. */
export const goodOutcomes: readonly SignInOutcome[] = [
  'signed-in',
  'signed-out',
  'password-changed',
  'second-factor-set',
  'enrolled',
]

/** Attempts of somebody to get in that came to nothing; a code still to be typed is none. */
export const failedOutcomes: readonly SignInOutcome[] = [
  'wrong-password',
  'unknown-account',
  'locked',
  'wrong-code',
  'suspended',
  'wrong-enrolment',
]

/** From where: the connection's address and what the browser calls itself. */
export type Origin = { readonly ip: string | null; readonly userAgent: string }

type SignInRecord = {
  readonly account: string
  readonly outcome: SignInOutcome
  readonly at: Date
  readonly origin: Origin
  /** Known account only; the transaction must act for this agency. */
  readonly who?: { readonly personId: string; readonly agencyId: string }
}

/** Writes one line of the sign-in record (append-only). */
export async function recordSignIn(
  db: Kysely<Database> | Tx,
  { account, outcome, at, origin, who }: SignInRecord,
): Promise<void> {
  await db
    .insertInto('identity.sign_in')
    .values({
      agency_id: who?.agencyId ?? null,
      person_id: who?.personId ?? null,
      account,
      outcome,
      ip: origin.ip,
      user_agent: origin.userAgent.slice(0, 300),
      at,
    })
    .execute()
}
