import { describe, expect, test } from 'vitest'
import { usccCheckCharacter } from '../../identity-codes/uscc.ts'
import { charactersOf } from './folded-text.ts'
import { overlapOf } from './known-words.ts'
import { Redactor, secretOf } from './redact-text.ts'
import { withoutDictionary } from './tagger.ts'

/** The same numbers on every run (Park, Miller 1988). */
function dice(seed: number) {
  let state = seed
  const next = () => (state = (state * 48271) % 0x7fffffff)
  return {
    below: (count: number) => next() % count,
    of: <T>(list: readonly T[]): T => list[next() % list.length] as T,
  }
}
type Dice = ReturnType<typeof dice>

const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i))
const digits = (die: Dice, count: number) => times(count, () => die.below(10)).join('')

/** One public thing of each kind, at random. */
function publicThings(die: Dice): string[] {
  const first17 = `9122${digits(die, 4)}MA${digits(die, 6)}0${die.of(['A', '5', 'K'])}X`.slice(
    0,
    17,
  )
  const word = die.of(['红日', '宏达', '鑫源', '张记', '王府', '李宁', '金马'])
  return [
    `四平市${word}${die.of(['商贸', '食品', '餐饮管理'])}有限公司`,
    `吉林省${word}集团股份有限公司铁西分公司`,
    `${first17}${usccCheckCharacter(first17) ?? '0'}`,
    `四商${die.of(['罚决', '罚告', '责改'])}字〔20${10 + die.below(20)}〕${1 + die.below(9999)}号`,
    `《${die.of(['行政处罚法', '单用途商业预付卡管理办法（试行）', '消费者权益保护法'])}》`,
    `第${die.of(['三', '十二', '五十七', '一百零三'])}条第${die.of(['一', '二'])}款第（${die.of(['一', '三'])}）项`,
    `${(1 + die.below(999_999_999)).toLocaleString('en-US')}.${digits(die, 2)}元`,
    `人民币壹万${die.of(['捌仟', '叁仟伍佰'])}元整`,
    `${1 + die.below(9_999_999)}元`,
    `20${10 + die.below(20)}年${1 + die.below(12)}月${1 + die.below(28)}日`,
    `20${10 + die.below(20)}-0${1 + die.below(9)}-1${die.below(9)} 1${die.below(9)}:${10 + die.below(49)}`,
  ]
}

const secrets = [
  '22030219800307151X',
  '13904340002',
  '0434-3210987',
  '6222020200001234567',
  '孙玉梅',
  '欧阳春生',
  '吉C7K345',
  'li.si@example.cn',
  '北一马路12号3单元502室',
]

/** A secret as somebody might hide it. */
function hidden(die: Dice, secret: string): string {
  const gap = die.of([
    '',
    ' ',
    '\u200b',
    '\u3000',
    '-',
    '·',
    '\u202e',
    '\u2060',
    '，',
    '、',
    '\n',
    '. ',
  ])
  const wide = (each: string) =>
    /[!-~]/.test(each) ? String.fromCharCode(each.charCodeAt(0) + 0xfee0) : each
  const spelt = die.of<(each: string) => string>([
    (each) => each,
    wide,
    (each) => each.toLowerCase(),
    (each) => (/\d/.test(each) ? ('〇一二三四五六七八九'[Number(each)] ?? each) : each),
    (each) => (/[1-9]/.test(each) ? String.fromCharCode(0x2460 + Number(each) - 1) : each),
  ])
  return [...secret].map((each) => spelt(each)).join(gap)
}

describe('in random texts (1 000 of them, always the same)', () => {
  const redactor = new Redactor(secrets.map(secretOf), withoutDictionary)
  test('companies, codes, papers, laws, articles, money and days survive beside hidden secrets', () => {
    const die = dice(20261123)
    for (let round = 0; round < 1000; round++) {
      const things = publicThings(die)
      const text = things
        .map((thing) => `${thing}，当事人${hidden(die, die.of(secrets))}；`)
        .join('')
      const shown = redactor.redact(text).text
      for (const thing of things) expect(shown).toContain(thing)
    }
  })

  test('no secret is left in any spelling', () => {
    const die = dice(7)
    for (let round = 0; round < 1000; round++) {
      const secret = die.of(secrets)
      const text = `${die.of(publicThings(die))}，${hidden(die, secret)}，${die.of(publicThings(die))}`
      const { text: shown, redactions } = redactor.redact(text)
      expect(charactersOf(shown)).not.toContain(charactersOf(secret))
      expect(redactions.some(({ source }) => source === 'known')).toBe(true)
    }
  })

  test('only the redacted places change: the rest is the original, character by character', () => {
    const die = dice(99)
    for (let round = 0; round < 300; round++) {
      const text = times(6, () =>
        die.of([...publicThings(die), hidden(die, die.of(secrets))]),
      ).join('。')
      const { text: shown, redactions } = redactor.redact(text)
      let rebuilt = ''
      let at = 0
      for (const each of redactions) {
        rebuilt += text.slice(at, each.start) + each.shown
        at = each.end
      }
      expect(shown).toBe(rebuilt + text.slice(at))
    }
  })
})

test('a place overlaps with others where one of them shares a character with it', () => {
  const die = dice(41)
  const placed = () => {
    const start = die.below(30)
    return { start, end: start + 1 + die.below(6) }
  }
  for (let round = 0; round < 300; round++) {
    const places = times(die.below(8), placed).sort((a, b) => a.start - b.start)
    const overlaps = overlapOf(places)
    for (const place of times(8, placed)) {
      const shares = places.some(({ start, end }) => start < place.end && place.start < end)
      expect([places, place, overlaps(place)]).toEqual([places, place, shares])
    }
  }
})
