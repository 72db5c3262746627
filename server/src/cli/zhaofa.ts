import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { exit, InputError, UsageError, type Command, type CommandIo } from './command.ts'

/** Every command: its name, what it is for, and where it is. A new one is one line here. */
const commands: Record<string, readonly [summary: string, load: () => Promise<Command>]> = {
  due: ['推算期限的最后一日', async () => (await import('./due.ts')).due],
  'review-grounds': [
    '是否须法制审核、有无听证权、是否须集体讨论',
    async () => (await import('./review-grounds.ts')).reviewGrounds,
  ],
  surcharge: ['计算加处罚款', async () => (await import('./surcharge.ts')).surcharge],
  'check-code': [
    '核对统一社会信用代码、身份证号、组织机构代码',
    async () => (await import('./check-code.ts')).checkCode,
  ],
  redact: ['技术处理：去掉原文里不能公开的内容', async () => (await import('./redact.ts')).redact],
  'find-leaks': [
    '泄漏检查：要对外的文件里有没有不能公开的内容',
    async () => (await import('./find-leaks.ts')).findLeaksCommand,
  ],
  'import-law': ['导入法规原文', async () => (await import('./import-law.ts')).importLaw],
  'import-cases': [
    '试读一份旧案表格，逐行报告',
    async () => (await import('./import-cases.ts')).importCases,
  ],
  'import-firms': [
    '试读一份检查对象表格，逐行报告',
    async () => (await import('./import-firms.ts')).importFirms,
  ],
  'import-article': [
    '导入方案、制度、通知公告',
    async () => (await import('./import-article.ts')).importArticleCommand,
  ],
  enrolment: ['另发管理员的领取码', async () => (await import('./enrolment.ts')).enrolment],
  keys: ['机关的签名密钥：列出、更换', async () => (await import('./keys.ts')).keys],
  migrate: ['升级数据库表结构', async () => (await import('./migrate.ts')).migrateCommand],
  'verify-log': ['核验存证账本', async () => (await import('./verify-log.ts')).verifyLog],
  audit: ['从外面盯住一个存证账本', async () => (await import('./audit.ts')).audit],
  witness: ['为别处的存证账本共签', async () => (await import('./witness.ts')).witness],
  clock: ['时钟更正后重新核对时间先后', async () => (await import('./clock.ts')).clock],
  scrub: ['回读校验存储的文件', async () => (await import('./scrub.ts')).scrub],
  'seed-demo': ['生成演示数据', async () => (await import('./seed-demo.ts')).seedDemoCommand],
  backup: ['备份整个系统', async () => (await import('./backup.ts')).backup],
  'verify-backup': [
    '核对一份备份，不用恢复',
    async () => (await import('./verify-backup.ts')).verifyBackup,
  ],
  restore: ['从备份恢复', async () => (await import('./restore.ts')).restore],
}

/** Runs one command and returns its exit code. */
export async function zhaofa(args: readonly string[], io: CommandIo): Promise<number> {
  const [first = '', ...rest] = args
  if (first === '' || first === 'help' || first === '--help' || first === '-h') {
    const [asked] = rest
    if (first === 'help' && asked !== undefined) return zhaofa([asked, '--help'], io)
    for (const line of overview()) io.out(line)
    return first === '' ? exit.usage : exit.ok
  }
  const entry = Object.hasOwn(commands, first) ? commands[first] : undefined
  if (!entry) return failed(unknownCommand(first), rest, io)
  const command = await entry[1]()
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.help)
    return exit.ok
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    const failure = failureOf(error, command)
    if (!failure) throw error
    return failed(failure, rest, io)
  }
}

/** Why the command did nothing; also what is written with --json. */
type Failure = { readonly error: string; readonly exitCode: number }

function failed(failure: Failure, args: readonly string[], io: CommandIo): number {
  io.err(args.includes('--json') ? JSON.stringify(failure) : failure.error)
  return failure.exitCode
}

/** Null for a fault of our own. */
function failureOf(fault: unknown, { name }: Command): Failure | null {
  if (fault instanceof UsageError) {
    return { error: `${fault.message}。用法见 zhaofa ${name} --help`, exitCode: exit.usage }
  }
  if (fault instanceof InputError) return { error: fault.message, exitCode: fault.exitCode }
  return null
}

function overview(): string[] {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  return [
    '用法：zhaofa <命令> [选项]        每个命令都有 --help 和 --json',
    '',
    ...Object.entries(commands).map(([name, [summary]]) => `  ${name.padEnd(width)}  ${summary}`),
  ]
}

function unknownCommand(typed: string): Failure {
  const near = Object.keys(commands).filter(
    (name) => distance(name, typed) <= 2 || name.startsWith(typed),
  )
  const meant = near.length > 0 ? `，是不是 ${near.join('、')}？` : '。'
  const error = `没有命令 ${typed}${meant}命令有：${Object.keys(commands).join('、')}`
  return { error, exitCode: exit.usage }
}

/** How many characters must be added, removed or changed to make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, character] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (character === other ? 0 : 1)
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** The real streams and files. */
const processIo: CommandIo = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  read: async (path) => {
    if (path === '-') return text(process.stdin)
    return (await fileOf(path)).toString('utf8')
  },
  bytes: fileOf,
}

async function fileOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new InputError(`读不到文件 ${path}：${(error as Error).message}`, exit.noInput)
  }
}

if (import.meta.main) process.exitCode = await zhaofa(process.argv.slice(2), processIo)
