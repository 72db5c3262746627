import { createHash } from 'node:crypto'
import { editionOf } from '@zhaofa/domain/citation/law-edition.ts'
import { readLawText } from '@zhaofa/domain/citation/law-text.ts'
import { laws } from '@zhaofa/domain/reference/laws.ts'
import { isPlainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { connect } from '../storage/connect.ts'
import { migrate } from '../storage/migrate.ts'
import { storeLawText, type NewLawText } from '../storage/publication/law-texts.ts'
import {
  exit,
  InputError,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa import-law 文件… [--number 文本] [--from 日期] [--check] [--json]

导入法规原文（Markdown 或者纯文本，- 表示标准输入），门户和后台引用的条文由此打开。
第一行是法规名称；条文以“第一条”开头，序号须连续；目录自动略去。
名称在法规库里的，按历次通过和修改的说明核对是哪一个文本；不在的，须写明施行日期。
同一文件再次导入不起作用；同一文本的另一份文件替换前一份，前一份仍然保留。

  --number 文本   指明是哪一个文本，例如 2021年修订
  --from 日期     施行日期 YYYY-MM-DD，文件里没有写明时用
  --check         只检查，不导入
  --json          输出 JSON

环境变量 DATA_DIR、DATABASE_URL 与服务相同。

例：zhaofa import-law 行政处罚法.md`

export const importLaw: Command = { name: 'import-law', summary: '导入法规原文', help, run }

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    number: { type: 'string' },
    from: { type: 'string' },
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length === 0) throw new UsageError('缺少文件')
  if (positionals.length > 1 && (values.number ?? values.from)) {
    throw new UsageError('--number 和 --from 只能用于一个文件')
  }
  if (values.from !== undefined && !isPlainDate(values.from)) {
    throw new UsageError('--from 应为 YYYY-MM-DD 的日期')
  }
  const wishes = {
    ...(values.number === undefined ? {} : { number: values.number }),
    ...(values.from === undefined ? {} : { validFrom: values.from as PlainDate }),
  }
  const read: NewLawText[] = []
  for (const path of positionals) read.push(lawOf(path, await io.read(path), wishes))
  const stored = values.check ? read.map(() => false) : await store(read)
  report(read, { stored, check: values.check, json: values.json }, io)
  return exit.ok
}

function lawOf(
  path: string,
  source: string,
  wishes: { number?: string; validFrom?: PlainDate },
): NewLawText {
  const text = readLawText(source)
  if (!text.ok) {
    const lines = (text.refusal.fields ?? []).map(({ field, message }) => `  ${field}：${message}`)
    throw new InputError([`${path} 不能导入：`, ...lines].join('\n'))
  }
  const edition = editionOf(text.value, wishes, laws)
  if (!edition.ok) throw new InputError(`${path} 不能导入：${edition.refusal.reason}`)
  const { title, fullTitle, history, parts } = text.value
  const sha256 = createHash('sha256').update(source).digest('hex')
  return { ...edition.value, title, fullTitle, text: { history, parts }, sha256 }
}

async function store(read: readonly NewLawText[]): Promise<boolean[]> {
  return withInstallation(async ({ owner }, _config, { database }) => {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = database
    await migrate(owner, { passwords: { zhaofa_office, zhaofa_portal, zhaofa_sequencer } })
    const db = connect(owner, { max: 1, name: 'zhaofa import-law' })
    try {
      const agency = await db
        .selectFrom('publication.agency')
        .select('agency_id')
        .orderBy('position')
        .orderBy('name')
        .executeTakeFirst()
      if (!agency) throw new InputError('系统里还没有执法机关，完成初始化后再导入。')
      const author = { agencyId: agency.agency_id, at: new Date().toISOString() }
      return await db.transaction().execute(async (tx) => {
        const stored: boolean[] = []
        for (const law of read) stored.push(await storeLawText(tx, law, author))
        return stored
      })
    } finally {
      await db.destroy()
    }
  })
}

function report(
  read: readonly NewLawText[],
  { stored, check, json }: { stored: readonly boolean[]; check: boolean; json: boolean },
  io: CommandIo,
): void {
  const rows = read.map(({ title, number, validFrom, validTo, text, sha256 }, i) => {
    const articles = text.parts.filter(({ kind }) => kind === 'article').length
    return { title, number, validFrom, validTo, articles, sha256, stored: stored[i] === true }
  })
  if (json) {
    io.out(JSON.stringify({ laws: rows }, null, 2))
    return
  }
  for (const { title, number, validFrom, articles, stored } of rows) {
    const done = check ? '检查通过' : stored ? '已导入' : '没有变化'
    io.out(`${done}  《${title}》（${number}，${validFrom} 起施行） ${articles} 条`)
  }
}
