import { resolve } from 'node:path'
import { restoreBackup } from '../storage/backup/restore-backup.ts'
import { withClient } from '../storage/connect.ts'
import { mebibytes } from './backup.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { commandConfig, inputFault, withInstallation } from './settings.ts'

const help = `zhaofa restore 文件夹 [--json]

把 zhaofa backup 做的备份恢复到一个空的数据目录（DATA_DIR），逐个核对文件，并启动一次数据库
确认它能用。恢复后请执行 zhaofa verify-log 核对存证，再启动服务。

  --json      输出 JSON

例：DATA_DIR=/srv/zhaofa-new zhaofa restore /backup/zhaofa-2026-11-23`

export const restore: Command = { name: 'restore', summary: '从备份恢复', help, run }

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } })
  const [folder, ...extra] = positionals
  if (folder === undefined) throw new UsageError('缺少备份文件夹')
  if (extra.length > 0) throw new UsageError(`多余的参数 ${extra.join(' ')}`)
  const { dataDir } = commandConfig()
  const manifest = await restoreBackup(resolve(folder), dataDir).catch((error: unknown) => {
    throw inputFault(error)
  })
  const migrations = await countMigrations()
  const { madeAt, files } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (values.json) {
    io.out(JSON.stringify({ dataDir, madeAt, files: files.length, bytes, migrations }, null, 2))
  } else {
    io.out(`已恢复到 ${dataDir}：${files.length} 个文件，${mebibytes(bytes)}，备份于 ${madeAt}`)
    io.out(`数据库已启动并核对（迁移 ${migrations} 个）`)
  }
  return exit.ok
}

/** The first start recovers from the copied WAL; a database that answers has reached a whole state. */
async function countMigrations(): Promise<number> {
  return withInstallation(({ owner }) =>
    withClient(owner, async (client) => {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from platform.migration',
      )
      return rows[0]?.n ?? 0
    }),
  )
}
