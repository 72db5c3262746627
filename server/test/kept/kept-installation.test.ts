import { expect, test } from 'vitest'
import { columnsOf } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { verifyLedger } from '../../src/office/records/verify-ledger.ts'
import { renewListEntries } from '../../src/storage/publication/search/stray-entries.ts'
import { wholeLists } from '../../src/storage/publication/lists/list-versions.ts'
import { tamper, testVkey } from '../ledger.ts'
import { withKeptInstallation, type KeptInstallation } from './kept-installation.ts'

const verify = ({ db, objectsFolder }: KeptInstallation) =>
  db.owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((tx) => verifyLedger([tx], { vkeys: [testVkey], objectsFolder }))

const namesOf = (item: string) => columnsOf(getDisclosureItemType(item)).map(({ name }) => name)

test('what an earlier version recorded is proved row by row and file by file; what was changed since is found', () =>
  withKeptInstallation(async (kept) => {
    await renewListEntries(kept.db.owner)
    const report = await verify(kept)
    expect(report.findings).toEqual([])
    expect(report.head?.size).toBe(362)
    // With those that migrations recorded (steps of notices and letters, sign-ins, scans, uploads …) and the rows
    // that are recorded by themselves since this version.
    expect(report.checked).toEqual({ records: 639, objects: 96 })
    // Among them the records of officers, which a migration made from the events of before.
    expect(report.upgraded).toContainEqual(
      expect.objectContaining({ table: 'casework.field_record', rows: 8 }),
    )

    expect(report.upgraded).toContainEqual({
      ...{ table: 'publication.case_progress', rows: 4, migration: null },
      on: expect.any(Date) as Date,
    })

    await tamper(
      kept.db,
      `update casework.case_event set by_name = '别人'
       where (case_id, version) = (select case_id, version from casework.case_event
                                   where type = 'DecisionIssued' order by case_id limit 1)`,
    )
    expect((await verify(kept)).findings).toMatchObject([
      { fault: 'source-changed', kind: 'case-event', table: 'casework.case_event' },
    ])
  }))

test('lists published by an earlier version are read with every cell', () =>
  withKeptInstallation(async ({ db }) => {
    const lists = await wholeLists(db.portal)
    expect(lists.map(({ item, version, rows }) => [item, version, rows.length])).toEqual([
      ['pre_flowchart', 2, 3],
      ['pre_inspection_item_list', 2, 3],
      ['pre_supervision_channel', 2, 1],
    ])
    for (const { item, rows } of lists) {
      for (const row of rows)
        expect(namesOf(item)).toEqual(expect.arrayContaining(Object.keys(row)))
    }
    expect(lists.at(-1)?.rows).toMatchObject([{ hotline: '12345', phone: '0434-0000001' }])
  }))
