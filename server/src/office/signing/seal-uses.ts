import { sql } from 'kysely'
import type { SealUseList, SealUseQuery, SealUseRow } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import { roles as titles, type Role } from '@zhaofa/domain/authority/roles.ts'
import { sealRegisterReaders } from '@zhaofa/domain/authority/seal-register.ts'
import { sealKinds } from '@zhaofa/domain/paper/catalogue/document-type.ts'
import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import type { Rows, SheetColumn } from '../../documents/sheets/sheet.ts'
import { ForbiddenError } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { agenciesOf, agencyNames, inAgency } from '../desk/in-agency.ts'

const pageSize = 50

type Filter = Omit<SealUseQuery, 'after'>

/** 用印登记, fifty a page, newest first. @throws ForbiddenError */
export async function listSealUses(
  world: World,
  actor: Actor,
  { after, ...filter }: SealUseQuery,
): Promise<SealUseList> {
  requireReader(actor)
  return inAgency(world, actor, async (tx) => {
    const uses = await usesOf(tx, actor, filter)
    const { total } = await uses
      .select(sql<number>`count(*)::int`.as('total'))
      .executeTakeFirstOrThrow()
    const [year, serial, id] = after?.split(' ') ?? []
    const from =
      id !== undefined
        ? uses.where(
            sql<boolean>`(u.year, u.serial, u.document_id) < (${year}::int, ${serial}::int, ${id}::uuid)`,
          )
        : uses
    const found = await shown(from)
      .limit(pageSize + 1)
      .execute()
    const page = found.slice(0, pageSize)
    const last = page.at(-1)
    const names = await agencyNames(tx)
    return {
      rows: page.map((row) => rowOf(row, names)),
      next:
        found.length > pageSize && last ? `${last.year} ${last.serial} ${last.document_id}` : null,
      total,
    }
  })
}

/** The same whole, for a table. @throws ForbiddenError */
export async function exportSealUses(
  world: World,
  actor: Actor,
  filter: Filter,
): Promise<readonly SealUseRow[]> {
  requireReader(actor)
  return inAgency(world, actor, async (tx) => {
    const found = await shown(await usesOf(tx, actor, filter)).execute()
    const names = await agencyNames(tx)
    return found.map((row) => rowOf(row, names))
  })
}

function requireReader(actor: Actor): void {
  if (holdsOneOf(actor, sealRegisterReaders)) return
  const who = sealRegisterReaders.map((role) => titles[role]).join('、')
  throw new ForbiddenError(`用印登记由${who}查阅。`)
}

async function usesOf(tx: Tx, actor: Actor, { q = '', year }: Filter) {
  const agencies = await agenciesOf(tx, actor)
  let uses = tx
    .selectFrom('casework.seal_use as u')
    .innerJoin('publication.signing_certificate as c', 'c.id', 'u.certificate_id')
    .where('u.agency_id', 'in', agencies.length > 0 ? [...agencies] : [actor.agencyId])
  if (year !== undefined) uses = uses.where('u.year', '=', Number(year))
  const words = q.trim()
  if (words === '') return uses
  const [, no] = /^(?:第)?(\d{1,6})(?:号)?$/.exec(words) ?? []
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`
  return uses.where((where) =>
    where.or([
      where('u.title', 'like', like),
      where('u.number', 'like', like),
      where('u.sealed_by_name', 'like', like),
      ...(no === undefined ? [] : [where('u.serial', '=', Number(no))]),
    ]),
  )
}

type Uses = Awaited<ReturnType<typeof usesOf>>

const shown = (uses: Uses) =>
  uses
    .leftJoin('casework.paper_signature as s', (join) =>
      join.onRef('s.document_id', '=', 'u.document_id').on('s.role', '=', 'seal'),
    )
    .leftJoin('casework.paper_stamp as t', 't.document_id', 'u.document_id')
    .select(['u.document_id', 'u.case_id', 'u.agency_id', 'u.year', 'u.serial', 'u.seal'])
    .select(['u.title', 'u.number', 'u.approvals', 'u.sealed_by_name', 'u.at'])
    .select(['c.name as certificate', 'c.serial as certificateSerial'])
    .select((each) => [
      each.fn.coalesce('s.stamped_at', 't.stamped_at').as('stampedAt'),
      each.fn.coalesce('s.stamper', 't.stamper').as('stamper'),
    ])
    // By its own number, as a register is read: papers of one act have one hour.
    .orderBy('u.year', 'desc')
    .orderBy('u.serial', 'desc')
    .orderBy('u.document_id', 'desc')

type Found = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number]

const rowOf = (row: Found, names: ReadonlyMap<string, string>): SealUseRow => ({
  documentId: row.document_id,
  caseId: row.case_id,
  number: `${row.year}年第${row.serial}号`,
  agency: names.get(row.agency_id) ?? '',
  seal: sealKinds[row.seal],
  title: row.title,
  paperNumber: row.number,
  approvals: row.approvals.map(({ role, name, at }) => ({ role: titles[role as Role], name, at })),
  sealedBy: row.sealed_by_name,
  at: row.at.toISOString(),
  certificate: { name: row.certificate, serial: row.certificateSerial },
  stampedAt: row.stampedAt?.toISOString() ?? null,
  stamper: row.stamper,
})

/** 用印登记 as a table. */
export const sealUseColumns: readonly SheetColumn[] = [
  { title: '用印编号', type: 'text' },
  { title: '机关', type: 'text' },
  { title: '印章', type: 'text' },
  { title: '文书', type: 'text' },
  { title: '文号', type: 'text' },
  { title: '同意人和时间', type: 'text' },
  { title: '办理人', type: 'text' },
  { title: '用印时间', type: 'text' },
  { title: '证书', type: 'text' },
  { title: '证书序列号', type: 'text' },
  { title: '时间戳', type: 'text' },
  { title: '时间戳服务', type: 'text' },
]

export async function* sealUseRows(uses: readonly SealUseRow[]): Rows {
  for (const use of uses) {
    const agreed = use.approvals.map(({ role, name, at }) => `${role}${name} ${chinaTime(at)}`)
    yield await Promise.resolve([
      ...[use.number, use.agency, use.seal, use.title, use.paperNumber ?? ''],
      ...[agreed.join('；'), use.sealedBy, chinaTime(use.at)],
      ...[use.certificate.name, use.certificate.serial],
      ...[use.stampedAt === null ? '' : chinaTime(use.stampedAt), use.stamper ?? ''],
    ])
  }
}
