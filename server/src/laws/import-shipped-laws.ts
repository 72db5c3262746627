import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { editionOf } from '@zhaofa/domain/citation/law-edition.ts'
import { readLawText } from '@zhaofa/domain/citation/law-text.ts'
import { laws } from '@zhaofa/domain/reference/laws.ts'
import type { Database } from '../storage/database.ts'
import { listLawEditions, storeLawText, type NewLawText } from '../storage/publication/law-texts.ts'

const folder = import.meta.dirname

/**
 * Puts the texts that come with the program on the shelf: the laws of procedure, and every rule by which an agency
 * of this field fines. An edition that the site has imported itself is left alone. For the owner's role, as
 * zhaofa import-law.
 * @returns how many were stored; 0 while there is no agency.
 */
export async function importShippedLaws(owner: Kysely<Database>, at: string): Promise<number> {
  const agency = await owner
    .selectFrom('publication.agency')
    .select('agency_id')
    .orderBy('position')
    .orderBy('name')
    .executeTakeFirst()
  if (!agency) return 0
  const author = { agencyId: agency.agency_id, at }
  return owner.transaction().execute(async (tx) => {
    const there = await listLawEditions(tx)
    const missing = shippedLaws().filter(
      ({ title, number }) =>
        !there.some((edition) => edition.title === title && edition.number === number),
    )
    for (const law of missing) await storeLawText(tx, law, author)
    return missing.length
  })
}

/** Every text of the folder, read and put under its edition. @throws Error naming the file that cannot be read. */
export function shippedLaws(): NewLawText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => lawOf(readFileSync(join(folder, name), 'utf8'), name))
}

function lawOf(source: string, name: string): NewLawText {
  const text = readLawText(source)
  if (!text.ok) throw new Error(`${name}: ${JSON.stringify(text.refusal)}`)
  const [version] = (laws.get(text.value.title)?.versions ?? []).slice(-1)
  const edition = editionOf(text.value, version ? { number: version.number } : {}, laws)
  if (!edition.ok) throw new Error(`${name}: ${edition.refusal.reason}`)
  const { title, fullTitle, history, parts } = text.value
  const sha256 = createHash('sha256').update(source).digest('hex')
  return { ...edition.value, title, fullTitle, text: { history, parts }, sha256 }
}
