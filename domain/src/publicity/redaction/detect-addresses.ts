import { countyOf } from './mask.ts'
import { notPublic } from './mask.ts'
import type { Detector, Suspicion } from './finding.ts'
import { isHan } from './plain-text.ts'

const homeCue =
  /(?:现住址|家庭住址|户籍地址|户籍所在地|户籍地|暂住地|经常居住地|居住地|通讯地址|通信地址|送达地址|收货地址|住址|现住|家住|暂住|居住于|居住在|住在|租住|租住于)[为是在于: ]{0,2}/g

const unit =
  /(?:\d{1,5}|[一二三四五六七八九十]{1,3}|[A-Z])(?:号楼|号院|栋|幢|座|单元|室|层|号|组|社|门)(?:[ ,、-]?(?:之\d{1,2}))?/g

const dwelling = /小区|花园|家园|嘉园|佳苑|新村|公寓|宿舍|家属[楼院]|[苑府庭邸]$|胡同|村|屯/
const street = /[路街道巷弄里](?:[东西南北中]段)?$/
const stops =
  /[住在到于至为系是的从由及和与对至址所处]$|位于$|前往$|来到$|现场$|地址$|场所$|住所$|房屋$|当事人$/

/** Detailed addresses: after the words that announce one, and by 小区, 栋, 单元, 室. */
export const detectAddresses: Detector = ({ text }) => [...announced(text), ...byUnits(text)]

function announced(text: string): Suspicion[] {
  return [...text.matchAll(homeCue)].flatMap((match) => {
    const from = match.index + match[0].length
    const length = /^[^,.。;\n()]{0,60}/.exec(text.slice(from, from + 60))?.[0].length ?? 0
    const found = text.slice(from, from + length)
    if (length < 4 || /^(?:[^\d]{0,10}[某不])/.test(found)) return []
    // 住址、证件号码等: a rule that names kinds of information, not somebody's address.
    if (/^[、等]\D*$/.test(found)) return []
    return suspicion(text, from, from + length, '“住址”等之后的地址', 'likely')
  })
}

/** 3单元502室, 12号楼: neighbouring units are one address, with the street or estate in front of them. */
function byUnits(text: string): Suspicion[] {
  const found: Suspicion[] = []
  let from = -1
  let to = -1
  const close = () => {
    if (from >= 0) found.push(...judge(text, from, to))
  }
  for (const match of text.matchAll(unit)) {
    const between = text.slice(to, match.index)
    const joined = from >= 0 && between.length <= 12 && !/[.。;\n〔]|[第字]/.test(between)
    if (!joined) {
      close()
      from = match.index
    }
    to = match.index + match[0].length
  }
  close()
  return found
}

function judge(text: string, from: number, to: number): Suspicion[] {
  if (/[〕\])第字.\d¥]$/.test(text.slice(Math.max(0, from - 1), from))) return []
  const start = leftEdge(text, from)
  const before = text.slice(start, from)
  const units = text.slice(from, to)
  const home = /[住籍]$|[住籍][^,.。;\n]{0,4}$/.test(text.slice(Math.max(0, start - 6), start))
  const lived = inHome(units) || (dwelling.test(before) && /室|栋|幢|号|组|社|楼|座/.test(units))
  if (lived || home)
    return suspicion(text, start, to, '小区、楼栋、单元、门牌齐全，像住址', 'likely')
  if (street.test(before) && before.length > 1 && /号/.test(units)) {
    return suspicion(text, start, to, '街路和门牌号：请核对是住址还是经营场所', 'possible')
  }
  return []
}

/** 单元, or a room in a building. */
function inHome(units: string): boolean {
  const building = units.search(/号楼|栋|幢|座/)
  return units.includes('单元') || (building >= 0 && units.lastIndexOf('室') > building)
}

/** Back over the characters before, up to punctuation or a word that is no part of an address. */
function leftEdge(text: string, from: number): number {
  let start = from
  while (start > 0 && from - start < 36) {
    const code = text.charCodeAt(start - 1)
    const inside = isHan(code) || (code >= 0x30 && code <= 0x39)
    if (!inside || stops.test(text.slice(Math.max(0, start - 3), start))) break
    start--
  }
  return start
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
  const start = shown.length < to - from ? from + shown.length : from
  return [{ from: start, to, kind: 'address', reason, confidence, suggestion: notPublic }]
}
