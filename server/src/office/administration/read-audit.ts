import { sql } from 'kysely'
import type { AuditQuery, ChangeLine, ChangeList, SignInList } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { MalformedRequestError } from '../../faults.ts'
import { asPerson } from '../../storage/as-person.ts'
import type { Tx } from '../../storage/database.ts'
import {
  goodOutcomes,
  signInOutcomes,
  type SignInOutcome,
} from '../../storage/identity/sign-in-record.ts'
import type { World } from '../../world.ts'
import { requireAdministrator } from './administer.ts'
import { failedSignIns } from './administration-sets.ts'

const pageLength = 50
/** 登录记录, newest first: every attempt, with names nobody has as well. For the audit administrator. */
export function listSignIns(world: World, actor: Actor, query: AuditQuery): Promise<SignInList> {
  requireAdministrator(actor, ['audit-admin'])
  const before = query.before === undefined ? null : readCursor(query.before)
  const today = chinaDay(world.clock.now().toISOString())
  return asPerson(world.office, actor, async (tx) => {
    const rows = await tx
      .selectFrom('identity.sign_in as s')
      .leftJoin('identity.person as p', 'p.id', 's.person_id')
      .select(['s.id', 's.account', 's.outcome', 's.ip', 's.user_agent', 's.at', 'p.name'])
      .$if(before !== null, (page) => page.where('s.id', '<', before ?? 0))
      .$if(query.q !== undefined, (page) => page.where('s.account', '=', query.q ?? ''))
      .$if(query.set === 'sign-ins-failed', (page) => page.where(failedSignIns(today)))
      .orderBy('s.id', 'desc')
      .limit(pageLength + 1)
      .execute()
    return {
      signIns: rows
        .slice(0, pageLength)
        .map(({ id, account, outcome, ip, user_agent, at, name }) => ({
          id,
          account,
          name,
          outcome: signInOutcomes[outcome as SignInOutcome],
          succeeded: (goodOutcomes as readonly string[]).includes(outcome),
          ip,
          userAgent: user_agent,
          at: at.toISOString(),
        })),
      next: rows.length > pageLength ? String(rows[pageLength - 1]?.id) : null,
    }
  })
}

function readCursor(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new MalformedRequestError('翻页标记不对，请从第一页看起。')
  return Number(text)
}

/** 人员与权限变更, newest first. For the audit administrator. */
export function listChanges(world: World, actor: Actor, query: AuditQuery): Promise<ChangeList> {
  requireAdministrator(actor, ['audit-admin'])
  const before = query.before === undefined ? null : readChangeCursor(query.before)
  return asPerson(world.office, actor, async (tx) => {
    const rows = await changeRows(tx)
      .$if(before !== null, (page) =>
        page.where(
          sql<boolean>`(c.at, c.subject_id, c.sequence) <
            (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${before?.sequence ?? 0}::int)`,
        ),
      )
      .orderBy('c.at', 'desc')
      .orderBy('c.subject_id', 'desc')
      .orderBy('c.sequence', 'desc')
      .limit(pageLength + 1)
      .execute()
    const last = rows.length > pageLength ? rows[pageLength - 1] : undefined
    return {
      changes: rows.slice(0, pageLength).map(changeLine),
      next: last ? `${last.at.getTime()}_${last.subject_id}_${last.sequence}` : null,
    }
  })
}

function readChangeCursor(text: string): { at: Date; id: string; sequence: number } {
  const match = /^(\d{1,15})_([0-9a-f-]{36})_(\d{1,9})$/.exec(text)
  if (!match?.[1] || !match[2]) {
    throw new MalformedRequestError('翻页标记不对，请从第一页看起。')
  }
  return { at: new Date(Number(match[1])), id: match[2], sequence: Number(match[3]) }
}

/** The whole history of these subjects, newest first. */
export async function changesOf(tx: Tx, subjects: readonly string[]): Promise<ChangeLine[]> {
  const rows = await changeRows(tx)
    .where('c.subject_id', 'in', subjects)
    .orderBy('c.at', 'desc')
    .orderBy('c.sequence', 'desc')
    .execute()
  return rows.map(changeLine)
}

function changeRows(tx: Tx) {
  return tx
    .selectFrom('identity.change as c')
    .leftJoin('identity.person as p', 'p.id', 'c.by_person')
    .select([
      'c.subject_kind',
      'c.subject_id',
      'c.sequence',
      'c.action',
      'c.content',
      'c.reason',
      'c.at',
      'p.name as by',
    ])
}

type ChangeRow = Awaited<ReturnType<ReturnType<typeof changeRows>['execute']>>[number]

function changeLine(row: ChangeRow): ChangeLine {
  return {
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    sequence: row.sequence,
    action: row.action,
    details: Object.entries(row.content as Record<string, string>).map(([label, value]) => ({
      label,
      value,
    })),
    reason: row.reason,
    by: row.by,
    at: row.at.toISOString(),
  }
}
