import { citationText } from '@zhaofa/domain/shared/citation.ts'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import {
  surchargeOf,
  type RemedyPeriod,
  type Surcharge,
} from '@zhaofa/domain/surcharge/surcharge.ts'
import { exit, needed, readArguments, UsageError, type Command, type CommandIo } from './command.ts'
import { readDate } from './due.ts'

const help = `zhaofa surcharge --fine 分 --due 日期 --paid 日期 [--remedy 起..止]… [--json]

加处罚款：到期不缴纳的，每日按罚款数额的百分之三，不超出罚款的数额；
行政复议、行政诉讼期间不予计算（行政处罚法第七十二条第一款第一项、第七十三条第三款）。

  --fine      罚款数额，单位为分：1000000 是 10000 元
  --due       缴款期限的最后一日（已顺延）
  --paid      缴纳的日期，或者今天；当日计入
  --remedy    复议或者诉讼的起止日期，两日都不计；还没有结束的写 起..；可以写多次
  --json      输出 JSON

例：zhaofa surcharge --fine 1000000 --due 2026-03-16 --paid 2026-03-26   → 300000 分`

export const surcharge: Command = { name: 'surcharge', summary: '计算加处罚款', help, run }

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    fine: { type: 'string' },
    due: { type: 'string' },
    paid: { type: 'string' },
    remedy: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const fineFen = readFen(needed(values.fine, '--fine'))
  const sum = surchargeOf({
    fineFen,
    dueOn: readDate(needed(values.due, '--due'), '--due'),
    paidOn: readDate(needed(values.paid, '--paid'), '--paid'),
    remedies: values.remedy.map(readRemedy),
  })
  if (values.json) io.out(JSON.stringify(asJson(sum, fineFen), null, 2))
  else say(sum, fineFen, io)
  return exit.ok
}

function asJson(sum: Surcharge, fineFen: number): object {
  const { fen, basis, ...rest } = sum
  return {
    surchargeFen: fen,
    ...rest,
    fineFen,
    totalFen: fineFen + fen,
    basis: basis.map(citationText),
  }
}

function say(sum: Surcharge, fineFen: number, io: CommandIo): void {
  const excluded = sum.excludedDays > 0 ? `，另有 ${sum.excludedDays} 日复议、诉讼期间不计` : ''
  io.out(`加处罚款 ${sum.fen} 分（${yuanText(sum.fen)} 元）`)
  io.out(`逾期 ${sum.days} 日${excluded}，每日 ${yuanText(sum.perDayFen)} 元`)
  if (sum.capReachedOn !== null) io.out(`${sum.capReachedOn} 起达到罚款数额，不再增加`)
  io.out(`连同罚款共 ${yuanText(fineFen + sum.fen)} 元`)
  io.out(`依据：${sum.basis.map(citationText).join('、')}`)
}

function readFen(typed: string): number {
  const fen = Number(typed)
  if (!/^\d{1,15}$/.test(typed) || fen === 0) {
    throw new UsageError(`--fine 应为大于零的整数（分），现在是 ${typed}`)
  }
  return fen
}

function readRemedy(typed: string): RemedyPeriod {
  const [from = '', to, ...more] = typed.split('..')
  if (to === undefined || more.length > 0) {
    throw new UsageError(`--remedy 应为 起..止，如 2026-03-20..2026-05-19，现在是 ${typed}`)
  }
  const period = {
    from: readDate(from, '--remedy'),
    to: to === '' ? null : readDate(to, '--remedy'),
  }
  if (period.to !== null && period.to < period.from) {
    throw new UsageError(`--remedy 的止日早于起日：${typed}`)
  }
  return period
}
