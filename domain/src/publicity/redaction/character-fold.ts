/**
 * Somebody who looks for a hidden word reads a character in one of two ways: as a character folded to one
 * spelling, or as a gap. The number says how far a gap parts two characters.
 */
export const gaps = { none: 0, invisible: 1, mark: 2, line: 3, punctuation: 4 } as const

/** Characters that Unicode counts as letters but a reader does not see. */
const fillers = new Set([0x115f, 0x1160, 0x3164, 0xffa0])

/** Marks that occur inside names and numbers: 张·三, 139-0434-0002. */
const marks = new Set('·•‧∙・･.．-‐‑‒–—―－_＿*＊|｜/／\\＼~～^+＋=#＃')

/** Characters that look like others, after upper case: a cross or a Cyrillic Х for the X of an ID number. */
const lookalikes: Readonly<Record<string, string>> = {
  '×': 'X',
  '✕': 'X',
  '✖': 'X',
  '╳': 'X',
  Х: 'X',
  Χ: 'X',
  О: 'O',
  Ο: 'O',
  А: 'A',
  Α: 'A',
  В: 'B',
  Β: 'B',
  С: 'C',
  Е: 'E',
  Ε: 'E',
  Н: 'H',
  Η: 'H',
  К: 'K',
  Κ: 'K',
  М: 'M',
  Μ: 'M',
  Р: 'P',
  Ρ: 'P',
  Т: 'T',
  Τ: 'T',
  // The letters of printed pinyin: ɡ and ɑ.
  Ɡ: 'G',
  Ɑ: 'A',
  '○': '〇',
  '◯': '〇',
}

/** Circled digits without a compatibility form in Unicode: ❶ ➀ ➊ ⓵, ⓿. */
const circles: readonly (readonly [first: number, digit: number])[] = [
  [0x2776, 1],
  [0x2780, 1],
  [0x278a, 1],
  [0x24f5, 1],
]

/** Decimal digits of other scripts, by the code of their zero. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0x0ed0, 0x1040, 0x17e0]

/** Traditional forms of surnames, of frequent given names and of words of addresses. */
const traditional = new Map(
  `張张 劉刘 陳陈 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 羅罗 鄭郑 謝谢 韓韩 馮冯 鄧邓 許许 蘇苏 蔣蒋 葉叶 閻阎 鍾钟
  鐘钟 譚谭 陸陆 範范 蕭萧 賈贾 賀贺 龔龚 錢钱 湯汤 顧顾 龍龙 萬万 嚴严 盧卢 鄒邹 魯鲁 喬乔 賴赖 齊齐 龐庞
  蘭兰 畢毕 聶聂 關关 時时 倫伦 歐欧 陽阳 馬马 夢梦 華华 國国 偉伟 麗丽 靜静 強强 軍军 傑杰 艷艳 勇勇 濤涛
  蓮莲 鳳凤 榮荣 蘭兰 瑩莹 慶庆 紅红 雲云 寶宝 貴贵 遠远 東东 義义 輝辉 飛飞 鵬鹏 學学 愛爱 曉晓 潔洁 瓊琼
  穎颖 薇薇 霞霞 慧慧 鑫鑫 紹绍 順顺 書书 衛卫 長长 號号 樓楼 單单 區区 縣县 鄉乡 鎮镇 街街 棟栋 門门 號号
  貳贰 參叁 陸陆 兩两 錦锦 鋒锋 鑒鉴 銘铭 鈞钧 鋼钢 鐵铁 興兴 業业 樂乐 劍剑 剛刚 維维 緒绪 純纯 經经 綺绮
  緯纬 縱纵 繼继 續续 賢贤 質质 贊赞 趕赶 車车 軒轩 輪轮 轉转 進进 運运 達达 適适 還还 邁迈 鄰邻 閔闵 閏闰
  間间 隊队 階阶 際际 隨随 險险 雙双 雜杂 雞鸡 離离 難难 電电 靈灵 頂顶 項项 預预 領领 頭头 願愿 類类 風风
  飄飘 餘余 駿骏 駱骆 鮑鲍 鴻鸿 鶴鹤 黨党 齡龄 澤泽 濱滨 瀟潇 灣湾 燦灿 爾尔 獻献 環环 璽玺 畫画 當当 盡尽
  禮礼 禎祯 積积 穩稳 競竞 筆笔 節节 簡简 糧粮 紀纪 約约 級级 紋纹 紗纱 納纳 紛纷 組组 細细 終终 結结 給给
  統统 絲丝 絹绢 緣缘 線线 練练 縷缕 總总 績绩 織织 繡绣 羨羡 習习 聖圣 聞闻 聰聪 聲声 職职 膽胆 興兴 舉举
  舊旧 藝艺 藥药 處处 虛虚 蟲虫 補补 視视 覺觉 觀观 計计 訓训 記记 訪访 設设 評评 詩诗 詠咏 話话 誌志 認认
  語语 誠诚 說说 課课 調调 談谈 請请 論论 諸诸 諾诺 謀谋 講讲 證证 識识 議议 護护 譽誉 讀读 變变 讓让`
    .split(/\s+/)
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
)

/** What one character folds to: one or more characters, or a gap. */
type FoldedCharacter = { readonly characters: string; readonly gap: number }

const cache: (FoldedCharacter | undefined)[] = Array.from({ length: 0x10000 })
const astral = new Map<number, FoldedCharacter>()

/** Folds one code point; the same answer for every spelling of one character. */
export function foldCharacter(code: number): FoldedCharacter {
  const known = code < 0x10000 ? cache[code] : astral.get(code)
  if (known) return known
  const folded = fold(code)
  if (code < 0x10000) cache[code] = folded
  else astral.set(code, folded)
  return folded
}

function fold(code: number): FoldedCharacter {
  const digit = strangeDigit(code)
  if (digit !== null) return { characters: String(digit), gap: gaps.none }
  const characters = [...String.fromCodePoint(code).normalize('NFKD').toUpperCase()]
    .map((character) => lookalikes[character] ?? traditional.get(character) ?? character)
    .filter(
      (character) => /[\p{L}\p{N}]/u.test(character) && !fillers.has(character.codePointAt(0) ?? 0),
    )
    .join('')
  return characters === '' ? { characters, gap: gapOf(code) } : { characters, gap: gaps.none }
}

function strangeDigit(code: number): number | null {
  if (code === 0x24ff) return 0
  for (const [first, digit] of circles) {
    if (code >= first && code < first + 9) return code - first + digit
  }
  const zero = zeros.find((each) => code >= each && code < each + 10)
  return zero === undefined ? null : code - zero
}

function gapOf(code: number): number {
  const character = String.fromCodePoint(code)
  if (/[\n\r\u0085\u2028\u2029]/.test(character)) return gaps.line
  if (marks.has(character) || /[\p{Z}\t]/u.test(character) || code === 0x2800) return gaps.mark
  if (/[\p{C}\p{M}]/u.test(character) || fillers.has(code)) return gaps.invisible
  return gaps.punctuation
}

const numeralOf = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
for (const [digit, forms] of [
  '〇零O',
  '一壹幺弌IL',
  '二贰弍',
  '三叁弎',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const form of forms) numeralOf[form.charCodeAt(0)] = 0x30 + digit
}

/** A character as it counts inside a number: 三, 叁 and 3 are one, so are O and 0, I and 1. */
export function inNumber(unit: number): number {
  return numeralOf[unit] ?? unit
}
