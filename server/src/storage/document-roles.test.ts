import { globSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { documentCatalogue } from '@zhaofa/domain/paper/catalogue/document-catalogue.ts'
import { aCast } from '../../test/cast.ts'
import { plainPrinter } from '../../test/plain-printer.ts'
import { withWorld } from '../../test/world.ts'
import { playCase } from '../demo/play-case.ts'
import { Stage } from '../demo/stage.ts'
import { stories } from '../demo/stories.ts'
import { reaches } from '../demo/story.ts'

const ids = documentCatalogue.map(({ id }) => id)

/** A beginning or an end of an id. Code that tests for one reads from the spelling what a paper is. */
const isEndOfId = (piece: string) =>
  piece.length > 2 && ids.some((id) => id !== piece && (id.endsWith(piece) || id.startsWith(piece)))

const pieceAsked =
  /\b(?:endsWith|startsWith)\(\s*['"`]([^'"`]+)['"`]|\/\^?_?([a-z_]+)\$?\/[dgimsuvy]*\.test/g
const patternAsked = /(?:~~\*?|!~~|\bi?like|\bsimilar to|~)\s*'([^']*)'/g

function askedEnds(text: string): string[] {
  return [...text.matchAll(pieceAsked)].flatMap(([, piece = '', pattern = '']) =>
    [piece, pattern].filter(isEndOfId),
  )
}

const sources = globSync('{domain,server,web,contract}/src/**/*.{ts,tsx}').filter(
  (path) => !path.includes('.test.'),
)

describe('what a paper is, its role says', () => {
  test('and no source asks the spelling of its id', () => {
    const asking = sources.flatMap((path) => {
      const ends = askedEnds(readFileSync(path, 'utf8'))
      return ends.length > 0 ? [`${path}: ${ends.join(', ')}`] : []
    })

    expect(sources.length).toBeGreaterThan(500)
    expect(
      askedEnds(`paper.endsWith('penalty_decision') || /_decision$/.test(paper)`),
    ).toHaveLength(2)
    expect(asking).toEqual([])
  })

  test('and no view or function of the database does', () =>
    withWorld(async ({ db }) => {
      const { rows } = await sql<{ name: string; text: string }>`
        select p.oid::regproc::text as name, p.prosrc as text from pg_proc p
          join pg_namespace n on n.oid = p.pronamespace
          where n.nspname not in ('pg_catalog', 'information_schema')
        union all
        select schemaname || '.' || viewname, definition from pg_views
          where schemaname not in ('pg_catalog', 'information_schema')`.execute(db.owner)
      const asking = rows.filter(({ text }) =>
        [...text.matchAll(patternAsked)].some(([, pattern = '']) =>
          isEndOfId(pattern.replaceAll(/[%^$]/g, '')),
        ),
      )

      expect(rows.map(({ name }) => name)).toContain('casework.standing_decision')
      expect(asking).toEqual([])
    }))

  test('and every sealed paper keeps it in its row', () =>
    withWorld(async (world) => {
      const whole = stories.find((each) => reaches(each, 'decided') && !each.voided && !each.ending)
      if (!whole) throw new Error('no story that is decided')
      const story = { ...whole, until: 'decided' as const }
      const stage = new Stage(
        { ...world, printer: plainPrinter },
        await aCast(world),
        story.startsOn,
      )
      const caseId = await playCase(stage, story)
      const rows = await world.db.owner
        .selectFrom('casework.document')
        .select(['type', 'role'])
        .where('case_id', '=', caseId)
        .execute()

      expect(rows).toContainEqual({ type: 'decision_approval', role: 'internal' })
      expect(rows).toContainEqual({ type: 'penalty_advance_notice', role: 'notice' })
      expect(rows.filter(({ role }) => role === 'decision')).toHaveLength(1)
    }))
})
