import { z } from 'zod'
import { defaultReviewCatalogue } from '@zhaofa/domain/reference/review-catalogue.ts'
import { matterName } from '@zhaofa/domain/reference/matters.ts'
import {
  groundBasisText,
  groundsInForce,
  type ReviewCatalogue,
} from '@zhaofa/domain/review/catalogue.ts'
import { sentenceText } from '@zhaofa/domain/review/rule-sentence.ts'
import {
  deliberationRequired,
  hearingRight,
  legalReviewGrounds,
  type LawGround,
} from '@zhaofa/domain/review/grounds.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import type { NamedCatalogue } from './named-catalogue.ts'
import {
  exit,
  InputError,
  needed,
  readArguments,
  UsageError,
  type Command,
  type CommandIo,
} from './command.ts'
import { reviewFactsSchema, splitFacts, type ReviewFactsFile } from './review-facts-schema.ts'

const help = `zhaofa review-grounds --facts 文件 [--own [--agency 机关]] [--json]
zhaofa review-grounds --list [--own [--agency 机关]] [--json]
zhaofa review-grounds --schema

按案件事实判断：是否须经法制审核（行政处罚法第五十八条和法制审核目录）、当事人有无要求听证的权利（第六十三条）、
是否须由机关负责人集体讨论（第五十七条第二款）。逐项列出理由和条文。

  --own       按本机安装的机关的现行目录判断；不写的按随程序的示范目录
  --agency    有几个机关的，写机关名称
  --list      列出目录的全部情形，不判断
  --facts     事实文件（JSON）；写 - 从标准输入读
  --schema    输出事实文件的 JSON Schema，每一项都有中文说明
  --json      输出 JSON

例：echo '{"partyKind":"organisation","kinds":["fine"],"fineFen":10000000}' | zhaofa review-grounds --facts -`

export const reviewGrounds: Command = {
  name: 'review-grounds',
  summary: '是否须法制审核、有无听证权、是否须集体讨论',
  help,
  run,
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    facts: { type: 'string' },
    schema: { type: 'boolean', default: false },
    own: { type: 'boolean', default: false },
    agency: { type: 'string' },
    list: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  if (positionals.length > 0) throw new UsageError(`多余的参数 ${positionals.join(' ')}`)
  if (values.schema) {
    io.out(JSON.stringify(z.toJSONSchema(reviewFactsSchema, { io: 'input' }), null, 2))
    return exit.ok
  }
  if (values.agency !== undefined && !values.own) throw new UsageError('--agency 和 --own 一起写')
  const catalogue = values.own
    ? await (await import('./own-catalogue.ts')).ownCatalogue(values.agency)
    : shipped
  if (values.list) {
    for (const line of listed(catalogue, values.json)) io.out(line)
    return exit.ok
  }
  const answer = judge(readFacts(await io.read(needed(values.facts, '--facts'))), catalogue)
  if (values.json) io.out(JSON.stringify(answer, null, 2))
  else for (const line of inWords(answer)) io.out(line)
  return exit.ok
}

/** @throws InputError naming every field that is wrong. */
function readFacts(text: string): ReviewFactsFile {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new InputError('事实文件不是 JSON')
  }
  const read = reviewFactsSchema.safeParse(json, { error: z.locales.zhCN().localeError })
  if (read.success) return read.data
  const wrong = read.error.issues.map(
    ({ path, message }) => `  ${path.map(String).join('.') || '（整个文件）'}：${message}`,
  )
  throw new InputError(
    ['事实文件不能用：', ...wrong, '写法见 zhaofa review-grounds --schema'].join('\n'),
  )
}

const countOf = (catalogue: ReviewCatalogue) => groundsInForce(catalogue).length

const shipped: NamedCatalogue = {
  catalogue: defaultReviewCatalogue,
  called: `按随程序的示范目录（${countOf(defaultReviewCatalogue)} 条）；本局的目录用 --own`,
}

/** Every ground that counts, as the public list has it. */
function listed({ catalogue, called }: NamedCatalogue, json: boolean): string[] {
  const grounds = groundsInForce(catalogue).map((ground) => ({
    id: ground.id,
    text: ground.text,
    sentence: sentenceText(ground, matterName),
    basis: groundBasisText(ground),
  }))
  if (json) return [JSON.stringify({ catalogue: called, grounds }, null, 2)]
  return [
    called,
    ...grounds.map((each) => `  ${each.id} ${each.text}（${each.basis}）：${each.sentence}`),
  ]
}

type Ground = { readonly text: string; readonly basis: string }
type ReviewGround = Ground & {
  readonly id: string
  readonly mandatory: boolean
  readonly source: string
}
type Answer = {
  /** By which catalogue it was judged. */
  readonly catalogue: string
  readonly legalReview: { readonly required: boolean; readonly grounds: ReviewGround[] }
  readonly hearing: { readonly right: boolean; readonly grounds: Ground[] }
  readonly deliberation: { readonly required: boolean; readonly grounds: Ground[] }
}

function judge(file: ReviewFactsFile, { catalogue, called }: NamedCatalogue): Answer {
  const { facts, rules } = splitFacts(file)
  const review = legalReviewGrounds(facts, catalogue, rules).map((ground) => ({
    id: ground.id,
    text: ground.text,
    basis: groundBasisText(ground),
    mandatory: ground.mandatory,
    source: ground.source,
  }))
  const hearing = hearingRight(facts, rules).map(cited)
  const deliberation = deliberationRequired(facts, rules).map(cited)
  return {
    catalogue: called,
    legalReview: { required: review.length > 0, grounds: review },
    hearing: { right: hearing.length > 0, grounds: hearing },
    deliberation: { required: deliberation.length > 0, grounds: deliberation },
  }
}

function cited({ text, basis }: LawGround): Ground {
  return { text, basis: citationText(basis) }
}

function inWords({ catalogue, legalReview, hearing, deliberation }: Answer): string[] {
  const lines = (grounds: readonly Ground[]) =>
    grounds.map(({ text, basis }) => `  ${text}（${basis}）`)
  return [
    catalogue,
    legalReview.required
      ? '须经法制审核，未经审核或者审核未通过的不得作出决定：'
      : '不属于必须法制审核的情形',
    ...legalReview.grounds.map(({ id, text, basis }) => `  ${id} ${text}（${basis}）`),
    hearing.right ? '应当告知当事人有要求听证的权利：' : '当事人没有要求听证的权利',
    ...lines(hearing.grounds),
    deliberation.required ? '须由机关负责人集体讨论决定：' : '不要求集体讨论',
    ...lines(deliberation.grounds),
  ]
}
