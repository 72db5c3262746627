import { isPlainDate } from '../../shared/plain-date.ts'
import { isIdCardByForm } from '../../identity-codes/id-card.ts'
import { usccProblem } from '../../identity-codes/uscc.ts'
import { inNumber } from './character-fold.ts'
import type { Detector, Suspicion } from './finding.ts'

/** A run of digits, and what separates it from the previous run. */
type Group = {
  readonly from: number
  readonly to: number
  readonly digits: string
  readonly gap: string
}
type Judged = Pick<Suspicion, 'kind' | 'reason' | 'confidence'>

/** Between the groups of one number: 139-0434-0002, (0434) 3210000. */
const close = /^[ \-._|)~/]{1,3}$/
/** Between the parts of a number that somebody cut up to hide it. */
const wide = /^[ \-._|)(~/,、:;\n\t]{1,4}$/

/** A window never grows over more digits than the longest number has. */
const maxDigits = 19

/** 公民身份号码, phones, bank cards and other long numbers, also cut into groups or in Chinese numerals. */
export const detectNumbers: Detector = ({ text, cellAt }) =>
  inText(text).filter(
    ({ from, confidence }) =>
      confidence === 'certain' || !publicColumn.test(cellAt(from)?.heading ?? ''),
  )

/** What stands in a column of numbers of papers, goods and money is nobody's number. */
const publicColumn =
  /订单|编号|序号|金额|单价|数量|余额|文号|许可证|信用代码|批号|流水|工单|合同|货号/

const inText = (text: string): Suspicion[] => [
  ...windows(groupsOf(text)).flatMap((window) => {
    const judged = judge(window, text)
    const first = window[0]
    const last = window.at(-1)
    return judged && first && last ? [{ from: first.from, to: last.to, ...judged }] : []
  }),
  ...inChinese(text),
  ...halfHidden(text),
]

/**
 * A day by itself, such as 2026-09-08 13:30, and not a birth date in the middle of a number; an amount such as
 * 13904340002.50 or 1,234,567.8.
 */
const dayOrDigits =
  /(?<![\d.])(\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?|\d{1,15}\.\d{1,4})(?![\d.,]|[-X]\d)|(?<![\d])(?<!\d[ \-.])(?:19|20)\d\d([-./])\d{1,2}\2\d{1,2}(?: ?\d{1,2}:\d\d(?::\d\d)?)?(?![-.]?[\dX])|\d+X?|X/g

function groupsOf(text: string): Group[] {
  const groups: Group[] = []
  let end = -1
  for (const match of text.matchAll(dayOrDigits)) {
    const from = match.index
    const to = from + match[0].length
    if (match[1] !== undefined || match[2] !== undefined) {
      end = -1
      continue
    }
    const joined = isCapital(text, from - 1) || isCapital(text, to)
    const gap = end < 0 || joined ? '\0' : text.slice(end, Math.min(from, end + 6))
    end = joined ? -1 : to
    if (!joined) groups.push({ from, to, digits: match[0], gap })
  }
  return groups
}

function isCapital(text: string, at: number): boolean {
  return /[A-Z]/.test(text.charAt(at))
}

/** Every run of groups of up to nineteen digits: at most nineteen for each beginning. */
function windows(groups: readonly Group[]): Group[][] {
  const found: Group[][] = []
  for (let i = 0; i < groups.length; i++) {
    let length = 0
    for (let j = i; j < groups.length && j < i + maxDigits; j++) {
      const group = groups[j] as Group
      if (j > i && !wide.test(group.gap)) break
      length += group.digits.length
      if (length > maxDigits) break
      if (length > 9 && (j - i < 5 || (length === 18 && bornSince1900(groups, i, j)))) {
        found.push(groups.slice(i, j + 1))
      }
    }
  }
  return found
}

/** Digits seven and eight, without joining the groups: most cut-up numbers end here. */
function bornSince1900(groups: readonly Group[], i: number, j: number): boolean {
  let head = ''
  for (let k = i; k <= j && head.length < 8; k++) head += groups[k]?.digits ?? ''
  return /^[1-9].{5}(?:19|20)/.test(head)
}

/** A count or a sum of money, however long. */
const counted = /^ ?(?:元|万|亿|%|吨|公斤|件|人次|张|户|笔)/

function judge(window: readonly Group[], text: string): Judged | null {
  if (window.length === 1 && counted.test(text.slice(window[0]?.to, (window[0]?.to ?? 0) + 4)))
    return null
  const digits = window.map((group) => group.digits).join('')
  const near = window.slice(1).every(({ gap }) => close.test(gap))
  const before = text.slice(Math.max(0, (window[0]?.from ?? 0) - 14), window[0]?.from)
  return judgeId(digits, window, before) ?? (near ? judgePlain(digits, window, before) : null)
}

function judgeId(digits: string, window: readonly Group[], before: string): Judged | null {
  const whole = window.length === 1
  if (/^\d{17}[\dX]$/.test(digits)) {
    const right = isIdCardByForm(digits)
    if (right) return id('18 位，出生日期和校验位都符合公民身份号码', 'certain')
    if (!whole && !near(window)) return null
    if (isCreditCode(digits)) return null
    return isPlainDate(birthOf(digits))
      ? id('18 位，含出生日期，校验位不符，可能写错', 'likely')
      : publicNumber.test(before) || !whole
        ? null
        : id('18 位数字，按最小处理集删除', 'likely')
  }
  if (!/^\d{15}$/.test(digits) || !(whole || /^6,6,3$/.test(lengthsOf(window)))) return null
  const old = `19${digits.slice(6, 12)}`
  const plausible = /^[1-6]/.test(digits) && isPlainDate(dateOf(old)) && !publicNumber.test(before)
  return plausible ? id('15 位，符合旧版身份证号的出生日期', 'likely') : null
}

function near(window: readonly Group[]): boolean {
  return window.slice(1).every(({ gap }) => close.test(gap))
}

function id(reason: string, confidence: Judged['confidence']): Judged {
  return { kind: 'id-number', reason, confidence }
}

const callCue = /(?:电话|手机|座机|联系方式|热线|传真|致电|拨打|短信)[^,。;\n]{0,8}$/
const accountCue = /(?:账号|帐号|账户|帐户|卡号|银行卡|存折|户号)[^,。;\n]{0,8}$/
/** Numbers the public may read: of companies, permits, papers, goods. */
const publicNumber =
  /(?:信用代码|机构代码|许可证|备案[号证编]|[编序文批货案单票]号|(?:登记|注册|证书|流水|受理|合同|工单|缴款)号|缴款码|订单|发票|条码|执照|登记证|代码)[^,。;\n]{0,8}$/

function judgePlain(digits: string, window: readonly Group[], before: string): Judged | null {
  const lengths = lengthsOf(window)
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits) && /^(?:\d+,){0,5}\d+$/.test(lengths)) {
    const shaped = /^(?:2,|4,)?(?:11|3,4,4|3,8|7,4|13|15)$/.test(lengths)
    return {
      kind: 'phone',
      reason: '符合手机号码的号段和位数',
      confidence: shaped ? 'certain' : 'likely',
    }
  }
  if (/^(?:3,[78]|4,[78]|[34],[34],4)$/.test(lengths) && /^0[1-9]/.test(digits)) {
    return { kind: 'phone', reason: '区号加七、八位号码，符合固定电话', confidence: 'likely' }
  }
  if (/^0[1-9]\d{8,10}$/.test(digits) && window.length === 1 && callCue.test(before)) {
    return { kind: 'phone', reason: '“电话”之后的区号和号码', confidence: 'likely' }
  }
  return judgeAccount(digits, lengths, before)
}

function judgeAccount(digits: string, lengths: string, before: string): Judged | null {
  if (!/^\d{12,19}$/.test(digits) || isCreditCode(digits)) return null
  const shaped =
    /^\d+$/.test(lengths) || /^(?:4,){3,4}[1-4]$/.test(lengths) || /^6,1[0-3]$/.test(lengths)
  if (!shaped) return null
  if (accountCue.test(before)) return account('“账号、卡号”之后的长数字', 'certain')
  if (/^[3-69]\d{15,18}$/.test(digits) && luhn(digits)) {
    return account(`${digits.length} 位，校验位符合银行卡号`, 'certain')
  }
  if (publicNumber.test(before)) return null
  return /^\d+$/.test(lengths)
    ? account('12 至 19 位数字，按最小处理集删除', 'likely')
    : account('四位一组的长数字，像银行卡号', 'possible')
}

function account(reason: string, confidence: Judged['confidence']): Judged {
  return { kind: 'account', reason, confidence }
}

function lengthsOf(window: readonly Group[]): string {
  return window.map((group) => group.digits.length).join(',')
}

/** By its check character, unless it has a birth date where ID numbers have one. */
function isCreditCode(code: string): boolean {
  const birth = birthOf(code)
  return usccProblem(code) === null && !(/^(?:19|20)/.test(birth) && isPlainDate(birth))
}

function birthOf(code: string): string {
  return dateOf(code.slice(6, 14))
}

function dateOf(eight: string): string {
  return `${eight.slice(0, 4)}-${eight.slice(4, 6)}-${eight.slice(6, 8)}`
}

/** The check digit of ISO/IEC 7812: bank cards. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 0x30
    sum += i % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)
  }
  return sum % 10 === 0
}

/** 一三九〇四三四〇〇〇二 */
function inChinese(text: string): Suspicion[] {
  const found: Suspicion[] = []
  for (const match of text.matchAll(/[〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]{11,19}X?/g)) {
    const digits = [...match[0]]
      .map((each) => String.fromCharCode(inNumber(each.charCodeAt(0))))
      .join('')
    const group = { from: match.index, to: match.index + match[0].length, digits, gap: '' }
    const judged = judge([group], text)
    if (judged) found.push({ from: group.from, to: group.to, ...judged })
  }
  return found
}

/** 220302********151X: a number that is half hidden still helps to find the person. */
function halfHidden(text: string): Suspicion[] {
  return [...text.matchAll(/(?<!\d)\d{2,10}[*X]{3,14}\d{1,6}X?(?![\dA-Z])/g)].map((match) => {
    const { length } = match[0]
    const kind = length >= 15 && length <= 18 ? 'id-number' : length === 11 ? 'phone' : 'account'
    return {
      from: match.index,
      to: match.index + length,
      kind,
      reason: '部分遮盖的号码：证件号、电话、账号须整体删除',
      confidence: 'likely',
    }
  })
}
