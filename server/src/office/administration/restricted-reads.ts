import { sql, type RawBuilder } from 'kysely'
import type { AuditQuery, RestrictedReadList } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { MalformedRequestError } from '../../faults.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { World } from '../../world.ts'
import { requireAdministrator } from './administer.ts'

const pageLength = 50

/** Every reading of what is kept from most: who, what, when; each is in the log already. */
export const restrictedReads: RawBuilder<unknown> = sql`
  select id, at, person_name, split_part(subject, ' ', 1) as kind, case_id::text as of
    from casework.restricted_read
  union all select id, at, person_name, 'letter', letter_id::text from casework.letter_read
  union all select id, at, person_name, 'licence', public_id from casework.licence_party_read`

/** What was read since this administrator looked last, as a condition on the row `r`. */
export const newReads = ({ personId }: Actor): RawBuilder<boolean> =>
  sql`r.at > coalesce((select looked_at from identity.audit_look where person_id = ${personId}), '-infinity')`

/** The first word of the subject, as it is written when somebody reads (desk/read-restricted.ts). */
const kinds: Readonly<Record<string, string>> = {
  case: '案卷（监督机关查阅）',
  evidence: '证据',
  signed: '签名的文书',
  document: '文书',
  counsel: '受邀顾问查阅的材料',
  strokes: '屏幕签名的笔迹',
  accountability: '责任追究（监督机关查阅）',
  party: '当事人的证件号码、电话',
  informant: '举报人身份',
  letter: '来信人身份',
  licence: '含证件号码的许可上报文件',
}

/** 查阅记录, newest first. For the audit administrator, who sees that it was read and not what it says. */
export function listRestrictedReads(
  world: World,
  actor: Actor,
  query: AuditQuery,
): Promise<RestrictedReadList> {
  requireAdministrator(actor, ['audit-admin'])
  const before = query.before === undefined ? null : readCursor(query.before)
  const only = query.set === 'reads-new' ? newReads(actor) : sql<boolean>`true`
  const earlier = before ? sql`(r.at, r.id) < (${before.at}, ${before.id}::uuid)` : sql`true`
  return asPerson(world.office, actor, async (tx) => {
    const { rows } = await sql<{
      id: string
      at: Date
      person_name: string
      kind: string
      of: string
      is_new: boolean
    }>`
      select r.*, ${newReads(actor)} as is_new from (${restrictedReads}) r
       where ${only} and ${earlier}
       order by r.at desc, r.id desc limit ${pageLength + 1}`.execute(tx)
    const page = rows.slice(0, pageLength)
    const last = page.at(-1)
    return {
      reads: page.map(({ id, at, person_name, kind, of, is_new }) => ({
        ...{ id, at: at.toISOString(), by: person_name, what: kinds[kind] ?? kind, of },
        isNew: is_new,
      })),
      next: rows.length > pageLength && last ? `${last.at.getTime()}_${last.id}` : null,
    }
  })
}

function readCursor(text: string): { at: Date; id: string } {
  const match = /^(\d{1,15})_([0-9a-f-]{36})$/.exec(text)
  if (!match?.[2]) throw new MalformedRequestError('翻页标记不对，请从第一页看起。')
  return { at: new Date(Number(match[1])), id: match[2] }
}

/** 看到这里: what was read until this instant is not new any more. Never goes back. */
export async function lookedAtReads(world: World, actor: Actor, until: Date): Promise<void> {
  requireAdministrator(actor, ['audit-admin'])
  const { personId, agencyId } = actor
  const now = world.clock.now()
  const looked_at = until > now ? now : until
  await asPerson(world.office, actor, (tx) =>
    tx
      .insertInto('identity.audit_look')
      .values({ person_id: personId, agency_id: agencyId, looked_at })
      .onConflict((row) =>
        row.column('person_id').doUpdateSet({
          looked_at: sql<Date>`greatest(excluded.looked_at, identity.audit_look.looked_at)`,
        }),
      )
      .execute(),
  )
}
