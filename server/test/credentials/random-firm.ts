import { fictionalIdNumber, fictionalUscc } from '../../src/demo/fictional-codes.ts'
import type { Dice } from '../../bench/dice.ts'

// Firms and persons that do not exist, as different from each other as real ones.

/** What a licence or an identity card says, and what a reader of it must find. */
export type DrawnHolder = {
  readonly kind: 'organisation' | 'sole-trader' | 'natural-person'
  readonly name: string
  readonly code: string
  readonly type: string
  /** 法定代表人, 经营者 …; for a person the name once more. */
  readonly representativeTitle: string
  readonly representative: string
  readonly addressTitle: string
  readonly address: string
  readonly scope: string
  readonly capital: string
  readonly founded: string
}

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余',
]
const givenNames = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌鑫淼晨昊宇轩梓涵欣怡博雅琳',
]
const places = ['四平市铁西区', '四平市铁东区', '梨树县梨树镇', '伊通满族自治县伊通镇', '双辽市']
const roads = [
  '英雄大街',
  '中央东路',
  '一马路',
  '紫气大路',
  '南迎宾街',
  '平东大街',
  '康平街',
  '站前路',
]
const words = [...'恒远达顺鑫隆瑞祥泰丰华宏盛源通诚信德润佳美康宁安晟博睿凯旋锦绣腾飞嘉禾']
const trades = [
  ...['汽车销售', '商贸', '餐饮管理', '再生资源回收', '家电维修', '健身服务', '加油站', '农产品'],
  ...['酒店管理', '网络科技', '物流', '百货', '文化传播', '环保科技', '二手车交易市场'],
]
const shops = ['小吃店', '便利店', '水果店', '美发店', '汽车修理部', '五金商店', '服装店', '烟酒行']

export function randomHolder(roll: Dice, number: number): DrawnHolder {
  if (roll.chance(0.1)) return person(roll, number)
  return roll.chance(0.35) ? soleTrader(roll, number) : firm(roll, number)
}

function firm(roll: Dice, number: number): DrawnHolder {
  const [type, end, representativeTitle, addressTitle] = roll.pick([
    ['有限责任公司（自然人投资或控股）', '有限公司', '法定代表人', '住所'],
    ['有限责任公司（自然人独资）', '有限公司', '法定代表人', '住所'],
    ['有限责任公司（非自然人投资或控股的法人独资）', '有限责任公司', '法定代表人', '住所'],
    ['有限合伙企业', '合伙企业（有限合伙）', '执行事务合伙人', '主要经营场所'],
    ['个人独资企业', '厂', '投资人', '住所'],
    ['有限责任公司分公司', '有限公司四平分公司', '负责人', '营业场所'],
  ] as const)
  const name = `${roll.pick(['四平市', '吉林省', '四平', '梨树县'])}${twoWords(roll)}${roll.pick(trades)}${end}`
  return {
    ...{ kind: 'organisation', name, type, representativeTitle, addressTitle },
    code: fictionalUscc(number + 10_000),
    representative: personName(roll),
    address: addressOf(roll, true),
    ...common(roll),
  }
}

function soleTrader(roll: Dice, number: number): DrawnHolder {
  return {
    kind: 'sole-trader',
    name: `${roll.pick(['铁西区', '铁东区', '梨树县', '双辽市'])}${twoWords(roll)}${roll.pick(shops)}`,
    code: fictionalUscc(number + 20_000, '92'),
    type: '个体工商户',
    representativeTitle: '经营者',
    representative: personName(roll),
    addressTitle: '经营场所',
    address: addressOf(roll, roll.chance(0.5)),
    ...common(roll),
  }
}

function person(roll: Dice, number: number): DrawnHolder {
  const name = personName(roll)
  return {
    ...{ kind: 'natural-person', name, type: '', representativeTitle: '', representative: name },
    code: fictionalIdNumber(number),
    addressTitle: '住址',
    address: addressOf(roll, true),
    ...common(roll),
  }
}

const twoWords = (roll: Dice) => `${roll.pick(words)}${roll.pick(words)}`
const personName = (roll: Dice) =>
  roll.pick(surnames) + roll.pick(givenNames) + (roll.chance(0.7) ? roll.pick(givenNames) : '')

function addressOf(roll: Dice, long: boolean): string {
  const start = `${roll.chance(0.6) ? '吉林省' : ''}${roll.pick(places)}${roll.pick(roads)}${roll.between(1, 2999)}号`
  if (!long) return start
  const room = `${roll.pick(['金街商业广场', '万达广场', '红星美凯龙', '盛世豪庭小区', '仁兴花园'])}${roll.pick(['A', 'B', 'C', '3'])}座${roll.between(1, 28)}层${roll.between(101, 2899)}室`
  return start + room
}

const common = (roll: Dice) => ({
  scope:
    '许可项目：食品销售；餐饮服务。（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）一般项目：汽车销售；新能源汽车整车销售；汽车零配件零售；日用百货销售；' +
    roll.pick(['机械设备租赁；', '名称登记代理服务；', '住所托管服务；', '']) +
    '信息咨询服务（不含许可类信息咨询服务）。（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）',
  capital: `${roll.pick(['伍拾', '壹佰', '叁佰', '伍佰', '壹仟'])}万元整`,
  founded: `20${String(roll.between(5, 25)).padStart(2, '0')}年${String(roll.between(1, 12)).padStart(2, '0')}月${String(roll.between(1, 28)).padStart(2, '0')}日`,
})
