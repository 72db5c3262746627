import { firmTableTitles } from '@zhaofa/domain/inspection/register/firm-table-columns.ts'
import {
  countWrongLines,
  firmFindingLevels,
  type FirmsReading,
} from '@zhaofa/domain/inspection/register/read-firms.ts'
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

const help = `zhaofa import-firms 文件 --dry-run [--json]

试读一份检查对象表格（XLSX、CSV），逐行报告：须改、提醒。不连接数据库，和名录比较（新增、变更、相同）在后台试读时做。
没有须改的退出码为 0，有的为 1。

  --dry-run   只试读。导入由两个人在后台办理，这个命令不导入，所以必须写
  --json      输出 JSON

例：zhaofa import-firms 检查对象.xlsx --dry-run`

export const importFirms: Command = {
  name: 'import-firms',
  summary: '试读一份检查对象表格，逐行报告',
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
  const { lines, rows, problems, ignored, missing } = await readFile(await io.bytes(path))
  const wrong = countWrongLines(problems)
  if (values.json) {
    const report = { lines, usable: rows.length, wrong, ignored, missing, problems }
    io.out(JSON.stringify(report, null, 2))
  } else {
    if (missing.length > 0) io.out(`表里没有这些栏：${missing.join('、')}`)
    if (ignored.length > 0) io.out(`这些列认不出，没有读：${ignored.join('、')}`)
    for (const { line, level, column, message } of problems) {
      const place = column === null ? '' : ` ${firmTableTitles[column]}`
      io.out(`第 ${line} 行 ${firmFindingLevels[level]}${place}：${message}`)
    }
    io.out(`读到 ${lines} 行：可以导入 ${rows.length} 行，须改 ${wrong} 行。`)
  }
  return wrong === 0 ? exit.ok : exit.no
}

/** Read in a process that has neither this one's key nor its connections. @throws InputError */
async function readFile(bytes: Uint8Array): Promise<FirmsReading> {
  try {
    const answer = await readUntrusted({ kind: 'firms', bytes })
    if (!answer.ok) {
      throw new InputError(lossText('检查对象表格', answer.refusal, '请分成几份再试。'))
    }
    if (!answer.value.ok) throw new InputError(answer.value.refusal)
    return answer.value.value
  } finally {
    await closeReaders()
  }
}
