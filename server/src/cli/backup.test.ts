import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { setUpInstallation } from '../office/administration/set-up-installation.ts'
import { readConfig } from '../config.ts'
import { startJobs, stopJobs } from '../jobs/start-jobs.ts'
import { openWorld } from '../open-world.ts'
import { openSecrets } from '../secrets.ts'
import { migrate } from '../storage/migrate.ts'
import { openDatabase } from '../storage/open-database.ts'
import type { World } from '../world.ts'
import { zhaofa } from './zhaofa.ts'

// Makes three clusters; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 180_000 })

const folders: string[] = []

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-cli-'))
  chmodSync(folder, 0o711)
  folders.push(folder)
  return folder
}

afterEach(() => {
  vi.unstubAllEnvs()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A command as a person types it, on the installation in `dataDir`. */
async function call(dataDir: string, ...args: string[]) {
  vi.stubEnv('DATA_DIR', dataDir)
  const said: string[] = []
  const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) }
  const code = await zhaofa(args, {
    ...io,
    read: (path) => Promise.resolve(readFileSync(path, 'utf8')),
    bytes: (path) => Promise.resolve(readFileSync(path)),
  })
  return { code, said: said.join('\n') }
}

/** Runs `work` beside a running installation: database, log writer, one agency, one stored file. */
async function whileRunning(dataDir: string, work: (world: World) => Promise<void>): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir })
  const secrets = openSecrets(config)
  const database = await openDatabase(config, secrets)
  try {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    await migrate(database.owner, { passwords: { zhaofa_office, zhaofa_portal, zhaofa_sequencer } })
    const { world, close } = await openWorld(config, secrets, database)
    const jobs = await startJobs(world, database)
    await work(world)
    await stopJobs(jobs)
    await close()
  } finally {
    await database.close()
  }
}

/** The sequencer is about a tenth of a second behind. */
function firstCheckpoint({ portal }: World): Promise<string> {
  return vi.waitFor(async () => {
    const found = await portal
      .selectFrom('ledger.checkpoint')
      .select('note')
      .orderBy('size', 'desc')
      .executeTakeFirstOrThrow()
    return found.note
  })
}

const person = (name: string, account: string) => ({ name, account })

const setup = {
  agency: {
    name: '四平市商务局',
    shortName: '市商务局',
    uscc: '11220300MB00000006',
    regionCode: '220300',
    numberWord: '四商',
    address: '四平市铁西区示例大路 1 号',
    phone: '0434-0000000',
    supervisionPhone: '0434-0000001',
    reviewAuthority: '四平市人民政府',
    court: '四平市铁西区人民法院',
    onPortal: true,
  },
  administrators: {
    'system-admin': person('许明', 'xuming'),
    'security-admin': person('冯海涛', 'fenghaitao'),
    'audit-admin': person('袁丽', 'yuanli'),
  },
}

test('a backup of a running installation is restored, passes verify-log against the old checkpoint, and starts', async () => {
  const [dataDir, folder] = [newFolder(), newFolder()]
  const [backup, checkpoint] = [join(folder, 'backup'), join(folder, 'checkpoint')]
  await whileRunning(dataDir, async (world) => {
    expect(await setUpInstallation(world, setup)).toMatchObject({ ok: true })
    await world.objects.put(Buffer.from('现场照片'))
    writeFileSync(checkpoint, await firstCheckpoint(world))
    expect(await call(dataDir, 'backup', backup)).toMatchObject({ code: 0 })
  })

  // Checked where it lies, from a place that has no installation.
  const elsewhere = newFolder()
  const checked = await call(elsewhere, 'verify-backup', backup, '--log', '--since', checkpoint)
  expect(checked).toMatchObject({ code: 0, said: expect.stringContaining('没有发现改动') })
  const [kept = ''] = readdirSync(join(backup, 'objects'), { recursive: true })
    .map(String)
    .filter((path) => path.length > 64)
  const object = join(backup, 'objects', kept)
  appendFileSync(object, '。')
  expect(await call(elsewhere, 'verify-backup', backup)).toMatchObject({
    code: 1,
    said: expect.stringContaining(`✗ objects/${kept}：内容与备份时不同`),
  })
  truncateSync(object, Buffer.byteLength('现场照片'))

  const restored = newFolder()
  expect(await call(restored, 'restore', backup)).toMatchObject({ code: 0 })
  const verified = await call(restored, 'verify-log', '--since', checkpoint)
  expect(verified).toMatchObject({ code: 0, said: expect.stringContaining('没有发现改动') })
  await whileRunning(restored, async (world) => {
    expect(await setUpInstallation(world, setup)).toMatchObject({ ok: false })
  })
})

test('commands on a folder without an installation say so', async () => {
  const empty = newFolder()
  expect(await call(empty, 'backup', join(empty, 'b'))).toMatchObject({ code: 66 })
  expect(await call(empty, 'restore', empty)).toMatchObject({ code: 65 })
  writeFileSync(join(empty, 'secrets.json'), '{}', { mode: 0o600 })
  expect(await call(empty, 'migrate')).toMatchObject({ code: 65 })
})
