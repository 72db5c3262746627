import { issueEnrolment } from '../office/administration/enrol.ts'
import { machineClock } from '../open-world.ts'
import { connect } from '../storage/connect.ts'
import { findAccount } from '../storage/identity/credential-store.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa enrolment <账号> [--json]

另发管理员的领取码：首次设置以后还没有显示、遗失，或者被他人用掉的，在服务器上另发一张；原来的作废。
被他人用掉的，那人设的密码随即失效，登录随即结束。三员都已领取以后不再有用：忘记密码的由另外两位管理员重设。
领取码只显示这一次，请本人在场时运行。另发记入变更记录并存证，三员都看得到。

  --json      输出 JSON

退出码：0 已另发，1 不能另发。

例：zhaofa enrolment fenghaitao`

export const enrolment: Command = {
  ...{ name: 'enrolment', summary: '另发管理员的领取码', help, run },
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean', default: false },
  })
  const [account, ...rest] = positionals
  if (account === undefined) throw new UsageError('缺少账号')
  if (rest.length > 0) throw new UsageError(`多余的参数 ${rest.join(' ')}`)
  const issued = await issueHere(account)
  const problem = issued.ok ? null : issued.reason
  if (values.json) {
    io.out(
      JSON.stringify({ ok: issued.ok, account, code: issued.ok ? issued.code : null, problem }),
    )
  } else if (issued.ok) {
    io.out(`账号    ${account}`)
    io.out(`领取码  ${issued.code}`)
    io.out(`领取    在浏览器打开 <网址>/enrol`)
  } else {
    io.err(issued.reason)
  }
  return issued.ok ? exit.ok : exit.no
}

type Issued =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly reason: string }

function issueHere(account: string): Promise<Issued> {
  return withInstallation(async ({ connectionAs }) => {
    const office = connect(connectionAs('zhaofa_office'), { max: 1, name: 'enrolment' })
    try {
      const who = await findAccount(office, account)
      if (!who) return { ok: false, reason: `没有账号 ${account}` }
      const issued = await issueEnrolment({ clock: machineClock, office }, who, 'command')
      if (issued.ok) return { ok: true, code: issued.value }
      const { reason, fields = [] } = issued.refusal
      return { ok: false, reason: fields[0]?.message ?? reason }
    } finally {
      await office.destroy()
    }
  })
}
