import { migrate } from '../storage/migrate.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa migrate [--json]

把数据库升级到本程序的表结构：依次执行尚未执行的迁移文件，每个文件一个事务。
服务启动时会自动执行；用 DATABASE_URL 的站点可在升级前单独执行。

  --json      输出 JSON

环境变量 DATA_DIR、DATABASE_URL 与服务相同。

例：DATA_DIR=/srv/zhaofa zhaofa migrate`

export const migrateCommand: Command = {
  name: 'migrate',
  summary: '升级数据库表结构',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const applied = await withInstallation(({ owner }, _config, { database }) => {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = database
    return migrate(owner, { passwords: { zhaofa_office, zhaofa_portal, zhaofa_sequencer } })
  })
  if (values.json) io.out(JSON.stringify({ applied }, null, 2))
  else if (applied.length === 0) io.out('表结构已是最新')
  else for (const name of applied) io.out(`已执行 ${name}`)
  return exit.ok
}
