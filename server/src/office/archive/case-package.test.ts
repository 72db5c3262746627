import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { runInNewContext } from 'node:vm'
import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { verifyRecord } from '@zhaofa/ledger'
import { sequence, testVkey } from '../../../test/ledger.ts'
import { withPlayedCase, type PlayedCase } from '../../../test/played-case.ts'
import { playCase } from '../../demo/play-case.ts'
import { stories } from '../../demo/stories.ts'
import { packageFiles, type CasePackage } from '../../documents/packages/case-package.ts'
import { checkPackage } from '../../documents/packages/check-package.ts'
import { openZip } from '../../documents/packages/read-zip.ts'
import { verifierScript } from '../../documents/packages/verifier-script.ts'
import { ChangedFileError, writePackage } from '../../documents/packages/write-package.ts'
import { readCasePackage } from './read-case-package.ts'

const story = stories.find(({ until }) => until === 'archived')
if (!story) throw new Error('no archived story')

/** An archived case whose records are in the log. */
const archived = (work: (played: PlayedCase) => Promise<void>) =>
  withPlayedCase(story, async (played) => {
    await sequence(played.world.db)
    await work(played)
  })

async function described({ world, cast, caseId }: PlayedCase): Promise<CasePackage> {
  const read = await readCasePackage(world, cast.archivist, caseId)
  if (!read.ok) throw new Error(read.refusal.reason)
  return read.value
}

const written = async ({ world }: PlayedCase, made: CasePackage) =>
  openZip(await buffer(await writePackage(made, (sha256) => world.objects.read(sha256))), {
    ...{ entries: 10_000, part: 2 ** 30, total: 2 ** 31 },
  })

test('the package of a case holds every file of its volumes, and what proves each of them', () =>
  archived(async (played) => {
    const made = await described(played)
    expect(made.volumes.map(({ title }) => title)).toEqual(['封面、目录和备考表', '正卷', '副卷'])
    expect(made.log.vkeys).toEqual([testVkey])
    for (const record of made.records) {
      expect(verifyRecord({ ...record, vkeys: [testVkey] }).ok).toBe(true)
    }
    expect(checkPackage(made).map(({ faults }) => faults)).toEqual([[], [], [], [], [], []])

    const zip = await written(played, made)
    const files = packageFiles(made)
    expect(files.length).toBeGreaterThan(20)
    for (const { path, bytes } of files) {
      expect([path, (await zip.read(path))?.length]).toEqual([path, bytes])
    }
    const own = zip.names.filter((name) => !files.some(({ path }) => path === name))
    expect(own).toEqual([
      ...['首页.html', '怎样核验.txt', '元数据.xml', '元数据.json', '检测报告.json'],
      ...['证明/records.json', '证明/checkpoint', '证明/key', '证明/LEAF.md', '核验.html'],
      '清单.sha256',
    ])
    const page = (await zip.read('首页.html'))?.toString('utf8') ?? ''
    expect(page).toContain(`导出时检测通过：${files.length} 个文件、${made.records.length} 条记录`)
    expect(page).not.toContain('<script')
    for (const { path } of files) {
      expect(page).toContain(`href="${path.split('/').map(encodeURIComponent).join('/')}"`)
    }
  }))

test('its metadata are well-formed XML and say the same as the JSON', () =>
  archived(async (played) => {
    const zip = await written(played, await described(played))
    const xml = new XMLParser({ parseTagValue: false }).parse(
      (await zip.read('元数据.xml'))?.toString('utf8') ?? '',
    ) as { 电子档案包: { 档号: string; 卷: { 件: unknown[] }[] } }
    const json = JSON.parse((await zip.read('元数据.json'))?.toString('utf8') ?? '') as {
      档号: string
      卷: { 件: unknown[] }[]
    }
    expect(xml.电子档案包.档号).toBe(json.档号)
    expect(xml.电子档案包.卷.map(({ 件 }) => 件.length)).toEqual(json.卷.map(({ 件 }) => 件.length))
  }))

test('taking it out is recorded, also for whoever supervises, and asks for who may', () =>
  archived(async (played) => {
    const { world, cast, caseId } = played
    await described(played)
    const reads = await world.db.owner
      .selectFrom('casework.restricted_read')
      .select(['subject', 'person_name'])
      .where('case_id', '=', caseId)
      .where('subject', '=', 'package')
      .execute()
    expect(reads).toEqual([{ subject: 'package', person_name: cast.archivist.name }])
    for (const nobody of [cast.officers[0], cast.reviewer, cast.departmentHead]) {
      await expect(readCasePackage(world, nobody, caseId)).rejects.toThrow('档案包含有副卷')
    }
    expect((await readCasePackage(world, cast.agencyHead, caseId)).ok).toBe(true)
  }))

test('a case that is not archived, or whose last record waits for the log, is refused with a reason', () =>
  withPlayedCase(story, async ({ world, cast, caseId, stage }) => {
    const waiting = await readCasePackage(world, cast.archivist, caseId)
    expect(waiting.ok ? '' : waiting.refusal.reason).toContain('还没有写入账本')
    const open = await playCase(stage, { ...story, until: 'evidence' })
    const early = await readCasePackage(world, cast.archivist, open)
    expect(early.ok ? '' : early.refusal.reason).toContain('归档以后才能导出')
  }))

test('a file that was changed in the store breaks the package off', () =>
  archived(async (played) => {
    const made = await described(played)
    const [file] = packageFiles(made)
    if (!file) throw new Error('no file')
    await writeFile(played.world.objects.path(file.sha256), Buffer.alloc(file.bytes))
    await expect(written(played, made)).rejects.toThrow(ChangedFileError)
  }))

test('the script of the verifier is one piece that needs nothing', async () => {
  const script = await verifierScript()
  expect(script).not.toMatch(/^\s*(import|export)\b/m)
  expect(script).not.toContain('fetch(')
  // It finds the page it belongs to and waits for a folder.
  const listened: string[] = []
  runInNewContext(script, {
    TextEncoder,
    TextDecoder,
    document: {
      getElementById: (id: string) =>
        id === 'package'
          ? { textContent: '{"files":[],"vkeys":[],"records":[]}' }
          : { addEventListener: (event: string) => listened.push(event) },
    },
  })
  expect(listened).toEqual(['change'])
})
