import { resolve } from 'node:path'
import { BackupError } from '../faults.ts'
import { makeBackup } from '../storage/backup/make-backup.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa backup 文件夹 [--json]

备份整个系统：数据库（含恢复所需的 WAL）、签名密钥、证据和文书。服务运行时也可以备份。
文件夹必须是空的或者不存在。备份含密钥，请存放在只有管理员能读的地方。

  --json      输出 JSON

只用于内置数据库。用 DATABASE_URL 的站点请用 pg_basebackup 备份数据库，并另行备份
数据目录中的 secrets.json、keys 和 objects（先数据库，后文件）。

例：zhaofa backup /backup/zhaofa-2026-11-23`

export const backup: Command = { name: 'backup', summary: '备份整个系统', help, run }

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } })
  const [folder, ...extra] = positionals
  if (folder === undefined) throw new UsageError('缺少备份文件夹')
  if (extra.length > 0) throw new UsageError(`多余的参数 ${extra.join(' ')}`)
  const target = resolve(folder)
  const manifest = await withInstallation(({ embedded }, { dataDir }) => {
    if (!embedded) {
      throw new BackupError('数据库由 DATABASE_URL 指定，请用 pg_basebackup 备份它，见 --help。')
    }
    const { cluster, superuser } = embedded
    return makeBackup({ dataDir, cluster, superuser }, target, new Date())
  })
  const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  const { startLsn, stopLsn, madeAt } = manifest
  if (values.json) {
    const files = manifest.files.length
    io.out(JSON.stringify({ folder: target, madeAt, files, bytes, startLsn, stopLsn }, null, 2))
  } else {
    io.out(`已备份到 ${target}：${manifest.files.length} 个文件，${mebibytes(bytes)}`)
  }
  return exit.ok
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`
}
