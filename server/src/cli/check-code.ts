import { idCardProblem } from '@zhaofa/domain/identity-codes/id-card.ts'
import { organisationCodeProblem } from '@zhaofa/domain/identity-codes/organisation-code.ts'
import { normalCode } from '@zhaofa/domain/identity-codes/shown-character.ts'
import { usccProblem } from '@zhaofa/domain/identity-codes/uscc.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { exit, readArguments, UsageError, type Command, type CommandIo } from './command.ts'

const help = `zhaofa check-code uscc|id|org 代码 [--json]

核对代码的位数、字符、校验位，以及有没有这样的登记机关、地区和生日；不对的说明哪里不对。退出码：0 正确，1 不正确。
与录入表单一样，小写字母按大写核对，前后空格不计。

  uscc   统一社会信用代码（GB 32100）
  id     公民身份号码（GB 11643）
  org    组织机构代码（GB 11714）

例：zhaofa check-code uscc 91230500MA1B3N1N2M`

const kinds: Record<string, { title: string; problem: (code: string) => string | null }> = {
  uscc: { title: '统一社会信用代码', problem: usccProblem },
  id: {
    title: '公民身份号码',
    problem: (code) => idCardProblem(code, { today: chinaDay(new Date().toISOString()) }),
  },
  org: { title: '组织机构代码', problem: organisationCodeProblem },
}

export const checkCode: Command = {
  name: 'check-code',
  summary: '核对统一社会信用代码、身份证号、组织机构代码',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean', default: false },
  })
  const [name = '', typed, ...more] = positionals
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (!kind) throw new UsageError(`种类应为 ${Object.keys(kinds).join('、')}`)
  if (typed === undefined) throw new UsageError('缺少代码')
  if (more.length > 0) throw new UsageError(`多余的参数 ${more.join(' ')}`)
  const code = normalCode(typed)
  const problem = kind.problem(code)
  if (values.json) {
    io.out(JSON.stringify({ kind: name, code, valid: problem === null, problem }, null, 2))
  } else {
    io.out(problem === null ? `${kind.title}正确` : problem)
  }
  return problem === null ? exit.ok : exit.no
}
