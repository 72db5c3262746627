import { penaltyMatters } from '@zhaofa/domain/reference/matters.ts'
import type { Matter } from '@zhaofa/domain/reference/matter.ts'
import { decisionText } from '@zhaofa/domain/publicity/notice/decision-text.ts'
import { penaltyLine } from '@zhaofa/domain/publicity/notice/publish-decision.ts'
import type { PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import type { PenaltyKind } from '@zhaofa/domain/case/penalty.ts'
import { addDays, plainDate, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { dice, type Dice } from './dice.ts'
import { goodsOf } from './goods-words.ts'

/** Numbers that look random and are the same on every machine (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const places = ['铁西区', '铁东区', '梨树县', '伊通满族自治县', '双辽市', '公主岭市']
const firms =
  '红日 宏达 祥瑞 金穗 吉祥 北方 长青 鑫源 恒信 德隆 四海 惠民 新天地 万家乐 好运来 东方红 华丰 永盛 众兴 天合 通达 富强 松辽 春城 百汇 安顺 丰泽 聚源 嘉禾 锦绣 卓越 博雅 康泰 远航 龙腾 凤鸣 麒麟 仁和 信义 诚实'.split(
    ' ',
  )
const signs = [...'鑫源盛泰隆昌瑞祥福禄宝金银玉珠海河江山林森木火土明亮光辉华荣茂顺达通联众友朋亲']
const trades =
  '商贸 餐饮管理 健身服务 汽车销售 家政服务 再生资源回收 美容美发 洗染服务 教育咨询 特许经营管理 石油销售 拍卖 电器维修 超市连锁 物业服务 文化传媒'.split(
    ' ',
  )
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红波']
const sources = ['“双随机”抽查', '日常监督检查', '投诉举报核查', '上级交办线索核查', '专项整治行动']
const records = ['台账', '登记簿', '合同文本', '公示栏', '销售系统', '网上备案系统', '收费单据']
const findings = [
  '未见有关材料，当事人不能提供',
  '有关记录缺失 {n} 处，负责人当场承认',
  '记载的日期与实际相差 {n} 日',
  '涉及消费者 {n} 人次，金额 {m} 元',
  '自{month}月起持续至检查之日，共 {n} 笔',
]
const endings = [
  '本机关送达责令限期改正通知书后，当事人逾期未改正。',
  '当事人在责令期限内部分改正，经复查仍有 {n} 项未完成。',
  '当事人主动配合调查，已停止违法行为。',
  '当事人曾于上一年度因同类行为被责令改正。',
]

/** Agencies of the bench's region: word of their numbers and name; the first has half of the cases. */
export const benchAgencies = [
  ['四商', '四平市商务局'],
  ['梨商', '梨树县商务局'],
  ['伊商', '伊通满族自治县商务局'],
  ['双商', '双辽市商务局'],
  ['铁西商', '四平市铁西区商务局'],
  ['铁东商', '四平市铁东区商务局'],
].map(([word = '', name = ''], i) => ({
  id: `00000000-0000-4000-8000-00000000000${i + 1}`,
  word,
  name,
}))

export type Corpus = {
  readonly count: number
  readonly seed?: number
  readonly from?: PlainDate
  readonly to?: PlainDate
}

export type Generated = {
  readonly notice: PublicNotice
  readonly agencyId: string
  /** 1 for the eldest. */
  readonly listingId: number
}

/**
 * A lifelike corpus: every notice another firm, day and text, over the matters of this project and a
 * vocabulary in which few words are frequent, from the eldest to the newest. The same seed gives the
 * same notices, whichever part of them is made.
 */
export function* generateNotices(
  { count, seed = 1, from = plainDate('2024-01-02'), to = plainDate('2026-11-20') }: Corpus,
  part = { start: 0, end: count },
): Generator<Generated> {
  const days = Math.max(1, (Date.parse(to) - Date.parse(from)) / 86_400_000)
  const dayOf = (i: number) => addDays(from, Math.floor((i / count) * days))
  let [year, serialBefore] = ['', 0]
  for (let i = part.start; i < part.end; i++) {
    const decidedOn = dayOf(i)
    if (decidedOn.slice(0, 4) !== year) {
      year = decidedOn.slice(0, 4)
      serialBefore = firstWhere(count, (each) => dayOf(each) >= `${year}-01-01`)
    }
    const agency = benchAgencies[Math.max(0, (i % 10) - 4)]
    if (!agency) throw new RangeError('no agencies')
    const number = `${agency.word}罚决字〔${year}〕${i - serialBefore + 1}号`
    const roll = dice(seededRandom(seed * 7_919 + i * 2_654_435_761))
    const notice = noticeOf(i, { roll, decidedOn, number, agencyName: agency.name })
    yield { notice, agencyId: agency.id, listingId: i + 1 }
  }
}

/** The first number below `count` for which a condition holds that, once true, stays so. */
function firstWhere(count: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

type Draft = {
  readonly roll: Dice
  readonly decidedOn: PlainDate
  readonly number: string
  readonly agencyName: string
}

function noticeOf(i: number, { roll, decidedOn, number, agencyName }: Draft): PublicNotice {
  // Few matters make most of the cases, as everywhere.
  const matter =
    penaltyMatters[
      Math.floor(
        (penaltyMatters.length * Math.min(roll.between(0, 999), roll.between(0, 999))) / 1000,
      )
    ]
  if (!matter) throw new RangeError('no matters')
  const party = partyOf(roll)
  const penalty = penaltyOf(roll)
  const cause = `${matter.name}案`
  const content: Omit<PublicNotice, 'letter'> = {
    kind: 'penalty-decision',
    publicId: `n${String(i).padStart(9, '0')}`,
    version: 1,
    correction: null,
    agencyName,
    number,
    title: `${party.name}${cause}`,
    party,
    matterCode: matter.code,
    matterName: matter.name,
    cause,
    facts: factsOf(roll, matter, decidedOn),
    evidence: `书证 ${roll.between(1, 9)} 份、当事人的陈述 1 份、勘验笔录、现场笔录 1 份`,
    statementHandling: roll.chance(0.8)
      ? '当事人在法定期限内未提出陈述、申辩意见，未要求听证。'
      : '当事人提出经营困难请求从轻，经复核不属于法定从轻情形，不予采纳。',
    discretion: {
      tier: roll.pick(['较轻', '一般', '严重']),
      reason: '参照《四平市商务领域行政处罚裁量基准》，根据违法行为的事实、性质、情节确定阶次。',
    },
    violationBasis: matter.violationBasis ?? '',
    penaltyBasis: matter.penaltyBasis ?? '',
    ...penalty,
    confiscatedGoods: null,
    terms: null,
    noPenaltyReason: null,
    legallyReviewed: roll.chance(0.6),
    decidedOn,
    servedOn: addDays(decidedOn, 1),
    publishedOn: addDays(decidedOn, 3),
    expiresOn: plainDate('2031-12-31'),
    displayRule: '一般失信信息，自决定作出之日起公示一年',
    displayBasis: '《信用修复管理办法》（国家发展改革委令2025年第36号）',
    remedies: [],
    timeline: [
      { title: '立案', on: addDays(decidedOn, -roll.between(20, 80)) },
      { title: '作出决定', on: decidedOn },
      { title: '送达当事人', on: addDays(decidedOn, 1) },
      { title: '公示', on: addDays(decidedOn, 3) },
    ],
  }
  const agency = {
    name: agencyName,
    reconsiderationAuthority: '四平市人民政府',
    court: '四平市铁西区人民法院',
  }
  return { ...content, letter: decisionText(content, agency) }
}

function partyOf(roll: Dice): PublicNotice['party'] {
  const place = roll.pick(places)
  const county = `吉林省四平市${place}`
  if (roll.chance(0.08)) {
    const name = `${roll.pick(surnames)}某`
    return { kind: 'natural-person', name, uscc: null, representative: null, county }
  }
  const digits = Array.from({ length: 8 }, () => roll.pick([...'0123456789ABCDEFGHJK'])).join('')
  const name = `四平市${roll.chance(0.5) ? place.slice(0, 2) : ''}${roll.chance(0.5) ? roll.pick(firms) : `${roll.pick(signs)}${roll.pick(signs)}`}${roll.pick(firms)}${roll.pick(trades)}有限公司`
  return {
    kind: 'organisation',
    name,
    uscc: `91220300MA${digits}`,
    representative: `${roll.pick(surnames)}${roll.pick(given)}${roll.chance(0.6) ? roll.pick(given) : ''}`,
    county,
  }
}

function penaltyOf(roll: Dice) {
  const kinds: PenaltyKind[] = roll.chance(0.2)
    ? ['warning']
    : roll.chance(0.15)
      ? ['fine', 'confiscate-gains']
      : roll.chance(0.2)
        ? ['warning', 'fine']
        : ['fine']
  const fineFen = kinds.includes('fine') ? roll.between(5, 600) * 10_000 : 0
  const confiscatedFen = kinds.includes('confiscate-gains') ? roll.between(1000, 900_000) : 0
  const outcome = penaltyLine({
    kinds,
    fineFen,
    confiscatedFen,
    confiscatedGoods: null,
    terms: null,
  })
  return { penaltyKinds: kinds, fineFen, confiscatedFen, outcome }
}

function factsOf(roll: Dice, matter: Matter, decidedOn: PlainDate): string {
  const inspected = addDays(decidedOn, -roll.between(30, 90))
  const filled = (text: string) =>
    text
      .replace('{n}', String(roll.between(2, 60)))
      .replace('{m}', String(roll.between(300, 90_000)))
      .replace('{month}', String(roll.between(1, 12)))
  const parts = Array.from(
    { length: roll.between(2, 4) },
    () => `查阅${roll.pick(records)}，${filled(roll.pick(findings))}`,
  )
  return `${inspected}，本机关执法人员在${roll.pick(sources)}中发现，当事人有${matter.name}的行为。${parts.join('；')}。涉及${goodsOf(roll).join('、')}。${filled(roll.pick(endings))}`
}
