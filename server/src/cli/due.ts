import { joinCalendarYears } from '@zhaofa/domain/deadline/calendar-year.ts'
import type { DueDate, LatestDay } from '@zhaofa/domain/deadline/due-date.ts'
import { dayText } from '@zhaofa/domain/deadline/limit-chip.ts'
import {
  lastWorkingDayUpTo,
  monthsAfter,
  monthsBefore,
  naturalDaysAfter,
  naturalDaysBefore,
  rollToWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
} from '@zhaofa/domain/deadline/working-days.ts'
import { isPlainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { holidayNotices } from '../office/reference/holiday-notices.ts'
import { exit, needed, readArguments, UsageError, type Command, type CommandIo } from './command.ts'

const help = `zhaofa due --unit working-day|day|month|year --count N --from 日期 [--before] [--roll] [--explain] [--json]

推算期限的最后一日。起算当日不计；工作日按国务院放假安排（2023 至 2026 年），调休上班日计入。

  --unit      working-day 工作日，day 自然日，month 月，year 年
  --count     长度，正整数
  --from      起算日；倒算时是事件的日期（如听证日），格式 2026-11-23
  --before    倒算：最迟哪一日。工作日倒算时，当日和事件当日都不计
  --roll      当事人的期限：末日是休息日的，顺延到下一个工作日
  --explain   逐日列出计与不计
  --json      输出 JSON

需要的年份没有放假安排时，退出码为 2，并给出年份和最早可能的日期。

例：zhaofa due --unit day --count 15 --from 2026-09-17 --roll       → 2026-10-08
    zhaofa due --unit working-day --count 7 --from 2026-11-27 --before → 2026-11-17`

const units = ['working-day', 'day', 'month', 'year'] as const
type Unit = (typeof units)[number]

const calendar = joinCalendarYears(holidayNotices.map((each) => each.calendar))

export const due: Command = { name: 'due', summary: '推算期限的最后一日', help, run }

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    unit: { type: 'string' },
    count: { type: 'string' },
    from: { type: 'string' },
    before: { type: 'boolean', default: false },
    roll: { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  const unit = readUnit(needed(values.unit, '--unit'))
  const count = readCount(needed(values.count, '--count'))
  const from = readDate(needed(values.from, '--from'), '--from')
  if (values.before && values.roll)
    throw new UsageError('倒算的期限不顺延，--before 不能与 --roll 同用')
  const found = values.before
    ? countBack(unit, count, from)
    : countOn(unit, count, from, values.roll)
  if (values.json) io.out(JSON.stringify(asJson(found, values.explain), null, 2))
  else say(found, values.explain, io)
  return found.known ? exit.ok : exit.unknownDate
}

function countOn(unit: Unit, count: number, from: PlainDate, roll: boolean): DueDate {
  const found =
    unit === 'working-day'
      ? workingDaysAfter(from, count, calendar)
      : unit === 'day'
        ? naturalDaysAfter(from, count)
        : monthsAfter(from, unit === 'year' ? count * 12 : count)
  return roll ? rollToWorkingDay(found, calendar) : found
}

function countBack(unit: Unit, count: number, event: PlainDate): LatestDay {
  if (unit === 'working-day') return workingDaysBefore(event, count, calendar)
  if (unit === 'day') return naturalDaysBefore(event, count)
  return monthsBefore(event, unit === 'year' ? count * 12 : count)
}

function asJson(found: DueDate | LatestDay, explain: boolean): object {
  const { days, ...answer } = found
  const lastWorkingDay = found.known ? lastWorkingDayUpTo(found.on, calendar) : undefined
  return {
    ...answer,
    ...(lastWorkingDay !== undefined && { lastWorkingDay }),
    ...(explain && { days }),
  }
}

function say(found: DueDate | LatestDay, explain: boolean, io: CommandIo): void {
  if (explain) {
    for (const { day, count, note } of found.days) {
      const number = count === null ? '不计' : `第 ${count} 日`
      io.out(`${day} ${dayText(day).slice(6)}  ${number}  ${note}`)
    }
  }
  if (!found.known) {
    io.err(unknownText(found))
    return
  }
  io.out(explain ? `最后一日 ${found.on}` : found.on)
  const working = lastWorkingDayUpTo(found.on, calendar)
  if (explain && working !== null && working !== found.on) {
    io.out(`${found.on} 是休息日，此前最后一个工作日 ${working}`)
  }
}

function unknownText(found: Exclude<DueDate | LatestDay, { known: true }>): string {
  const missing = `${found.missingYear} 年放假安排没有导入，不能推算`
  const earliest = found.notBefore === null ? '' : `；最早可能是 ${found.notBefore}`
  const latest = 'notAfter' in found ? `；最晚可能是 ${found.notAfter}` : ''
  return `${missing}${earliest}${latest}`
}

function readUnit(typed: string): Unit {
  const unit = units.find((each) => each === typed)
  if (!unit) throw new UsageError(`--unit 应为 ${units.join('、')}，现在是 ${typed}`)
  return unit
}

function readCount(typed: string): number {
  const count = Number(typed)
  if (!/^\d{1,5}$/.test(typed) || count < 1 || count > 20_000) {
    throw new UsageError(`--count 应为 1 至 20000 的整数，现在是 ${typed}`)
  }
  return count
}

/** @throws UsageError when the text is not a day that exists. */
export function readDate(typed: string, option: string): PlainDate {
  if (!isPlainDate(typed))
    throw new UsageError(`${option} 应为存在的日期，如 2026-11-23，现在是 ${typed}`)
  return typed
}
