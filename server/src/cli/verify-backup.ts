import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkBackup, restoreBackup } from '../storage/backup/restore-backup.ts'
import { mebibytes } from './backup.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { inputFault } from './settings.ts'
import { readNotes, tellingOf, tellOutcome, verifyHere } from './verify-log.ts'

const help = `zhaofa verify-backup 文件夹 [--log] [--since 文件]… [--json]

核对一份备份，不用恢复：逐个文件重算 SHA-256，指出缺少、改动和不属于它的文件。
不写入任何数据目录；备份仍在原处，一个字节也不动。

  --log       再核验其中的存证账本和业务数据（同 verify-log）：在临时目录里展开一份，启动一次
              数据库，核验后删去。临时目录要放得下整份备份（TMPDIR 指定别处）
  --since     与 --log 一起用：以前保存的检查点，核对账本是在它之后接着写的；可以写多次
  --json      输出 JSON（与 --log 一起用时输出核验结果）

退出码：0 没有发现问题，1 发现问题。

例：zhaofa verify-backup /backup/zhaofa-2026-11-23 --log --since 检查点-2026-10-01`

export const verifyBackup: Command = {
  ...{ name: 'verify-backup', summary: '核对一份备份，不用恢复', help, run },
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    log: { type: 'boolean', default: false },
    since: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  })
  const [named, ...extra] = positionals
  if (named === undefined) throw new UsageError('缺少备份文件夹')
  if (extra.length > 0) throw new UsageError(`多余的参数 ${extra.join(' ')}`)
  if (values.since.length > 0 && !values.log) throw new UsageError('--since 要与 --log 一起用')
  const folder = resolve(named)
  const { manifest, problems } = await checkBackup(folder).catch((error: unknown) => {
    throw inputFault(error)
  })
  const { madeAt, files } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  if (values.json && !values.log) {
    const ok = problems.length === 0
    io.out(JSON.stringify({ ok, folder, madeAt, files: files.length, bytes, problems }, null, 2))
  } else if (!values.json) {
    io.out(`备份于 ${madeAt}，${files.length} 个文件，${mebibytes(bytes)}`)
    for (const problem of problems) io.out(`✗ ${problem}`)
    if (problems.length === 0) io.out('✓ 文件与备份时一致')
  }
  if (problems.length > 0) return exit.no
  return values.log ? verifyItsLog(folder, values, io) : exit.ok
}

/** On a copy in a temporary folder, which goes again. */
async function verifyItsLog(
  folder: string,
  { since, json }: { readonly since: readonly string[]; readonly json: boolean },
  io: CommandIo,
): Promise<number> {
  const earlierNotes = await readNotes(since, io)
  const temporary = await mkdtemp(join(tmpdir(), 'zhaofa-backup-'))
  try {
    if (!json) io.err(`正在展开到 ${temporary}`)
    await restoreBackup(folder, temporary).catch((error: unknown) => {
      throw inputFault(error)
    })
    const tell = tellingOf(io, json)
    const outcome = await verifyHere({ vkeys: [], earlierNotes }, tell, { in: temporary })
    tellOutcome(outcome, { compared: earlierNotes.length, json }, io)
    return outcome.findings.length === 0 ? exit.ok : exit.no
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}
