import { isSetUp } from '../office/administration/set-up-installation.ts'
import { seedWhole } from '../demo/first-start.ts'
import { importShippedLaws } from '../laws/import-shipped-laws.ts'
import { startJobs, stopJobs } from '../jobs/start-jobs.ts'
import { openWorld } from '../open-world.ts'
import { openSecrets } from '../secrets.ts'
import { connect } from '../storage/connect.ts'
import { migrate } from '../storage/migrate.ts'
import { openDatabase } from '../storage/open-database.ts'
import {
  exit,
  InputError,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'
import { commandConfig, inputFault } from './settings.ts'

const help = `zhaofa seed-demo [--json]

在空的数据库中生成演示数据：虚构的机关和人员，案件由各步骤实际办理出来，
文书、存证、公示都是真的。演示模式第一次启动时会自动执行。

正式运行（NODE_ENV=production）或者已有机关时拒绝执行。

  --json      输出 JSON

例：DATA_DIR=/tmp/zhaofa-demo zhaofa seed-demo`

export const seedDemoCommand: Command = {
  name: 'seed-demo',
  summary: '生成演示数据',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const made = await seed().catch((error: unknown) => {
    throw inputFault(error)
  })
  io.out(values.json ? JSON.stringify({ made }) : `已生成演示数据：${made}`)
  return exit.ok
}

async function seed(): Promise<string> {
  const config = commandConfig()
  if (config.production) throw new InputError('正式运行不能生成演示数据。')
  const secrets = openSecrets(config)
  const database = await openDatabase(config, secrets, { share: true })
  try {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    await migrate(database.owner, { passwords: { zhaofa_office, zhaofa_portal, zhaofa_sequencer } })
    const { world, close } = await openWorld(config, secrets, database)
    try {
      if (await isSetUp(world)) throw new InputError('数据库中已有机关，不再生成演示数据。')
      // When a server runs, its sequencer writes and this one only waits.
      const jobs = await startJobs(world, database)
      try {
        const made = await seedWhole(world)
        await importLaws(database.owner)
        return made
      } finally {
        await stopJobs(jobs)
      }
    } finally {
      await close()
    }
  } finally {
    await database.close()
  }
}

async function importLaws(owner: Parameters<typeof connect>[0]): Promise<void> {
  const db = connect(owner, { max: 1, name: 'zhaofa seed-demo' })
  try {
    await importShippedLaws(db, '2026-01-05T02:00:00.000Z')
  } finally {
    await db.destroy()
  }
}
