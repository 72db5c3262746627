import { connect } from '../storage/connect.ts'
import { restartClock } from '../storage/ledger/watch-clock.ts'
import { exit, needed, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa clock --reason 理由 [--json]

时钟更正以后，从现在起重新核对时间先后。

服务器的时钟曾经走快，存证账本里就有将来的时间，在那以前办的事一律被拒绝（“时钟被拨回过”）。
先校准时钟，再执行本命令。它在账本里留下一条记录，写明理由；verify-log 以后每次都列出来。

  --reason    为什么更正，如：主板电池失效，11月29日时钟快了三天
  --json      输出 JSON

例：zhaofa clock --reason 主板电池失效，时钟快了三天`

export const clock: Command = {
  ...{ name: 'clock', summary: '时钟更正后重新核对时间先后', help, run },
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    reason: { type: 'string' },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const reason = needed(values.reason, '--reason')
  const now = new Date()
  await withInstallation(async ({ owner }) => {
    const db = connect(owner, { max: 1, name: 'clock' })
    try {
      await restartClock(db, { now, reason })
    } finally {
      await db.destroy()
    }
  })
  const said = '已从现在起重新核对时间先后，并记入存证账本。'
  io.out(values.json ? JSON.stringify({ from: now.toISOString(), reason }, null, 2) : said)
  return exit.ok
}
