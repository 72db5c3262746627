import { penaltyKinds } from '../case/penalty.ts'
import type { ReportedPenalty } from '../reference/penalty-order.ts'
import { fenFromYuan, type Fen } from '../shared/money.ts'
import {
  importedOutcomes,
  importedPartyKinds,
  importedProcedures,
  importedRetentions,
} from './imported-case.ts'

/** Words that mean a value, by the value. */
type Words<T extends string> = ReadonlyMap<string, T>

function wordsOf<T extends string>(
  titles: Readonly<Record<T, string>>,
  also: Readonly<Partial<Record<T, readonly string[]>>>,
): Words<T> {
  const ids = Object.keys(titles) as T[]
  return new Map(
    ids.flatMap((id) => [titles[id], ...(also[id] ?? [])].map((word) => [word, id] as const)),
  )
}

export const procedureWords = wordsOf(importedProcedures, {
  ordinary: ['一般程序', '普通', '一般', '听证程序'],
  summary: ['简易', '当场处罚', '当场处罚程序'],
})

export const partyKindWords = wordsOf(importedPartyKinds, {
  'natural-person': ['个人', '公民', '其他自然人'],
  'sole-trader': ['个体户', '个体', '个体经营者'],
  organisation: [
    ...['法人', '企业', '公司', '其他组织', '法人或者其他组织', '法人及非法人组织', '非法人组织'],
    '法人或其他组织',
  ],
})

export const outcomeWords = wordsOf(importedOutcomes, {
  penalty: ['处罚', '予以处罚', '给予行政处罚', '行政处罚决定', '作出处罚决定'],
  'no-penalty': ['不予处罚', '不处罚', '免予处罚', '免于处罚', '不予行政处罚决定'],
  ended: ['没有作出处罚决定', '撤案', '撤销案件', '销案', '撤销立案', '移送', '终结'],
})

export const retentionWords = wordsOf(importedRetentions, {
  permanent: ['永久保管'],
  '30-years': ['30', '三十年', '定期30年', '30 年'],
  '10-years': ['10', '十年', '定期10年', '10 年'],
  'long-term': ['长期保管'],
  'short-term': ['短期保管'],
})

const kindTitles: Readonly<Record<ReportedPenalty, string>> = {
  ...penaltyKinds,
  detention: '行政拘留',
}

/** 警告、罚款. */
export const titlesOfKinds = (kinds: readonly ReportedPenalty[]): string =>
  kinds.map((kind) => kindTitles[kind]).join('、')

const kindWords: Words<ReportedPenalty> = wordsOf<ReportedPenalty>(kindTitles, {
  criticism: ['通报'],
  'confiscate-gains': ['没收所得'],
  'confiscate-goods': ['没收财物', '没收物品', '没收非法财产'],
  'suspend-licence': ['暂扣许可证', '暂扣执照', '暂扣营业执照', '暂扣许可证、执照'],
  'revoke-licence': ['吊销许可证', '吊销执照', '吊销营业执照', '吊销许可证、执照'],
  'suspend-business': ['停产停业', '责令停业', '停业整顿', '责令停产停业整顿'],
  detention: ['拘留'],
  other: ['其他', '其它', '法律、行政法规规定的其他行政处罚'],
})

/** The value that a word means; null when it is none of ours. */
export const meant = <T extends string>(words: Words<T>, text: string): T | null =>
  words.get(text.replace(/\s/g, '')) ?? null

/** 警告、罚款, with any of the usual signs between them. `strange` are words that name no kind. */
export function readKinds(text: string): {
  readonly kinds: readonly ReportedPenalty[]
  readonly strange: readonly string[]
} {
  const whole = meant(kindWords, text)
  if (whole !== null) return { kinds: [whole], strange: [] }
  const parts = text
    .split(/[、，,;；/+＋\n]|并处|和/u)
    .map((part) => part.replace(/\s/g, '').replace(/^并/, ''))
    .filter((part) => part !== '')
  const kinds = new Set<ReportedPenalty>()
  const strange: string[] = []
  for (const part of parts) {
    const kind = kindWords.get(part)
    if (kind === undefined) strange.push(part)
    else kinds.add(kind)
  }
  return { kinds: [...kinds], strange }
}

const yes: ReadonlySet<string> = new Set([
  '是',
  '有',
  '已',
  '√',
  '1',
  'true',
  'TRUE',
  '已审核',
  '已公示',
])
const no: ReadonlySet<string> = new Set([
  '否',
  '无',
  '没有',
  '未',
  '×',
  '0',
  'false',
  'FALSE',
  '未审核',
  '未公示',
])

/** 是 and 否 in the usual spellings; undefined for any other word. */
export function readYesNo(text: string): boolean | undefined {
  if (yes.has(text)) return true
  return no.has(text) ? false : undefined
}

/** 20000, 20,000.00, ￥20000元 and 2万元 in fen; null when it is no amount. Done on the text: 0.29 * 100 is not 29. */
export function readSum(text: string, tenThousands: boolean): Fen | null {
  const [, digits = '', , unit = ''] =
    /^[¥￥]?\s*(\d[\d,，]{0,20}(\.\d{1,8})?)\s*(万元|万|元)?(?:整|人民币)?$/.exec(text) ?? []
  if (digits === '') return null
  if (!tenThousands && !unit.startsWith('万')) return fenFromYuan(digits)
  const [whole = '', part = ''] = digits.replace(/[,，]/g, '').split('.')
  const yuan = `${whole}${part.padEnd(4, '0').slice(0, 4)}`
  const cents = part.slice(4)
  return fenFromYuan(cents === '' ? yuan : `${yuan}.${cents}`)
}
