/**
 * Characters in which names of other languages are written: the most frequent in the 5 941 names that the
 * dictionary of jieba (fxsj/jieba, MIT) tags as transcribed (nrt), without numerals and everyday words.
 */
const transcription = characters(
  `尔斯拉克特里德夫卡阿布塔巴哈格罗尼维科瓦多奥达亚伊托米普诺利洛纳勒基莱姆马蒂弗萨西茨比雷帕塞库曼莫埃贝什奇菲兰加吉迪恩威图赫穆耶凯伦戈圣朗鲁顿默雅伯扎希波王安列内切瑟索古登佩韦林森乌坦坎约世
   日娜博杰杜梅玛涅法海沃舍费堡迈摩丁岛努皮盖兹霍彼妮得福麦艾谢崇文劳蒙路佐施莎查宗帝山罕金珀卢撒邦逊因州桑厄琳翰哥瓜芬泰亨慈莉奎新辛令宁夸拜豪丽沙太乔易那热门提冈齐高南卜芙昭廉根士爱城昂烈班河
   契苏底佛肯温泽丝赖宾衮考舒东武夏木休汀娅瑞密镇松奈孝吕甘派英芝明保代瑙土禧县换觉珍顺扬茂岭娃孜彻琴奴干叶赛隅睿潘甫察捷梭炎献琼纽闯上久果伍媛凡季孟别康地角黑吾脱天祝赞颜思襄陀歌淑玻腓
   父临六郎龙年祖宫勃厝川居连尤口始孚富尧汉开御忠珊旭茅某柔柯梓皆育香`,
)

/**
 * Characters of the names of Uyghurs, Kazakhs, Tibetans, Mongols and Yi beside these, from common names of each
 * (买买提, 古丽, 扎西, 卓玛, 其其格, 巴雅尔, 吉克, 木呷).
 */
const minority = characters(
  `丽孜热则则木买麦提江汗依克甫吾守肯努孙逊托合玉素力吐地居马哈斯叶不都萨塔吉艾尼迪祖娅衣仁青扎顿珠卓玛央金次旺堆白措索朗平格桑拉丹增达洛
   坚赞才让旦曲珍贡布德宗巴罗罕嘎嘉边普琼桑杰多却吉强其木乌兰托雅图娜仁花那日松苏高娃琪斯琴阿坦仓额敦音宝格根呼和孟塔娜高勒包阿沙曲比海来惹作色呷甲伍且史古莫热尔果支有吉付布铁铁`,
)

function characters(list: string): ReadonlySet<string> {
  return new Set(list.replace(/\s/g, ''))
}

/** Whether a character stands in names of other languages as Chinese writes them. */
export function isTranscription(character: string): boolean {
  return transcription.has(character) || minority.has(character)
}
