import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Act } from '@zhaofa/domain/case/case-kernel.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { isPlainObject, type FieldProblem } from '@zhaofa/domain/kernel/field-problem.ts'
import { namesSender } from '@zhaofa/domain/publicity/letters/letter.ts'
import { cite } from '@zhaofa/domain/shared/citation.ts'
import { sql } from 'kysely'
import type { Tx } from '../../storage/database.ts'
import { decrypt, encrypt } from '../../storage/sealed.ts'
import type { World } from '../../world.ts'

/** 举报人: kept apart from the file, encrypted with a key the database never sees. */
export type Informant = { readonly name: string; readonly contact: string }

/** The first registration, with the clue. */
export async function sealInformant(
  tx: Tx,
  world: World,
  file: CaseFile,
  { informant, actor, at }: { informant: Informant; actor: Actor; at: { now: string } },
): Promise<void> {
  await tx
    .insertInto('casework.informant')
    .values({
      case_id: file.id,
      agency_id: file.agencyId,
      sealed: encrypt(JSON.stringify(informant), world.sealingKey, file.id),
      registered_by: actor.personId,
      at: at.now,
    })
    .execute()
}

/** What is not filled in of somebody who reports under their real name, and is told what became of it. */
export const informantMissing = (
  informant: Informant | null,
  path = 'informant.',
): FieldProblem[] => {
  const asked = { name: '姓名', contact: '联系方式' } as const
  return (['name', 'contact'] as const)
    .filter((field) => !informant?.[field].trim())
    .map((field) => ({
      field: `${path}${field}`,
      message: `实名举报须在作出是否立案的决定后告知举报人，请填写举报人的${asked[field]}（另行加密保存）`,
    }))
}

/** The first registration bears the id of the case. */
export const contextOf = (caseId: string, id: string) =>
  id === caseId ? caseId : `${caseId} ${id}`

/** Who reported, from the sealed bytes of a case. @throws Error when they are not this case's. */
export const openInformant = (sealed: Uint8Array, world: World, context: string): Informant =>
  JSON.parse(decrypt(sealed, world.sealingKey, context)) as Informant

/** Everybody who was ever registered as having reported, by the id of what was sealed; for the machine only. */
export async function knownInformants(
  tx: Tx,
  world: World,
  caseId: string,
): Promise<Map<string, Informant>> {
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select id, sealed from casework.sealed_informants(${caseId})`.execute(tx)
  return new Map(
    rows.map(({ id, sealed }) => [id, openInformant(sealed, world, contextOf(caseId, id))]),
  )
}

/** Words of these fields that name or show who reported: they would be read by everybody who reads the case (处罚法第50条). */
export const namingInformant = (
  input: unknown,
  informants: Iterable<Informant>,
): FieldProblem[] => {
  const all = [...informants]
  const message = '写有举报人的姓名或者联系方式，不能进入案卷，请删去'
  return Object.entries(isPlainObject(input) ? input : {}).flatMap(([field, words]) =>
    typeof words === 'string' && all.some((each) => namesSender(words, each))
      ? [{ field, message, basis: cite('行政处罚法', 50) }]
      : [],
  )
}

/** What an act about the informant may not say, and that what it names was sealed for this case. */
export async function informantProblems(
  tx: Tx,
  world: World,
  { act, file, input }: { act: Act; file: CaseFile; input: unknown },
): Promise<FieldProblem[]> {
  if (!act.aboutInformant) return []
  const known = await knownInformants(tx, world, file.id)
  const { informant: id = null, ...words } = isPlainObject(input) ? input : {}
  const strange = id !== null && (typeof id !== 'string' || !known.has(id) || id === file.id)
  return [
    ...(strange
      ? [{ field: 'informant', message: '没有这次加密保存的举报人信息，请重新填写' }]
      : []),
    ...namingInformant(words, known.values()),
  ]
}
