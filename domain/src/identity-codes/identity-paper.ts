import type { PlainDate } from '../shared/plain-date.ts'
import { birthOf, idCardProblem, isIdCardByForm, sexOf } from './id-card.ts'

/**
 * 证件种类: papers by which the law knows a natural person, what their number is called, and the word of the 双公示
 * template. The number of a residence permit is a 公民身份号码, so the template has no word of its own for it.
 */
export const identityPapers = {
  'id-card': { title: '居民身份证', number: '身份证号', reported: '身份证' },
  'residence-permit': {
    title: '港澳台居民居住证',
    number: '港澳台居民居住证号码',
    reported: '身份证',
  },
  'hk-macao-permit': {
    title: '港澳居民来往内地通行证',
    number: '港澳居民来往内地通行证号码',
    reported: '港澳居民来往内地通行证',
  },
  'taiwan-permit': {
    title: '台湾居民来往大陆通行证',
    number: '台湾居民来往大陆通行证号码',
    reported: '台湾居民来往大陆通行证',
  },
  'permanent-residence': {
    title: '外国人永久居留身份证',
    number: '外国人永久居留身份证号码',
    reported: '外国人永久居留身份证',
  },
  passport: { title: '护照', number: '护照号码', reported: '护照号' },
} as const
export type IdentityPaper = keyof typeof identityPapers

/** Each paper as it is called. */
export const paperTitles = Object.fromEntries(
  Object.entries(identityPapers).map(([paper, { title }]) => [paper, title]),
) as Record<IdentityPaper, string>

export const identityPaperIds = Object.keys(identityPapers) as readonly IdentityPaper[]

export const isIdentityPaper = (value: unknown): value is IdentityPaper =>
  typeof value === 'string' && Object.hasOwn(identityPapers, value)

export type Sex = '男' | '女'

/** What else is known of the person, to compare with the number. */
type Known = { readonly today?: PlainDate; readonly birthDate?: string }

/** What is wrong with the number of such a paper, in words; null when it may exist. */
export function identityPaperProblem(
  paper: IdentityPaper,
  number: string,
  known: Known = {},
): string | null {
  const named = paperNamedBy(number)
  const { today } = known
  if (named !== null && named !== paper) {
    return `这是${identityPapers[named].title}的号码，请改选证件种类`
  }
  switch (paper) {
    case 'id-card':
      return idCardProblem(number, today === undefined ? {} : { today })
    case 'residence-permit':
      return /^8[123]0000/.test(number)
        ? idCardProblem(number, today === undefined ? {} : { today })
        : '港澳台居民居住证号码是 18 位，以 810000（香港）、820000（澳门）或者 830000（台湾）开头'
    case 'hk-macao-permit':
      return /^[HM]\d{8}(\d{2})?$/.test(number)
        ? null
        : '港澳居民来往内地通行证号码是 H（香港）或者 M（澳门）加 8 位数字，旧证再加 2 位换证次数'
    case 'taiwan-permit':
      return /^\d{8}$|^\d{10}([A-Z]|\([A-Z]\))?$/.test(number)
        ? null
        : '台湾居民来往大陆通行证号码是 8 位数字；旧证是 10 位数字，后面可以有一个字母'
    case 'permanent-residence':
      if (/^[A-Z]{3}\d{12}$/.test(number)) return oldCardProblem(number, known.birthDate)
      return number.startsWith('9')
        ? idCardProblem(number, today === undefined ? {} : { today })
        : '外国人永久居留身份证号码是 9 开头的 18 位，旧证是 3 个字母加 12 位数字'
    case 'passport':
      return /^[A-Z0-9]{5,20}$/.test(number) && /\d/.test(number)
        ? null
        : '护照号码只有大写字母和数字，5 至 20 位，不带空格'
  }
}

/** The old card holds the birth date in places 8 to 13, without its century. */
function oldCardProblem(number: string, birthDate: string | undefined): string | null {
  const [month, day] = [Number(number.slice(9, 11)), Number(number.slice(11, 13))]
  if (month < 1 || month > 12 || day < 1 || day > 31) {
    return `第 8 至 13 位是出生日期，${number.slice(7, 13)} 不存在`
  }
  return birthDate !== undefined && birthDate.replaceAll('-', '').slice(2) !== number.slice(7, 13)
    ? `第 8 至 13 位是出生日期 ${number.slice(7, 13)}，与所填 ${birthDate} 不一致`
    : null
}

/** Which paper a number of eighteen places is of: it says so itself. Null for every other form. */
export function paperNamedBy(number: string): IdentityPaper | null {
  if (!isIdCardByForm(number)) return null
  if (number.startsWith('9')) return 'permanent-residence'
  return /^8[123]/.test(number) ? 'residence-permit' : 'id-card'
}

/** Whether numbers of this paper say their owner's sex and birth date, so that nobody is asked. */
export function numberTells(paper: IdentityPaper, number: string): boolean {
  switch (paper) {
    case 'id-card':
    case 'residence-permit':
      return true
    // Cards from before 2023 begin with the letters of a country.
    case 'permanent-residence':
      return !/^[A-Z]/i.test(number)
    case 'hk-macao-permit':
    case 'taiwan-permit':
    case 'passport':
      return false
  }
}

/** What the number says of its owner; null when it says nothing. */
export function saidByNumber(number: string): { gender: Sex; birthDate: string } | null {
  return paperNamedBy(number) === null
    ? null
    : { gender: sexOf(number), birthDate: birthOf(number) }
}

/** The words of the 双公示 template for kinds of papers. */
export const reportedPapers = [
  '身份证',
  '护照号',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '外国人永久居留身份证',
] as const satisfies readonly ReportedPaper[]
export type ReportedPaper = (typeof identityPapers)[IdentityPaper]['reported']

/** What is wrong with a number that is reported under one of these words; null when one of its papers may have it. */
export function reportedPaperProblem(
  reported: ReportedPaper,
  number: string,
  today?: PlainDate,
): string | null {
  const problems = identityPaperIds
    .filter((paper) => identityPapers[paper].reported === reported)
    .map((paper) => identityPaperProblem(paper, number, today === undefined ? {} : { today }))
  return problems.includes(null) ? null : (problems[0] ?? null)
}
