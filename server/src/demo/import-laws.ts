import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { editionOf } from '@zhaofa/domain/citation/law-edition.ts'
import { readLawText } from '@zhaofa/domain/citation/law-text.ts'
import { laws } from '@zhaofa/domain/reference/laws.ts'
import type { Database } from '../storage/database.ts'
import { storeLawText } from '../storage/publication/law-texts.ts'

const folder = join(import.meta.dirname, 'laws')
const importedAt = '2026-01-05T02:00:00.000Z'

/** The laws the demo cites most, so that its citations open. For the owner's role, as zhaofa import-law. */
export async function importDemoLaws(owner: Kysely<Database>): Promise<number> {
  const agency = await owner
    .selectFrom('publication.agency')
    .select('agency_id')
    .orderBy('position')
    .orderBy('name')
    .executeTakeFirstOrThrow()
  const author = { agencyId: agency.agency_id, at: importedAt }
  const files = readdirSync(folder).filter((name) => name.endsWith('.md'))
  await owner.transaction().execute(async (tx) => {
    for (const name of files) {
      await storeLawText(tx, lawOf(readFileSync(join(folder, name), 'utf8'), name), author)
    }
  })
  return files.length
}

function lawOf(source: string, name: string) {
  const text = readLawText(source)
  if (!text.ok) throw new Error(`${name}: ${JSON.stringify(text.refusal)}`)
  const edition = editionOf(text.value, {}, laws)
  if (!edition.ok) throw new Error(`${name}: ${edition.refusal.reason}`)
  const { title, fullTitle, history, parts } = text.value
  const sha256 = createHash('sha256').update(source).digest('hex')
  return { ...edition.value, title, fullTitle, text: { history, parts }, sha256 }
}
