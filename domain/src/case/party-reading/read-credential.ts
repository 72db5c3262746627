import { isSoleTraderCode } from '../../identity-codes/uscc.ts'
import { accept, refuse, type Outcome } from '../../shared/outcome.ts'
import type { PartyKind } from '../party.ts'
import { credentialValues } from './credential-values.ts'
import { readIdNumber, readUscc, type ReadCode } from './read-codes.ts'
import { lettersText, type Letter, type WrittenLine } from './written-line.ts'

/** What kind of credential it was: 营业执照, 居民身份证, or one of another registrar. */
export type CredentialKind = 'business-licence' | 'id-card' | 'other-credential'

export const credentialTitles: Readonly<Record<CredentialKind, string>> = {
  'business-licence': '营业执照',
  'id-card': '居民身份证',
  'other-credential': '证书',
}

/** The fields of a party (当事人) that stand on a credential. */
export type ReadFieldName =
  'name' | 'uscc' | 'idNumber' | 'legalRepresentative' | 'operator' | 'address'

/** One field as it was read, for a person to compare with the picture. */
export type ReadField = {
  readonly name: ReadFieldName
  readonly value: string
  /** Places of characters the machine is not sure of, from 0. */
  readonly unsure: readonly number[]
  /** What the officer has to know of it, such as a code whose check character does not fit; null for nothing. */
  readonly note: string | null
  /** It cannot be right as it stands. */
  readonly wrong: boolean
}

export type ReadCredential = {
  readonly credential: CredentialKind
  readonly kind: PartyKind
  readonly fields: readonly ReadField[]
  /** Fields that such a credential has and in which nothing was read. */
  readonly missing: readonly ReadFieldName[]
}

/** Why nothing was read: no writing at all, writing of something else, or writing that nobody can make out. */
export type NothingRead = 'blank' | 'other' | 'unclear'

export const nothingReadTexts: Readonly<Record<NothingRead, string>> = {
  blank: '这张照片里没有文字。请对着证照再拍一张，或者直接手工填写，已经填的都还在。',
  other:
    '这张照片里没有认出营业执照、身份证或者登记证书。请换一张，或者直接手工填写，已经填的都还在。',
  unclear:
    '像是证照，但是字看不清，没有读出来。请走近一步正对着拍，避开反光和阴影；也可以直接手工填写，已经填的都还在。',
}

/** Below this a character is shown to the officer as one to look at. */
const sureFrom = 0.85
/** Writing that is read with less than this on the whole is out of focus. */
const clearFrom = 0.8
const leastFields = 2

/**
 * What a credential says of its holder, from the lines of a picture. Whatever is in the picture, the
 * answer is data: nothing of it is taken over before an officer has compared it with the original.
 */
export function readCredential(
  lines: readonly WrittenLine[],
): Outcome<ReadCredential, NothingRead> {
  if (!lines.some(({ text }) => text.trim() !== '')) return refuse('blank')
  const values = credentialValues(lines)
  const idNumber = readIdNumber(lines)
  const isIdCard = values.has('idNumber') || (idNumber?.problem === null && values.has('address'))
  const code = readUscc(lines)
  const read = isIdCard ? idCard(values, idNumber) : licence(lines, values, code)
  // Names and addresses stand on many papers; a credential has its title or a code that fits.
  const isCredential = isIdCard || titleOf(lines) !== null || code?.problem === null
  if (isCredential && read.fields.length >= leastFields) return accept(read)
  const looksLikeOne = isCredential || (values.size > 0 && read.fields.length < leastFields)
  return refuse(looksLikeOne || sharpness(lines) < clearFrom ? 'unclear' : 'other')
}

type Values = ReturnType<typeof credentialValues>

function idCard(values: Values, number: ReadCode | null): ReadCredential {
  return withMissing(
    'id-card',
    'natural-person',
    ['name', 'idNumber', 'address'],
    [
      field('name', values.get('name')),
      codeField('idNumber', number),
      field('address', values.get('address')),
    ],
  )
}

function licence(
  lines: readonly WrittenLine[],
  values: Values,
  code: ReadCode | null,
): ReadCredential {
  const kind = kindOf(values, code)
  const representative = kind === 'sole-trader' ? 'operator' : 'legalRepresentative'
  const credential = titleOf(lines) === 'business-licence' ? 'business-licence' : 'other-credential'
  return withMissing(
    credential,
    kind,
    ['name', 'uscc', representative, 'address'],
    [
      field('name', values.get('name')),
      codeField('uscc', code),
      field(representative, values.get('representative')),
      field('address', values.get('address')),
    ],
  )
}

/** The code says whether it is a 个体工商户; where it cannot be read, the type does. */
function kindOf(values: Values, code: ReadCode | null): PartyKind {
  if (code?.problem === null) return isSoleTraderCode(code.code) ? 'sole-trader' : 'organisation'
  return lettersText(values.get('type') ?? []).includes('个体') ? 'sole-trader' : 'organisation'
}

function withMissing(
  credential: CredentialKind,
  kind: PartyKind,
  names: readonly ReadFieldName[],
  read: readonly (ReadField | null)[],
): ReadCredential {
  const fields = read.filter((each) => each !== null)
  const missing = names.filter((name) => !fields.some((each) => each.name === name))
  return { credential, kind, fields, missing }
}

function field(name: ReadFieldName, letters: readonly Letter[] | undefined): ReadField | null {
  const kept = withOnes(trimmed(letters ?? []))
  if (kept.length === 0) return null
  const unsure = placesOf(kept.map(({ sure, besideEmpty }) => (besideEmpty ? 0 : sure)))
  return { name, value: lettersText(kept), unsure, note: null, wrong: false }
}

/** Between two Chinese characters a dash is the number one: 铁西区—马路. The officer is asked to look. */
function withOnes(letters: readonly Letter[]): readonly Letter[] {
  const isHan = (letter: Letter | undefined) => /^\p{Script=Han}$/u.test(letter?.character ?? '')
  return letters.map((letter, place) =>
    /^[-—–－]$/u.test(letter.character) && isHan(letters[place - 1]) && isHan(letters[place + 1])
      ? { ...letter, character: '一', sure: 0 }
      : letter,
  )
}

/** Marks at the ends belong to the paper (a frame, a dotted line) and to no name. */
function trimmed(letters: readonly Letter[]): readonly Letter[] {
  const isMark = (letter: Letter | undefined) =>
    letter !== undefined && /^[^\p{L}\p{N}（）《》]$/u.test(letter.character)
  let [from, to] = [0, letters.length]
  while (from < to && isMark(letters[from])) from++
  while (to > from && isMark(letters[to - 1])) to--
  return letters.slice(from, to)
}

function codeField(name: 'uscc' | 'idNumber', code: ReadCode | null): ReadField | null {
  if (code === null) return null
  const { mended, problem } = code
  const note =
    problem ?? (mended.length > 0 ? `${mended.join('，')}，校验位相符；请对照原件` : '校验位相符')
  // Check characters that fit prove more than the machine's doubts of one character.
  const unsure = problem === null ? [] : placesOf(code.sure)
  return { name, value: code.code, unsure, note, wrong: problem !== null }
}

const placesOf = (sure: readonly number[]) =>
  sure.flatMap((each, place) => (each < sureFrom ? [place] : []))

/** Three of the four characters are enough: a stamp or a fold may lie over one. */
function titleOf(lines: readonly WrittenLine[]): CredentialKind | null {
  const texts = lines.map(({ text }) => text.replace(/\s/g, ''))
  const isLicence = (text: string) =>
    text.length <= 12 && [...'营业执照'].filter((each) => text.includes(each)).length >= 3
  if (texts.some(isLicence)) return 'business-licence'
  return texts.some((text) => /(?:证书|许可证|登记证)/.test(text)) ? 'other-credential' : null
}

function sharpness(lines: readonly WrittenLine[]): number {
  const all = lines.flatMap(({ sure }) => sure)
  return all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length)
}
