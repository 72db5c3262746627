import { countyOf } from './mask.ts'
import { notPublic } from './mask.ts'
import type { Detector, Suspicion } from './finding.ts'
import { isHan } from './plain-text.ts'
import type { Reading } from './reading.ts'

const homeCue =
  /(?:现住址|家庭住址|家庭地址|户籍地址|户籍所在地|户籍地|暂住地|经常居住地|居住地|通讯地址|通信地址|送达地址|收货地址|收件地址|邮寄地址|住址|房屋坐落|坐落于|坐落|现住|(?<![国专商厂大独玩作])家住|(?<![国专商厂大独玩作])家在|现居|暂住|居住于|居住在|住在|租住于|租住|寄到|寄至|寄往|邮寄到|邮寄至|快递到|快递至|籍贯)[为是在于: ]{0,2}/g
/** Before an address these say that somebody lives there or gets mail there. */
const homeBefore =
  /(?:住|住于|居于|户籍|籍贯|家|家中|坐落|(?:住|家庭|户籍|通讯|通信|送达|收货|收件|邮寄)地?址|收[,、 ]?|寄到|寄至|寄往|送到|送至|派到|派往|上门到|[男女][,、])[为是在于: ]{0,2}$/
const unit =
  /(?:\d{1,5}|[一二三四五六七八九十]{1,3}|[A-Z])(?:号楼|号院|栋|幢|座|单元|室|层|号|组|社|队|门)(?:[ ,、-]?(?:之\d{1,2}))?/g
/** 24-2-1597: building, entrance and flat. */
const flat = /(?<![\d-])\d{1,3}(?:-\d{1,2})?-\d{3,4}(?:室)?(?![\d-])/g
const dwelling =
  /小区|花园|家园|嘉园|佳苑|新村|公寓|宿舍|家属[楼院]|[苑府庭邸湾里]$|胡同|村|屯|名[邸苑]|雅[苑居]/
const street = /[路街道巷弄里](?:[东西南北中]段)?$/
const village =
  /[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|苏木)[\u4e00-\u9fff]{1,8}?(?:村|屯|沟|社区|嘎查)(?:[一二三四五六七八九十\d]{1,4}(?:组|社|队|号)|[\u4e00-\u9fff]{1,3}屯)?|[\u4e00-\u9fff]{2,8}(?:村|屯)(?:[一二三四五六七八九十\d]{1,4}(?:组|社|队|屯|号))/g
const firmPlace =
  /(?:住所|经营场所|经营地址|营业场所|营业地址|注册地址|登记地址|注册地|办公地址|办公地点|检查地点|机关地址|店址|厂址|门店|店铺|商铺|门市|仓库|厂房|位于|设于|开设|经营|营业|公司|店|厂|超市|商场|中心|局|站)[地址为是在于:("“ ]{0,3}/
const firmAfter =
  /^[,、 ]{0,1}(?:[一二三]层|[一二三]楼|\d-\d层|底商|门市|商铺|门面|万达|广场|[A-Z]区|从事|经营|开[设店办]|的(?:经营|营业|门店|店|公司|仓库|厂房)|设立)/

/** Words at which an address begins. */
const stops = new Set(
  `住 在 到 于 至 为 系 是 的 从 由 及 和 与 对 址 处 将 把 给 向 被 称 说 让 后 其 家 送 寄 派 有 位于 前往 来到 现场 地址 场所 住所 房屋 当事人 住址 住在 家住 居住 现住 现居 坐落 先生 女士 收货 收件 派到 送到
   寄到 户籍 地点 我家 一名 以 抵押 老人 夫妇`.split(/\s+/),
)

/** Detailed addresses of people: after the words that announce one, by 小区, 栋, 单元, 室, and by village. */
export const detectAddresses: Detector = (reading) => {
  return [...announced(reading), ...byUnits(reading), ...villages(reading)].filter(
    ({ from }) => !firmColumn.test(reading.cellAt(from)?.heading ?? ''),
  )
}

/** Places of business have columns of their own. */
const firmColumn = /^(?:经营|营业|注册|办公|检查|企业|单位|门店|店铺|商户)?(?:地址|场所|地点|住所)$/

const maxAnnounced = 60
/** Words of a label that follows without punctuation. */
const nextLabel =
  /电话|联系|身份证|公民身份|手机|收件|邮编|产权|物品|,|\.(?!\d)|。|;|\n|\t|\||\(|\)|的|被|、/

function announced(reading: Reading): Suspicion[] {
  const { text, blankBefore } = reading
  return [...text.matchAll(homeCue)].flatMap((match) => {
    const from = match.index + match[0].length
    // 住址、证件号码等: a rule that names kinds of information, not somebody's address.
    if (
      /^[、等]/.test(text.slice(from, from + 2)) &&
      !/^[、]\S{1,6}[:：]/.test(text.slice(from, from + 8))
    )
      return []
    const rest = text.slice(from, from + maxAnnounced)
    const stop = rest.search(nextLabel)
    let to = from + (stop < 0 ? rest.length : stop)
    for (let at = from + 1; at < to; at++)
      if (blankBefore[at] === 1 && isHan(text.charCodeAt(at)) && !/\d/.test(text.charAt(at - 1)))
        to = at
    const found = text.slice(from, to)
    if (found.length < 4 || /^[^\d]{0,10}[某不]/.test(found)) return []
    if (!/[省市区县旗镇乡村屯路街道巷号栋楼室组社园苑\d]/.test(found)) return []
    return suspicion(text, from, to, '“住址”等之后的地址', 'likely')
  })
}

/** 3单元502室, 12号楼, 24-2-1597: neighbouring units are one address, with the street or estate in front of them. */
function byUnits(reading: Reading): Suspicion[] {
  const { text } = reading
  const found: Suspicion[] = []
  let from = -1
  let to = -1
  const close = () => {
    if (from >= 0) found.push(...judge(reading, from, to))
  }
  const units = [...text.matchAll(unit), ...text.matchAll(flat)].sort((a, b) => a.index - b.index)
  for (const match of units) {
    if (match.index < to) continue
    const between = text.slice(to, match.index)
    const joined = from >= 0 && between.length <= 12 && !/[.。;\n\t|〔]|[第字]/.test(between)
    if (!joined) {
      close()
      from = match.index
    }
    to = match.index + match[0].length
  }
  close()
  return found
}

function judge(reading: Reading, from: number, end: number): Suspicion[] {
  const { text } = reading
  const isFlat = /\d-\d{3,4}室?$/.test(text.slice(from, end))
  if (!isFlat && /[〕\])第字.\d¥-]$/.test(text.slice(Math.max(0, from - 1), from))) return []
  const start = leftEdge(reading, from)
  const before = text.slice(start, from)
  const units = text.slice(from, end)
  if (start === from) return []
  // 5栋2单元1101: the number of the flat is written without its word.
  const to = end + (/^\d{3,4}(?!\d|[元年号])/.exec(text.slice(end, end + 5))?.[0].length ?? 0)
  const left = text.slice(Math.max(0, start - 8), start)
  const firm = isFirmPlace(text, start, to)
  const home = homeBefore.test(left) || (/地址[:为]?$/.test(left) && !firm)
  const lived =
    inHome(units) ||
    (isFlat && before.length > 1) ||
    (dwelling.test(before) && /室|栋|幢|号|组|社|队|楼|座/.test(units))
  if (home || (lived && !(firm && !isFlat && !inHome(units))))
    return firm && !home && !lived
      ? []
      : suspicion(text, start, to, '小区、楼栋、单元、门牌齐全，像住址', 'likely')
  const isShop = firm || /层/.test(units)
  if (
    street.test(before) &&
    before.length > 1 &&
    /号/.test(units) &&
    !isShop &&
    besidePerson(text, start, to)
  )
    return suspicion(text, start, to, '街路和门牌号：请核对是住址还是经营场所', 'possible')
  return []
}

/** Number, sex or mail of somebody on the same line: a street by itself is a place of business more often. */
function besidePerson(text: string, start: number, to: number): boolean {
  const left = text.slice(Math.max(0, start - 30), start)
  const line = left.slice(left.lastIndexOf('\n') + 1)
  return personal.test(line) || personal.test(text.slice(to, to + 16).split('\n')[0] ?? '')
}
const personal = /电话|手机|身份证|[男女][,、)]|(?<!\d)1[3-9]\d{9}|邻居|收件|收货|寄|岁/

/** Where a firm does business or has its seat is public. */
function isFirmPlace(text: string, start: number, to: number): boolean {
  const clause = text.slice(Math.max(0, start - 24), start)
  const from = Math.max(
    ...['。', '\n', '\t', ';', '|', '.'].map((sign) => clause.lastIndexOf(sign)),
  )
  return firmPlace.test(clause.slice(from + 1)) || firmAfter.test(text.slice(to, to + 8))
}

/** 单元, or a room in a building. */
function inHome(units: string): boolean {
  const building = units.search(/号楼|栋|幢|座/)
  return units.includes('单元') || (building >= 0 && units.lastIndexOf('室') > building)
}

const maxLeft = 40

/** Back over the words before, up to punctuation or a word that is no part of an address. */
function leftEdge({ text, wordAt, blankBefore }: Reading, from: number): number {
  let start = from
  while (start > 0 && from - start < maxLeft) {
    const code = text.charCodeAt(start - 1)
    // 示例小区 3 号楼: a blank beside a figure parts nothing.
    if (blankBefore[start] === 1 && !/\d/.test(text.charAt(start - 1) + text.charAt(start))) break
    if (!(isHan(code) || (code >= 0x30 && code <= 0x39))) break
    const word = wordAt(start - 1)
    const begin = Math.max(0, Math.min(word.from, start - 1))
    const characters = text.slice(begin, start)
    if (stops.has(characters) || (begin > 0 && stops.has(text.slice(begin - 1, start)))) break
    if (
      /^(?:p|c|u|r|d|y)/.test(word.tag) &&
      characters.length < 3 &&
      !street.test(text.slice(start, start + 1))
    )
      break
    start = begin
  }
  return start
}

function villages(reading: Reading): Suspicion[] {
  const { text } = reading
  const found: Suspicion[] = []
  for (const match of text.matchAll(village)) {
    const end = match.index + match[0].length
    const tail =
      /^(?:[一二三四五六七八九十\d]{1,4}(?:组|社|队|屯|号))/.exec(text.slice(end, end + 8))?.[0]
        .length ?? 0
    const to = end + tail
    const start = Math.max(leftEdge(reading, match.index + 1), leftEdge(reading, end - 1))
    if (to - start < 4) continue
    const numbered = /(?:组|社|队|号)$/.test(text.slice(start, to))
    const home = homeBefore.test(text.slice(Math.max(0, start - 8), start))
    const firm = isFirmPlace(text, start, to)
    const cell = /[\t|,:\n]$/.test(text.slice(Math.max(0, start - 1), start))
    if (firm && !home) continue
    if (numbered || home) found.push(...suspicion(text, start, to, '乡镇、村组，像住址', 'likely'))
    else if (cell)
      found.push(...suspicion(text, start, to, '乡镇、村：请核对是不是住址', 'possible'))
  }
  return found
}

/** The county in front may be shown, the rest may not. */
function suspicion(
  text: string,
  from: number,
  to: number,
  reason: string,
  confidence: Suspicion['confidence'],
): Suspicion[] {
  const county = countyOf(text.slice(from, to))
  const shown = county !== null && /[省市区县旗州]$/.test(county) ? county : ''
  if (shown.length >= to - from) return []
  const start = from + shown.length
  return [{ from: start, to, kind: 'address', reason, confidence, suggestion: notPublic }]
}
