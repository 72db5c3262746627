import type { PlainDate } from '../shared/plain-date.ts'
import { idCardProblem } from './id-card.ts'

/** 证件类型: papers by which the law knows a natural person, in the words of the 双公示 template. */
export const identityPapers = [
  '身份证',
  '护照号',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '外国人永久居留身份证',
] as const
export type IdentityPaper = (typeof identityPapers)[number]

/** What is wrong with the number of such a paper, in words; null when it may exist. */
export function identityPaperProblem(
  paper: IdentityPaper,
  number: string,
  today?: PlainDate,
): string | null {
  const known = today === undefined ? {} : { today }
  switch (paper) {
    case '身份证':
      return number.startsWith('9')
        ? '9 开头的是外国人永久居留身份证，请改选证件类型'
        : idCardProblem(number, known)
    case '护照号':
      return /^[A-Z0-9]{5,20}$/.test(number) && /\d/.test(number)
        ? null
        : '护照号只有大写字母和数字，5 至 20 位，不带空格'
    case '港澳居民来往内地通行证':
      return /^[HM]\d{8}(\d{2})?$/.test(number)
        ? null
        : '港澳居民来往内地通行证号码是 H（香港）或者 M（澳门）加 8 位数字，旧证再加 2 位换证次数'
    case '台湾居民来往大陆通行证':
      return /^\d{8}$|^\d{10}([A-Z]|\([A-Z]\))?$/.test(number)
        ? null
        : '台湾居民来往大陆通行证号码是 8 位数字；旧证是 10 位数字，后面可以有一个字母'
    case '外国人永久居留身份证':
      if (/^[A-Z]{3}\d{12}$/.test(number)) return null
      return number.startsWith('9')
        ? idCardProblem(number, known)
        : '外国人永久居留身份证号码是 9 开头的 18 位，旧证是 3 个字母加 12 位数字'
  }
}
