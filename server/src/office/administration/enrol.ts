import { createHash, timingSafeEqual } from 'node:crypto'
import { passwordProblems } from '@zhaofa/domain/authority/password-rules.ts'
import { roles as titles, type Administrator } from '@zhaofa/domain/authority/roles.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { fieldsRefused, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { sql } from 'kysely'
import { asPerson, type Acting } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import { findAccount, setPassword } from '../../storage/identity/credential-store.ts'
import { loadActor } from '../../storage/identity/people-store.ts'
import { revokeSessions } from '../../storage/identity/session-store.ts'
import { recordSignIn, type Origin } from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { hashPassword } from '../identity/password-hash.ts'
import { recordChange } from './administer.ts'
import { initialPassword } from './initial-password.ts'

/** Where a code was shown: on the page of the first setup, or by the command on the server. */
export type IssuedBy = 'wizard' | 'command'

export const issuers: Readonly<Record<IssuedBy, string>> = {
  wizard: '首次设置页面',
  command: '服务器上的命令',
}

/** One of the three, and what became of their 领取码. */
export type Enrolment = {
  readonly personId: string
  readonly name: string
  readonly account: string
  readonly duty: Administrator
  readonly issuedAt: Date | null
  readonly issuedBy: IssuedBy | null
  readonly usedAt: Date | null
  readonly usedFrom: string | null
}

/** The three administrators with whom the agency began; none for an agency of before there were codes. */
export async function enrolmentsOf(tx: Tx): Promise<Enrolment[]> {
  const rows = await tx
    .selectFrom('identity.enrolment as e')
    .innerJoin('identity.person as p', 'p.id', 'e.person_id')
    .select(['e.person_id', 'p.name', 'p.account', 'p.duty', 'e.issued_at', 'e.issued_by'])
    .select(['e.used_at', 'e.used_ip'])
    .orderBy('p.duty', 'desc')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    account: row.account,
    duty: row.duty as Administrator,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    usedAt: row.used_at,
    usedFrom: row.used_ip,
  }))
}

/** Who has not taken over their account yet, as screens name them. */
export const missingAmong = (enrolments: readonly Enrolment[]): string[] =>
  enrolments
    .filter(({ usedAt }) => usedAt === null)
    .map(({ duty, name }) => `${titles[duty]}${name}`)

/** Whether any administrator of this installation has an account to take over. */
export async function awaitsEnrolment({ office }: Pick<World, 'office'>): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select identity.awaits_enrolment() as waits`.execute(office)
  return rows[0]?.waits === true
}

/**
 * 领取码 for one of the three, to be shown now and never again. The page of the first setup shows each once. The
 * command on the server shows another, for a code that was lost or used by somebody else, while not all three
 * have taken over their accounts; what was set with the one before is void.
 */
export async function issueEnrolment(
  world: Pick<World, 'office' | 'clock'>,
  who: Acting,
  by: IssuedBy,
): Promise<Outcome<string, Refusal>> {
  const code = initialPassword()
  const unusable = by === 'command' ? await hashPassword(initialPassword()) : null
  return asPerson(world.office, who, async (tx) => {
    const actor = await loadActor(tx, who.personId)
    const all = await enrolmentsOf(tx)
    const own = all.find(({ personId }) => personId === who.personId)
    const at = world.clock.now()
    if (!own) return not(`${actor.name}的账号不用领取码：密码由两位管理员发放`)
    if (missingAmong(all).length === 0) {
      return not('三员都已领取账号，领取码不再有用；忘记密码的由另外两位管理员重设')
    }
    if (by === 'wizard' && own.issuedAt) {
      return not(`${own.name}的领取码已经显示过，不再显示；遗失的由安装人员在服务器上另发`)
    }
    await tx
      .updateTable('identity.enrolment')
      .set({ code_hash: hashOf(code), issued_at: at, issued_by: by, used_at: null, used_ip: null })
      .where('person_id', '=', who.personId)
      .execute()
    if (own.usedAt && unusable !== null) {
      await setPassword(tx, { ...who, hash: unusable, at, mustChange: true })
      await revokeSessions(tx, { personId: who.personId, at, because: '另发领取码' })
    }
    await recordChange(
      { tx, at, actor },
      {
        ...{ kind: 'person', subjectId: who.personId, action: '显示领取码' },
        content: { 账号: own.account, 方式: issuers[by] },
      },
    )
    return accept(code)
  })
}

/** 领取账号: its owner chooses the password with the code, which serves once. Everybody of the three sees from where. */
export async function enrol(
  world: Pick<World, 'office' | 'clock'>,
  { account, code, password }: { account: string; code: string; password: string },
  origin: Origin,
): Promise<Outcome<null, Refusal>> {
  const at = world.clock.now()
  const who = await findAccount(world.office, account)
  if (!who) {
    await recordSignIn(world.office, { account, outcome: 'unknown-account', at, origin })
    return wrong
  }
  const problems = passwordProblems(password, account)
  return asPerson(world.office, who, async (tx) => {
    const enrolment = await tx
      .selectFrom('identity.enrolment')
      .select(['code_hash', 'used_at', 'used_ip'])
      .where('person_id', '=', who.personId)
      .forUpdate()
      .executeTakeFirst()
    if (!enrolment?.code_hash || !timingSafeEqual(enrolment.code_hash, hashOf(code))) {
      await recordSignIn(tx, { account, outcome: 'wrong-enrolment', at, origin, who })
      return wrong
    }
    if (enrolment.used_at) {
      await recordSignIn(tx, { account, outcome: 'wrong-enrolment', at, origin, who })
      const from = enrolment.used_ip === null ? '' : `从 ${enrolment.used_ip} `
      return not(
        `这个领取码已经${from}用过一次。如果不是您本人，请马上告知另外两位管理员，并请安装人员在服务器上另发一张`,
      )
    }
    if (problems.length > 0) {
      return refuse(fieldsRefused(problems.map((message) => ({ field: 'password', message }))))
    }
    const hash = await hashPassword(password)
    await setPassword(tx, { ...who, hash, at, mustChange: false })
    await tx
      .updateTable('identity.enrolment')
      .set({ used_at: at, used_ip: origin.ip, used_agent: origin.userAgent.slice(0, 300) })
      .where('person_id', '=', who.personId)
      .execute()
    await recordSignIn(tx, { account, outcome: 'enrolled', at, origin, who })
    await recordChange(
      { tx, at, actor: await loadActor(tx, who.personId) },
      {
        ...{ kind: 'person', subjectId: who.personId, action: '领取账号' },
        content: { 账号: account, 地址: origin.ip ?? '不详' },
      },
    )
    return accept(null)
  })
}

const hashOf = (code: string) =>
  createHash('sha256')
    .update(code.replace(/[^A-Za-z0-9]/g, ''))
    .digest()

const not = (reason: string): Outcome<never, Refusal> =>
  refuse(fieldsRefused([{ field: 'code', message: reason }]))

/** The same for an account nobody has, so that nobody learns which accounts exist. */
const wrong = not('账号或者领取码不对，请照领取单核对；领取码区分大小写')
