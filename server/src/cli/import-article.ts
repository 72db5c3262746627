import { basename } from 'node:path'
import { articleBlocks } from '@zhaofa/domain/publicity/articles/article-blocks.ts'
import { readArticleSource } from '@zhaofa/domain/publicity/articles/article-source.ts'
import {
  articleColumns,
  isArticleColumn,
  type ArticleColumn,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import {
  importArticle,
  titled,
  type WrittenFile,
} from '../office/publicity/articles/import-article.ts'
import { pdfType, readFileText, wordType } from '../documents/intake/read-file-text.ts'
import { openWorld } from '../open-world.ts'
import { migrate } from '../storage/migrate.ts'
import {
  exit,
  InputError,
  needed,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'
import { withInstallation } from './settings.ts'

const help = `zhaofa import-article 文件 --by 账号 [--column 栏目] [--title 标题] [--source 来源]
                       [--date 日期] [--reason 理由] [--check] [--json]

导入一篇方案、制度、办法或者通知公告：Word（.docx）、PDF，或者纯文本、Markdown（- 表示标准输入）。
第一行是标题，“来源：… 日期”一行可有可无，网站的“当前位置”一行和它上面的内容略去；
一、（一）1. 和第几条自动识别为标题和条目。
导入只完成采集，审核和发布由另外的人在后台办理。

  --by 账号       公示采集人员的账号
  --column 栏目   plan 一个方案、rule 制度文件、notice 通知公告；也可以写中文
  --check         只检查怎样识别，不导入
  --json          输出 JSON

环境变量 DATA_DIR、DATABASE_URL 与服务相同。

例：zhaofa import-article 工作方案.docx --column plan --by hexiulan`

export const importArticleCommand: Command = {
  name: 'import-article',
  summary: '导入方案、制度、通知公告',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    by: { type: 'string' },
    column: { type: 'string' },
    title: { type: 'string' },
    source: { type: 'string' },
    date: { type: 'string' },
    reason: { type: 'string', default: '导入' },
    check: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError('请指明一个文件')
  const column = values.column === undefined ? undefined : columnOf(values.column)
  const written = /\.(docx|pdf)$/i.test(path)
  const file = written ? { name: basename(path), bytes: await io.bytes(path) } : await io.read(path)
  if (values.check) {
    return check(typeof file === 'string' ? file : await textOf(file), values.json, io)
  }
  const account = needed(values.by, '--by')
  const imported = await withInstallation(async (database, config, secrets) => {
    const { zhaofa_office, zhaofa_portal, zhaofa_sequencer } = secrets.database
    await migrate(database.owner, { passwords: { zhaofa_office, zhaofa_portal, zhaofa_sequencer } })
    const { world, close } = await openWorld(config, secrets, database)
    try {
      return await importArticle(world, {
        file,
        account,
        reason: values.reason,
        ...(column === undefined ? {} : { column }),
        ...(values.title === undefined ? {} : { title: values.title }),
        ...(values.source === undefined ? {} : { source: values.source }),
        ...(values.date === undefined ? {} : { datedOn: values.date }),
      })
    } finally {
      await close()
    }
  })
  if (!imported.ok) throw new InputError(`${path} 没有导入：${imported.refusal.reason}`)
  const { title, notes } = imported.value
  for (const note of notes) io.err(note)
  io.out(
    values.json
      ? JSON.stringify(imported.value)
      : `已采集《${title}》（${articleColumns[imported.value.column]}），等待审核和发布`,
  )
  return exit.ok
}

/** What is in a Word or PDF file, without storing it. */
async function textOf({ name, bytes }: WrittenFile): Promise<string> {
  const begins = Buffer.from(bytes.subarray(0, 5)).toString('latin1')
  const mediaType = begins === '%PDF-' ? pdfType : wordType
  const read = await readFileText({ name, mediaType, bytes })
  if (!read?.ok) throw new InputError(`不能导入：${read?.refusal ?? '认不出文件'}`)
  return titled(read.value)
}

function columnOf(typed: string): ArticleColumn {
  const byTitle = Object.entries(articleColumns).find(([, title]) => title === typed)?.[0]
  const column = byTitle ?? typed
  if (isArticleColumn(column)) return column
  const known = Object.entries(articleColumns).map(([id, title]) => `${id} ${title}`)
  throw new UsageError(`没有栏目 ${typed}，栏目有：${known.join('、')}`)
}

function check(file: string, json: boolean, io: CommandIo): number {
  const read = readArticleSource(file)
  if (!read.ok) throw new InputError(`不能导入：${read.refusal}`)
  const { text, ...said } = read.value
  const counts: Record<string, number> = {}
  for (const { kind } of articleBlocks(text)) counts[kind] = (counts[kind] ?? 0) + 1
  if (json) io.out(JSON.stringify({ ...said, blocks: counts }, null, 2))
  else {
    const { heading = 0, clause = 0, paragraph = 0, table = 0 } = counts
    io.out(`检查通过  《${said.title}》 ${said.source ?? '没有来源'} ${said.datedOn ?? '没有日期'}`)
    io.out(`  标题 ${heading} 个，条目 ${clause} 个，段落 ${paragraph} 个，表格 ${table} 个`)
  }
  return exit.ok
}
