import { compoundSurnames } from './surnames.ts'

/** The text that replaces something that may not be public. */
export const notPublic = '［依法不予公开］'

/**
 * 姓+某: 张三 → 张某, 欧阳修 → 欧阳某. A name of another form (阿依古丽·买买提, John Smith) keeps its first
 * character only: which part is the family name cannot be told from the text.
 */
export function maskName(name: string): string {
  const characters = [...name.normalize('NFKC').replace(/[\p{Cf}\p{Z}]/gu, '')]
  const pair = characters.slice(0, 2).join('')
  if (characters.length > 2 && compoundSurnames.has(pair)) return `${pair}某`
  return characters.length === 0 ? '某' : `${characters[0]}某`
}

/** The county-level part of an address. Nothing finer may be shown of where somebody lives. */
export function countyOf(address: string): string | null {
  const match =
    /^(?:[一-龥]{2,8}?(?:省|自治区))?(?:[一-龥]{1,8}?(?:市|自治州|盟|地区))?(?:[一-龥]{1,9}?(?:(?<![小社街园校厂库景])区|县|旗|市))?/.exec(
      address.replace(/\s/g, ''),
    )
  return match?.[0] ? match[0] : null
}
