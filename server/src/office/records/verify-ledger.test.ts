import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '@zhaofa/domain/case/case-event.ts'
import { fact, record, sequence, tamper } from '../../../test/ledger.ts'
import { sampleNotice } from '../../../test/notices.ts'
import { withWorld, type TestWorld } from '../../../test/world.ts'
import { asPerson } from '../../storage/as-person.ts'
import { append } from '../../storage/stream.ts'
import { caseStream } from '../../storage/streams/case-stream.ts'
import { eraseOpening } from '../../storage/ledger/opening.ts'
import { ledgerHead } from '../../storage/ledger/read-log.ts'
import { recordLeaves } from '../../storage/ledger/record.ts'
import { publishNotice } from '../../storage/publication/publish-notice.ts'
import { insertUpload } from '../../storage/upload-store.ts'
import { verifyLedger, type LedgerFinding } from './verify-ledger.ts'

const agencyId = '00000000-0000-4000-8000-000000000001'
const personId = '00000000-0000-4000-8000-0000000000aa'
const caseId = '0198c0de-0000-4000-8000-00000000ca5e'
const documentId = '0198c0de-0000-4000-8000-00000000d0c0'
const noticeId = 'notice-0001'
const at = '2026-11-23T01:00:00.120Z'

const verify = (world: TestWorld, earlierNotes: { name: string; note: string }[] = []) =>
  world.db.owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) =>
      verifyLedger([tx], { earlierNotes, objectsFolder: join(world.dataDir, 'objects') }),
    )

const findings = async (world: TestWorld): Promise<readonly LedgerFinding[]> =>
  (await verify(world)).findings

/** A small installation: a case of three events, a sealed paper, an upload, a notice, 300 other facts. */
const withRecords = (work: (world: TestWorld) => Promise<void>) =>
  withWorld(async (world) => {
    const paper = await world.objects.put(Buffer.from('a sealed paper'))
    const upload = await world.objects.put(Buffer.from('a photograph'))
    await asPerson(world.office, { agencyId, personId }, async (tx) => {
      const author = { agencyId, at, by: { id: personId, name: '王建国' }, approvals: [] }
      const said = (type: CaseEvent['type'], summary: string) => ({ type, summary }) as never
      const events = [
        said('ClueRegistered', '甲'),
        said('FilingDeclined', '乙'),
        said('FilingDeclined', '丙'),
      ]
      const onto = { id: caseId, before: null, own: {}, row: null }
      await append(tx, caseStream, onto, events, author)
      await publishNotice(tx, sampleNotice({ publicId: noticeId }), { agencyId, at })
      await insertUpload(tx, {
        id: documentId,
        caseId,
        agencyId,
        by: personId,
        at,
        ...upload,
        mediaType: 'image/jpeg',
        originalName: '现场.jpg',
      })
      const content = {
        id: documentId,
        caseId,
        type: 'decision',
        title: '行政处罚决定书',
        number: '四商罚决字〔2026〕1号',
        sha256: paper.sha256,
      }
      await tx
        .insertInto('casework.document')
        .values({
          id: documentId,
          case_id: caseId,
          agency_id: agencyId,
          version: 3,
          type: 'decision',
          role: 'decision',
          title: content.title,
          volume: 'main',
          number: content.number,
          word: '罚决',
          year: 2026,
          serial: 1,
          paper: '{}',
          sha256: paper.sha256,
          bytes: paper.bytes,
          pages: 1,
          sealed_at: at,
        } as never)
        .execute()
      await tx
        .insertInto('casework.document_counter')
        .values({ agency_id: agencyId, word: '罚决', year: 2026, last: 1 })
        .execute()
      await recordLeaves(tx, [
        { kind: 'document', publicId: documentId, sequence: 1, at, agencyId, content },
      ])
    })
    await sequence(world.db)
    await record(
      world.db,
      Array.from({ length: 300 }, (_, i) => fact('draw-1', i + 1, { kind: 'draw' })),
    )
    await sequence(world.db)
    await work(world)
  })

const flip = (column: string, place = 0) =>
  `${column} = set_byte(${column}, ${place}, get_byte(${column}, ${place}) # 1)`

describe('verify-log where the data are', () => {
  test('finds nothing where nothing was changed, and counts what it read', () =>
    withRecords(async (world) => {
      const report = await verify(world)

      expect(report.findings).toEqual([])
      expect(report.head?.size).toBe(309)
      expect(report.checked).toEqual({ records: 309, objects: 2 })
    }))

  test('a record that waits for the sequencer is no fault', () =>
    withRecords(async (world) => {
      await record(world.db, [fact('draw-1', 301, { kind: 'draw' })])

      expect(await findings(world)).toEqual([])
    }))

  test('an earlier checkpoint is compared with, wherever it was kept', () =>
    withRecords(async (world) => {
      const note = (await ledgerHead(world.portal))?.note ?? ''
      await record(world.db, [fact('draw-1', 301, { kind: 'draw' })])
      await sequence(world.db)

      expect((await verify(world, [{ name: '检查点', note }])).findings).toEqual([])
      const other = note.replace('\n309\n', '\n310\n')
      expect((await verify(world, [{ name: '检查点', note: other }])).findings).toEqual([
        { fault: 'earlier-false', name: '检查点' },
      ])
    }))
})

test('what was destroyed by act is no finding, and is listed with who, when and why', () =>
  withRecords(async (world) => {
    const erased = { kind: 'draw', publicId: 'draw-1', sequence: 7 }
    const at = '2026-11-23T02:00:00.000Z'
    const by = { id: personId, name: '王建国' }
    await world.db.owner
      .transaction()
      .execute((tx) => eraseOpening(tx, erased, { agencyId, at, reason: '法院决定删除', by }))
    await sequence(world.db)

    const report = await verify(world)
    expect(report.findings).toEqual([])
    expect(report.erased).toEqual([
      { ...erased, on: new Date(at), reason: '法院决定删除', by: '王建国' },
    ])
  }))

describe('one change anywhere is found and named', () => {
  const event = { kind: 'case-event', publicId: caseId, sequence: 2 }
  const attacks: { what: string; attack: string; found: object[] }[] = [
    {
      what: 'a word in a case event',
      attack: `update casework.case_event set body = jsonb_set(body, '{summary}', '"己"') where version = 2`,
      found: [{ fault: 'source-changed', table: 'casework.case_event', ...event }],
    },
    {
      what: 'the time of a case event, by a millisecond',
      attack: `update casework.case_event set at = at + interval '1 ms' where version = 2`,
      found: [{ fault: 'source-changed', table: 'casework.case_event', ...event }],
    },
    {
      what: 'the hour at which a telephone is said to have noted a case event',
      attack: `update casework.case_event set device = '{"at": "2026-11-23T01:00:00.000Z", "driftMs": 0}' where version = 2`,
      found: [{ fault: 'source-changed', table: 'casework.case_event', ...event }],
    },
    {
      what: 'a deleted case event',
      attack: `delete from casework.case_event where version = 2`,
      found: [{ fault: 'source-missing', table: 'casework.case_event', ...event }],
    },
    {
      what: 'a case event slipped in',
      attack: `insert into casework.case_event select case_id, 4, agency_id, type, body, at, by_id, by_name, approvals
        from casework.case_event where version = 3`,
      found: [
        { fault: 'source-not-recorded', table: 'casework.case_event', ...event, sequence: 4 },
      ],
    },
    {
      what: 'a published word',
      attack: `update publication.notice set body = replace(body, '红日', '红月')`,
      found: [
        {
          fault: 'source-changed',
          table:
            'publication.notice、publication.withheld、publication.annual_report、publication.article_version',
          kind: 'publication',
          publicId: noticeId,
          sequence: 1,
        },
      ],
    },
    {
      what: 'the hash of a sealed paper',
      attack: `update casework.document set sha256 = (select sha256 from casework.upload)`,
      found: [
        {
          fault: 'source-changed',
          table: 'casework.document、casework.void_number',
          kind: 'document',
          publicId: documentId,
          sequence: 1,
        },
      ],
    },
    {
      what: 'a byte of a stored salt',
      attack: `update ledger.opening set ${flip('salt', 31)} where public_id = '${caseId}' and sequence = 2`,
      found: [{ fault: 'opening-changed', ...event, index: 1 }],
    },
    {
      what: 'a stored record and its row, alike',
      attack: `update ledger.opening set content = replace(content, '乙', '己') where sequence = 2 and kind = 'case-event';
        update casework.case_event set body = jsonb_set(body, '{summary}', '"己"') where version = 2`,
      found: [{ fault: 'opening-changed', ...event, index: 1 }],
    },
    {
      what: 'a record that is not JSON any more',
      attack: `update ledger.opening set content = '{' where sequence = 2 and kind = 'case-event'`,
      found: [
        { fault: 'opening-changed', ...event, index: 1 },
        { fault: 'source-changed', table: 'casework.case_event', ...event },
      ],
    },
    {
      what: 'a deleted record',
      attack: `delete from ledger.opening where public_id = 'draw-1' and sequence = 7`,
      found: [
        {
          fault: 'opening-missing',
          index: 15,
          leaf: expect.stringContaining('1 draw draw-1 7 ') as string,
        },
      ],
    },
    {
      what: 'a byte of an entry',
      // The character there is random: it is changed into one that it is not.
      attack: `update ledger.leaf set leaf = overlay(leaf
        placing case substr(leaf, length(leaf) - 20, 1) when 'A' then 'B' else 'A' end
        from length(leaf) - 20) where idx = 200`,
      found: [{ fault: 'entry-changed', index: 200 }],
    },
    {
      what: 'a deleted entry',
      attack: `delete from ledger.leaf where idx = 308`,
      found: [
        { fault: 'entries-missing', index: 1, width: 53 },
        { fault: 'entry-missing', kind: 'draw', publicId: 'draw-1', sequence: 300 },
      ],
    },
    {
      what: 'an entry slipped in behind the last checkpoint',
      attack: `insert into ledger.leaf select 309, replace(leaf, ' 300 ', ' 301 ') from ledger.leaf where idx = 308`,
      found: [
        { fault: 'entry-beyond', index: 309 },
        {
          fault: 'opening-missing',
          index: 309,
          leaf: expect.stringContaining('draw-1 301 ') as string,
        },
      ],
    },
    {
      what: 'a byte of a full tile',
      attack: `update ledger.tile set ${flip('hashes', 8191)} where level = 0 and idx = 0`,
      found: [{ fault: 'tile-changed', level: 0, index: 0, width: 256, place: 255 }],
    },
    {
      what: 'a byte of the tile above',
      attack: `update ledger.tile set ${flip('hashes')} where level = 1`,
      found: [{ fault: 'tile-changed', level: 1, index: 0, width: 1, place: 0 }],
    },
    {
      what: 'a deleted tile',
      attack: `delete from ledger.tile where level = 0 and idx = 1`,
      found: [{ fault: 'tile-missing', level: 0, index: 1, width: 53 }],
    },
    {
      what: 'the root of the newest checkpoint',
      attack: `update ledger.checkpoint set ${flip('root')} where size = 309`,
      found: [{ fault: 'checkpoint-row-changed', size: 309 }],
    },
    {
      what: 'a letter in the note of an old checkpoint',
      attack: `update ledger.checkpoint set note = replace(note, E'\\n9\\n', E'\\n8\\n') where size = 9`,
      found: [{ fault: 'checkpoint-row-changed', size: 9 }],
    },
    {
      what: 'a deleted checkpoint',
      attack: `delete from ledger.checkpoint where size = 9`,
      found: [{ fault: 'checkpoint-missing', before: 309 }],
    },
    {
      what: 'the first checkpoint, deleted',
      attack: `delete from ledger.checkpoint where size = 0`,
      found: [{ fault: 'checkpoint-missing', before: 9 }],
    },
    {
      what: 'a checkpoint that was moved to another size',
      attack: `update ledger.checkpoint set size = 200 where size = 9`,
      found: [{ fault: 'checkpoint-row-changed', size: 200 }],
    },
    {
      what: 'a skipped 文号',
      attack: `update casework.document set serial = 2`,
      found: [
        { fault: 'row-changed', table: 'casework.document', changed: ['serial'] },
        { fault: 'derived-changed', table: 'casework.document_counter' },
        { fault: 'number-gap', word: '罚决', year: 2026, count: 1, last: 2 },
      ],
    },
  ]

  test('in the database', () =>
    withRecords(async (world) => {
      for (const { what, attack, found } of attacks) {
        // Each attack stands alone: what it touches is put back.
        const undo = await copyOf(world, attack)
        await tamper(world.db, attack)

        expect({ what, found: await findings(world) }).toMatchObject({ what, found })
        await undo()
      }
      expect(await findings(world)).toEqual([])
    }))

  test('in a stored file, and a file that is gone', () =>
    withRecords(async (world) => {
      const { sha256 } = await world.objects.put(Buffer.from('a photograph'))
      const path = world.objects.path(sha256)
      const whole = readFileSync(path)
      const upload = `casework.upload ${documentId}`

      writeFileSync(
        path,
        whole.map((byte, i) => (i === 3 ? byte ^ 1 : byte)),
      )
      expect(await findings(world)).toEqual([{ fault: 'object-changed', path, belongsTo: upload }])

      // The row goes with the file; the entry stays.
      await tamper(world.db, `delete from casework.upload`)
      rmSync(path)
      expect(await findings(world)).toMatchObject([
        { fault: 'source-missing', kind: 'evidence', publicId: documentId },
        { fault: 'object-missing', sha256, belongsTo: upload },
      ])
    }))
})

/** Remembers the tables an attack names and gives back the way to restore them. */
async function copyOf(world: TestWorld, attack: string): Promise<() => Promise<void>> {
  const tables = [...new Set(attack.match(/(?:casework|ledger|publication)\.[a-z_]+/g))]
  const copies = tables.map((table, i) => ({ table, copy: `public.copy_${i}` }))
  for (const { table, copy } of copies)
    await tamper(world.db, `create table ${copy} as table ${table}`)
  return async () => {
    for (const { table, copy } of copies) {
      await tamper(
        world.db,
        `delete from ${table}; insert into ${table} select * from ${copy}; drop table ${copy}`,
      )
    }
  }
}
