import { isHan } from './plain-text.ts'
import type { Reading } from './reading.ts'

const firmEnd =
  /(?:公司|集团|商行|商店|超市|便利店|事务所|中心|合作社|经营部|银行|委员会|学校|医院|酒店|饭店|商场|广场|市场|大厦|店|厂|部|百货|馆|坊|吧|行|社|局|院|铺|站|所|大学|小学|中学|牌|街道|大街|大路|小区|花园|家园)$/
/** A place is named by the next word or not at all: 张家窝堡屯, 王府大街. */
const placeEnd = /^[\u4e00-\u9fff]{0,2}(?:城|楼|街|路|村|镇|乡|县|区|市|省|屯|山|河|湖)$/
const firmWord =
  /^(?:销售|服务|管理|维修|咨询|加工|运输|物流|装饰|租赁|教育|培训|养生|健身|洗车|美容|美发|烧烤|拍卖|典当|回收|拆解|配送|设计|广告|家政|保洁|连锁|批发|零售|摄影|干洗|烘焙)$/
const maxFirmWords = 7

/** 张记便利店, 金马餐饮管理有限公司: nouns up to a word for a firm or a place make one name of them. */
export function isFirm(reading: Reading, from: number, at: number): boolean {
  const { text, wordAt, blankBefore } = reading
  // 四平市吉运报废汽车回收有限公司: behind a place even what is done may stand in the name of a company.
  const placed = wordAt(from - 1).tag === 'ns'
  let verbs = false
  let word = at
  for (let count = 0; count < maxFirmWords && word < text.length; count++) {
    if (!isHan(text.charCodeAt(word)) || blankBefore[word] === 1) return false
    const { to, tag, from: begin } = wordAt(word)
    const characters = text.slice(Math.max(begin, word), to)
    if (tag === '') return firmEnd.test(shortFirm.exec(text.slice(at, at + 16))?.[0] ?? '')
    if (firmEnd.test(characters)) return !verbs || /公司$/.test(characters)
    if (count < 2 && placeEnd.test(characters)) return true
    if (tag.startsWith('v') && tag !== 'vn' && !firmWord.test(characters)) {
      if (!placed) return false
      verbs = true
    } else if (!/^(?:n|x|vn|b|j|a|l|g|q|m|v)/.test(tag)) return false
    word = Math.max(to, word + 1)
  }
  return false
}

/** Without a dictionary: a run of characters up to a word for a firm. */
const shortFirm = /^[\u4e00-\u9fff]{1,14}?(?:公司|商店|超市|店|厂)/
