/** Which finals each initial takes; `v` is ü as keyboards write it, and the last line has the syllables without an initial. */
const finals: readonly (readonly [initials: string, finals: string])[] = [
  ['b', 'a o ai ei ao an en ang eng i ie iao ian in ing u'],
  ['p', 'a o ai ei ao ou an en ang eng i ie iao ian in ing u'],
  ['m', 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u'],
  ['f', 'a o ei ou an en ang eng u'],
  ['d', 'a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un'],
  ['t', 'a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un'],
  ['n l', 'a e o ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue'],
  ['g k h', 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang'],
  ['j q x', 'i ia ie iao iu ian in iang ing iong u v ue ve uan un'],
  ['zh ch sh', 'a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang'],
  ['r', 'e ao ou an en ang eng ong i u ua uo ui uan un'],
  ['z c s', 'a e ai ei ao ou an en ang eng ong i u uo ui uan un'],
  ['y', 'a e o ao ou an ang ong i in ing u v ue ve uan un'],
  ['w', 'a o ai ei an en ang eng u'],
  ['', 'a o e ai ei ao ou an en ang eng er'],
]

const syllables = new Set(
  finals.flatMap(([initials, each]) =>
    initials
      .split(' ')
      .flatMap((initial) => each.split(' ').map((final) => (initial + final).toUpperCase())),
  ),
)
const longestSyllable = 6
/** As many letters as the longest name of a person has in pinyin, and more. */
const longestWord = 60

/** Into how many syllables of pinyin some capital letters can be cut at least; 0 when they are no pinyin. */
export function pinyinSyllables(letters: string): number {
  if (letters.length > longestWord) return 0
  const fewest = [0]
  for (let end = 1; end <= letters.length; end++) {
    for (let length = 1; length <= Math.min(end, longestSyllable); length++) {
      const before = fewest[end - length]
      if (before === undefined || !syllables.has(letters.slice(end - length, end))) continue
      fewest[end] = Math.min(fewest[end] ?? Infinity, before + 1)
    }
  }
  return fewest[letters.length] ?? 0
}

/** Signs of 注音符号, three of which write the longest syllable. */
export const isBopomofo = (unit: number) =>
  (unit >= 0x3105 && unit <= 0x312f) || (unit >= 0x31a0 && unit <= 0x31bf)
const longestInBopomofo = 3

export const bopomofoSyllables = (signs: number) => Math.ceil(signs / longestInBopomofo)
