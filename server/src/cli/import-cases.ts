import { importTitles } from '@zhaofa/domain/old-cases/import-columns.ts'
import { countLines, type OldCasesReading } from '@zhaofa/domain/old-cases/read-old-cases.ts'
import { findingLevels } from '@zhaofa/domain/old-cases/rules-of-the-time.ts'
import { penaltyMatters } from '@zhaofa/domain/reference/matters.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import { lossText } from '../untrusted/loss-text.ts'
import { closeReaders, readUntrusted } from '../untrusted/read-untrusted.ts'
import {
  exit,
  InputError,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'

const help = `zhaofa import-cases 文件 --dry-run [--json]

试读一份旧案表格（XLSX、CSV），逐行报告：须改、提醒、未核。每件案件按决定当日的法律核对，2021年7月15日
以前的按当时的行政处罚法。不连接数据库，和系统里已有案件的重复在后台试读时核对。
没有须改的退出码为 0，有的为 1。

  --dry-run   只试读。导入由两个人在后台办理，这个命令不导入，所以必须写
  --json      输出 JSON

例：zhaofa import-cases 旧案2019.xlsx --dry-run`

export const importCases: Command = {
  name: 'import-cases',
  summary: '试读一份旧案表格，逐行报告',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const [path, ...rest] = positionals
  if (path === undefined) throw new UsageError('没有给出表格文件')
  if (rest.length > 0) throw new UsageError(`多余的参数 ${rest.join(' ')}`)
  if (!values['dry-run']) {
    throw new UsageError('导入要由一人提请、另一人在后台批准；这个命令只试读，请加 --dry-run')
  }
  const reading = await readFile(await io.bytes(path))
  const { error: wrong, warning: warned, unchecked } = countLines(reading.problems)
  if (values.json) {
    const { lines, problems, ignored, missing } = reading
    io.out(JSON.stringify({ lines, wrong, warned, unchecked, ignored, missing, problems }, null, 2))
  } else {
    for (const words of inWords(reading)) io.out(words)
    io.out(`读到 ${reading.lines} 行：须改 ${wrong} 行，提醒 ${warned} 行，未核 ${unchecked} 行。`)
  }
  return wrong === 0 ? exit.ok : exit.no
}

/** Read in a process that has neither this one's key nor its connections. @throws InputError */
async function readFile(bytes: Uint8Array): Promise<OldCasesReading> {
  const today = chinaDay(new Date().toISOString())
  const matters = penaltyMatters.map(({ code }) => code)
  try {
    const answer = await readUntrusted({ kind: 'old-cases', bytes, today, matters })
    if (!answer.ok) {
      throw new InputError(lossText('旧案表格', answer.refusal, '请按年份分成几份再试。'))
    }
    if (!answer.value.ok) throw new InputError(answer.value.refusal)
    return answer.value.value
  } finally {
    await closeReaders()
  }
}

function inWords({ problems, ignored, missing }: OldCasesReading): string[] {
  return [
    ...(missing.length > 0 ? [`表里没有这些栏：${missing.join('、')}`] : []),
    ...(ignored.length > 0 ? [`这些列认不出，没有读：${ignored.join('、')}`] : []),
    ...problems.map(
      ({ line, level, column, message }) =>
        `第 ${line} 行 ${findingLevels[level]}${column === null ? '' : ` ${importTitles[column]}`}：${message}`,
    ),
  ]
}
