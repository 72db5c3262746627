import {
  scrubAll,
  scrubNextShare,
  sharesADay,
  type ScrubbedShare,
} from '../office/records/scrub-share.ts'
import { machineClock } from '../open-world.ts'
import { connect } from '../storage/connect.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { findingText } from './ledger-words.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa scrub [--all] [--json]

回读校验：把存储的文件读出来重算 SHA-256，指出哪一个被改动或者缺失、属于哪条记录。
服务运行时每天自动校验 ${sharesADay} 份（共 256 份），约一个月全部校验一遍；结果在 platform.scrub_share。

  （不写）    校验今天还没有校验的份
  --all       校验全部文件
  --json      输出 JSON

业务数据与存证条目的核对用 zhaofa verify-log。
退出码：0 没有发现问题，1 发现问题。

例：zhaofa scrub --all`

export const scrub: Command = { name: 'scrub', summary: '回读校验存储的文件', help, run }

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const shares = await scrubHere(values.all)
  const files = shares.reduce((sum, share) => sum + share.files, 0)
  const findings = shares.flatMap((share) => share.findings)
  if (values.json) {
    const told = findings.map((finding) => ({ ...finding, text: findingText(finding) }))
    const ok = findings.length === 0
    io.out(JSON.stringify({ ok, shares: shares.length, files, findings: told }, null, 2))
  } else {
    io.out(`已校验 ${shares.length} 份，${files} 个文件`)
    for (const finding of findings) io.out(`✗ ${findingText(finding)}`)
    if (findings.length === 0) io.out('✓ 没有发现改动')
  }
  return findings.length === 0 ? exit.ok : exit.no
}

function scrubHere(all: boolean) {
  return withInstallation(async ({ connectionAs }, { dataDir }) => {
    const office = connect(connectionAs('zhaofa_office'), { max: 1, name: 'scrub' })
    const world = { clock: machineClock, office, dataDir }
    const shares: ScrubbedShare[] = []
    try {
      if (all) {
        for await (const done of scrubAll(world)) shares.push(done)
      } else {
        for (;;) {
          const done = await scrubNextShare(world)
          if (!done) break
          shares.push(done)
        }
      }
    } finally {
      await office.destroy()
    }
    return shares
  })
}
