import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleColumn } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { readArticleSource } from '@zhaofa/domain/publicity/articles/article-source.ts'
import {
  keepPicture,
  receiveArticleFile,
} from '../office/publicity/articles/receive-article-file.ts'
import { collectArticle, takeArticleStep } from '../office/publicity/articles/submit-article.ts'
import { xlsxFile } from '../documents/sheets/xlsx.ts'
import { articlePicture } from '../objects/article-picture.ts'
import type { World } from '../world.ts'
import { granted } from './granted.ts'
import { drawnScan } from './drawn-scan.ts'
import { demoDays, type DemoDays } from './demo-days.ts'
import type { Cast } from './stage.ts'

/** The bureau's own plan as its website printed it in 2021; the rest was written for the demo. */
const published = [
  {
    file: 'work-plan.txt',
    column: 'plan',
    on: '2026-01-09',
    reason: '从原网站移入，首次在本平台公布',
  },
  { file: 'publicity-rule.md', column: 'rule', on: '2026-01-12', reason: '按照工作方案建立制度' },
  { file: 'review-rule.md', column: 'rule', on: '2026-01-12', reason: '按照工作方案建立制度' },
  { file: 'officer-notice.md', column: 'notice', on: '2026-07-06', reason: '证件核发后公布' },
] as const satisfies readonly { column: ArticleColumn; [key: string]: string }[]

/** 方案、制度、通知公告: published by the demo's three hands; one of them twice. */
export async function playArticles(
  world: World,
  cast: Cast,
  days = demoDays(world.clock.now()),
): Promise<void> {
  const worldOn = (on: string): World => ({
    ...world,
    clock: { now: () => days.at(`${on}T02:00:00.000Z`) },
  })
  const ids = new Map<string, string>()
  for (const { file, column, on, reason } of published) {
    const id = randomUUID()
    ids.set(file, id)
    const now = worldOn(on)
    const files = file === 'publicity-rule.md' ? [await attachForm(now, cast)] : []
    const pictures = file === 'officer-notice.md' ? [await scanPicture(now, cast)] : []
    await publish(now, cast, days, { id, version: 0, file, column, reason, files, pictures })
  }
  const reviewed = ids.get('review-rule.md') ?? ''
  const changed = { id: reviewed, version: 3, file: 'review-rule-2.md', column: 'rule' } as const
  const reason = '写明审核的期限，以及草案改动后重新审核'
  await publish(worldOn('2026-09-14'), cast, days, { ...changed, reason, files: [] })
  await collectTraining(worldOn('2026-11-20'), cast, days)
}

/** How a code is scanned, drawn. */
async function scanPicture(world: World, { collector }: Cast) {
  const drawn = await articlePicture(drawnScan())
  if (!drawn) throw new Error('the demo drew no picture')
  return keepPicture(world, collector, { mark: '图1', drawn })
}

/** The form the rule asks for, as a workbook to download. */
function attachForm(world: World, cast: Cast): Promise<string> {
  const titles = ['公示事项', '公示内容', '形成日期', '采集人', '审核人', '发布人', '发布日期']
  const empty = titles.map(() => '')
  const name = '行政执法公示信息采集表.xlsx'
  return attach(world, cast, { name, sheet: '采集表', titles, rows: [empty] })
}

/** Waits for its check: the attachment names somebody's telephone, which the checker has to decide on. */
async function collectTraining(world: World, cast: Cast, days: DemoDays): Promise<void> {
  const files = [
    await attach(world, cast, {
      name: '培训班参会回执.xlsx',
      sheet: '回执',
      titles: ['单位', '参会人', '联系电话', '备注'],
      rows: [['四平市星河商贸有限公司', '高小满', '13904340017', '填写样例']],
    }),
  ]
  const { title, source, datedOn, text } = written('training-notice.md', days)
  granted(
    await collectArticle(world, cast.collector, {
      ...{ id: randomUUID(), version: 0, column: 'notice', title, text, datedOn, files },
      ...{ source: source ?? '政策法规科', reason: '通知预付卡企业参加培训' },
    }),
  )
}

type Workbook = {
  readonly name: string
  readonly sheet: string
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

async function attach(
  world: World,
  { collector }: Cast,
  { name, sheet, titles, rows }: Workbook,
): Promise<string> {
  const content = xlsxFile({
    sheet,
    columns: titles.map((title) => ({ title, type: 'text' })),
    rows: (async function* () {
      for (const row of rows) yield await Promise.resolve([...row])
    })(),
    at: world.clock.now(),
  })
  return (await receiveArticleFile(world, collector, { name, content })).id
}

type Submitted = {
  readonly id: string
  readonly version: number
  readonly file: string
  readonly column: ArticleColumn
  readonly reason: string
  readonly files: readonly string[]
  /** The text names them 图1 and so on. */
  readonly pictures?: readonly Awaited<ReturnType<typeof keepPicture>>[]
}

async function publish(
  world: World,
  cast: Cast,
  days: DemoDays,
  submitted: Submitted,
): Promise<void> {
  const { id, file, pictures = [], ...rest } = submitted
  const { title, source, datedOn, text: named } = written(file, days)
  const text = pictures.reduce(
    (said, { file: { name } }, i) => said.replace(`(图${i + 1})`, `(${name})`),
    named,
  )
  const files = [...rest.files, ...pictures.map((picture) => picture.id)]
  const article = { ...rest, files, id, title, source: source ?? '政策法规科', datedOn, text }
  let { version } = granted(await collectArticle(world, cast.collector, article))
  for (const [actor, opinion] of [
    [cast.checker, '内容准确，不含不应公开的信息。'],
    [cast.publisher, '同意发布。'],
  ] as const) {
    version = granted(await takeArticleStep(world, actor, { id, version, opinion })).version
  }
}

function written(file: string, days: DemoDays) {
  const text = readFileSync(join(import.meta.dirname, 'articles', file), 'utf8')
  return granted(readArticleSource(days.words(text)))
}
