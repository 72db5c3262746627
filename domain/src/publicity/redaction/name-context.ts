import { isFirm } from './firm-names.ts'
import { givenNameFit } from './given-names.ts'
import { isHan } from './plain-text.ts'
import { followers } from './neighbours.ts'
import {
  children,
  informants,
  meansPerson,
  officials,
  personWordBefore,
  representatives,
  wordBefore,
} from './person-words.ts'
import type { SecretKind } from './grounds.ts'
import type { Reading } from './reading.ts'
import type { TableCell } from './table-cells.ts'
import { isUnknown } from './word-fit.ts'

/** What stands beside a name, how much it speaks for one, and what the checker is told. */
export type Beside = {
  readonly score: number
  readonly reason: string | null
  readonly kind: SecretKind
  /** The name of an officer or of whoever stands for a firm is public. */
  readonly acts: 'officer' | 'representative' | null
}

const nothing: Beside = { score: 0, reason: null, kind: 'name', acts: null }
const link = new Set([':', '(', '"', '“', '为', '是', '系', '叫', '了', ' ', '的'])
const maxLinks = 3

/** What stands before a name. */
export function leftSide(reading: Reading, at: number): Beside {
  const { text, wordAt } = reading
  let end = at
  for (let links = 0; links < maxLinks && link.has(text.charAt(end - 1)); links++) end--
  const near = [end, at].filter((each, index, all) => all.indexOf(each) === index)
  for (const each of near) {
    const found = personBefore(reading, each)
    if (found) return text.slice(each, at).includes('的') ? { ...found, score: 1.5 } : found
  }
  return { ...nothing, score: edgeBefore(reading, at, wordAt(at - 1).tag) }
}

function personBefore({ text, wordAt }: Reading, at: number): Beside | null {
  const official = wordBefore(officials, text, at)
  // 被询问人 is not the one who asks.
  if (official && text.charAt(at - official.length - 1) !== '被')
    return { ...nothing, score: 3, acts: 'officer' }
  if (
    wordBefore(representatives, text, at) ||
    orInCharge.test(text.slice(Math.max(0, at - 14), at))
  )
    return { ...nothing, score: 3, acts: 'representative' }
  const asked = asks.exec(text.slice(Math.max(0, at - 4), at))?.[0]
  if (asked) return { ...nothing, score: 2.5, reason: `“${asked}”之后的姓名` }
  const word = personWordBefore(text, at) ?? byEnding(text, at, wordAt)
  if (word === null) return null
  // 当事人 is most often a firm.
  const score = word === '当事人' ? 2 : 3
  return { score, reason: `“${word}”之后的姓名`, kind: kindOf(word), acts: null }
}

const orInCharge = /法定代表人(?:\((?:主要)?负责人\)|[或、/]负责人)$/
/** Whoever is asked or called is a person. */
const asks = /(?:询问|走访|约谈|访谈|传唤|致电|回访)了?$/

/** A word of the dictionary, or an unknown one, that ends as words for persons do. */
function byEnding(text: string, at: number, wordAt: Reading['wordAt']): string | null {
  const { from, to, tag } = wordAt(at - 1)
  // 人金庆林: a word nobody knows may have swallowed the end of this one.
  // 人马丽娟: of known words only 人 is so common that it is cut off again.
  if (to > at && !/^(?:nr|x|)$/.test(tag) && (from < at - 1 || text.charAt(at - 1) !== '人'))
    return null
  // 购卡人: the dictionary has 购, 卡 and 人.
  const words =
    to === at && to - from > 1
      ? [text.slice(from, to)]
      : [3, 2].map((length) => text.slice(Math.max(0, at - length), at))
  return words.find((word) => meansPerson(word) && /^[\u4e00-\u9fff]{2,}$/.test(word)) ?? null
}

function kindOf(word: string): SecretKind {
  if (informants.includes(word)) return 'informant'
  return children.includes(word) ? 'minor' : 'name'
}

/** Words after which somebody is often named. */
const bringsPerson =
  /(?:由|对|经|向|与|和|跟|给|找|让|请|据|把|被|替|代|带|见|及|归|问|因|至|到|叫|及其|交给|转给|询问|走访|约谈|认识|联系|根据|包括|其中|还有|安排|委托|通知|组织|告知|听|是|为|有|把|使|借|我是|我叫)$/

function edgeBefore({ text, blankBefore }: Reading, at: number, tag: string): number {
  const last = text.charAt(at - 1)
  if (at === 0 || last === '\n' || last === '\t' || last === '|' || blankBefore[at] === 1) return 1
  if (/[\/\\_]/.test(last)) return 1
  if (/[\d壹贰叁肆伍陆柒捌玖拾佰仟万亿]/.test(last)) return -2
  if (/[.]/.test(last)) return /\d\.$/.test(text.slice(Math.max(0, at - 2), at)) ? 1 : 0.5
  if (!isHan(text.charCodeAt(at - 1))) return /[〔<《=+]/.test(last) ? -2 : 0.75
  if (bringsPerson.test(text.slice(Math.max(0, at - 4), at))) return 1
  if (/^(?:p|c)$/.test(tag)) return 0.75
  return /^(?:n|x)/.test(tag) ? 0 : /^(?:v|u|d|r|t)/.test(tag) ? 0.25 : -0.25
}

const describes =
  /^[,(:、 |\t\/]{0,2}(?:[男女](?=[,)。;、.\n\t| ]|$|汉|满|\d)|[男女][,.;、]|身份证|公民身份|居民身份|证件号|联系电话|联系方式|手机|电话|微信|(?:19\d\d|20[01]\d)年\d{1,2}月|1[3-9]\d-?\d{4}-?\d{4}|[1-9]\d{16}[\dX]|签[字名]|捺印|\d{2}岁|今年\S{1,5}岁)/
const title = /^(?:先生|女士|小姐|老师|同志|同学|医生|大夫|教练|师傅|经理|总经理|店长|老板|某[,。])/
const says =
  /^(?:也|均|又|都|曾|还|并|已|则|就|却|所|自)?(?:称|说|证实|证明|表示|反映|承认|陈述|供述|提出|认为|确认|反馈|签收|签字|签名|代收|到场|在场|接听|转账|支付|付款|缴纳|办理|购买|使用的|名下|收[,。]|本人|夫妇|夫妻|一家|等[人\d二三四五六七八九十]|[两二三四五六七八九十]{1,3}[人名位户]|的?(?:陈述|证言|询问笔录|笔录|身份证|银行卡|账户|账号|手机|电话|微信|聊天|转账|通话|录音|病历|报名表|授权|申请书|收条|借条|名片|照片)|的(?:妻子|丈夫|父亲|母亲|儿子|女儿|卡里|名字|签名|车|房|家|店|钱))/
const kin = /^(?:之|的)[妻夫子女父母]/
const officialAfter = /^[,、 ]?\(?(?:行政)?执法(?:证|人员)/

/** What stands after a name that begins at `from` and ends before `at`. */
export function rightSide(reading: Reading, from: number, at: number): Beside {
  const rest = reading.text.slice(at, at + 24)
  if (officialAfter.test(rest)) return { ...nothing, acts: 'officer' }
  if (describes.test(rest))
    return { ...nothing, score: 3.5, reason: '后面写着性别、证件号或者电话的姓名' }
  if (title.test(rest)) return { ...nothing, score: 3, reason: '后面有“先生、女士”等称呼的姓名' }
  if (isFirm(reading, from, at)) return { ...nothing, score: -5 }
  if (kin.test(rest)) return { ...nothing, score: 2, reason: '后面写着亲属的姓名' }
  if (says.test(rest)) return { ...nothing, score: 2, reason: '后面写着其所说所做的姓名' }
  return { ...nothing, score: edgeAfter(reading, at) }
}

function edgeAfter({ text, blankBefore, wordAt }: Reading, at: number): number {
  const next = text.charAt(at)
  if (/\d/.test(next)) return 0.5
  if (at >= text.length || blankBefore[at] === 1 || !isHan(text.charCodeAt(at))) return 1
  if (followers.has(next)) return 1
  const { from, to, tag } = wordAt(at)
  if (from !== at) return isUnknown(tag) ? 0 : -0.5
  // 孙知|远, 关鸿|飞去: the name may go on.
  const goesOn = givenNameFit(next) > 0
  if (goesOn && to === at + 1) return -0.75
  if (goesOn && to === at + 2 && followers.has(text.charAt(at + 1))) return -0.5
  if (tag.startsWith('d')) return 1.25
  if (/^[pcuvr]/.test(tag)) return 0.75
  return /^[nx]/.test(tag) ? -0.25 : 0.25
}

const ofPersons = /姓名|名单|人$|会员|学员|家长/
const ofOthers =
  /编号|单位|品名|门店|公司|企业|金额|日期|事项|对象|地址|住址|国家|昵称|文号|名称|物品/

/** What the heading of a column says of its cells. */
export function inColumn(cell: TableCell | undefined): Beside {
  if (!cell) return nothing
  const { heading } = cell
  // A heading names nobody.
  if (heading === '') return { ...nothing, score: -5 }
  if (/执法人员|检查人员|承办人|负责科室/.test(heading))
    return { ...nothing, score: 3, acts: 'officer' }
  if (heading.includes('法定代表人')) return { ...nothing, score: 3, acts: 'representative' }
  if (ofOthers.test(heading) && !/姓名|人$/.test(heading)) return { ...nothing, score: -3 }
  const word = personWordBefore(heading, heading.length) ?? (meansPerson(heading) ? heading : null)
  if (!word && !ofPersons.test(heading)) return nothing
  const reason = `“${heading}”一栏的姓名`
  return { ...nothing, score: 4, reason, kind: kindOf(word ?? heading) }
}
