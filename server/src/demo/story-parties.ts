import type { Party } from '@zhaofa/domain/case/party.ts'
import { fictionalIdNumber, fictionalUscc } from './fictional-codes.ts'

/** Who represents the firm of each story; nobody represents two. */
const representatives = [
  '周启明',
  ...['孟凡亮', '丁晓峰', '姜玉兰', '邵文博', '韩丽娜', '关志强', '曲海燕', '尚玉梅', '于宝山'],
  ...['郎学军', '牟春燕', '鞠长河', '逄立群', '纪红梅', '褚国安', '靳淑华', '褚明哲', '屈海龙'],
  ...['苗雨晴', '单志远', '柴文举', '阎秀芝', '卞立新', '荆卫东', '鲁德海', '巩雪松', '解丽华'],
  ...['宫振铎', '栾福生', '仇景瑞', '季连城', '从德胜'],
]

/** The firm of a story, all of it invented. */
export function organisation(n: number, name: string): Party {
  return {
    kind: 'organisation',
    name,
    uscc: fictionalUscc(n),
    legalRepresentative: representatives[n] ?? '周启明',
    address: `四平市${n % 2 === 0 ? '铁西区' : '铁东区'}示例街 ${100 + n} 号`,
    phone: `0434-0000${String(100 + n)}`,
  }
}

export function soleTrader(n: number, name: string, operator: string): Party {
  return {
    kind: 'sole-trader',
    name,
    uscc: fictionalUscc(n, '92'),
    operator,
    operatorIdNumber: fictionalIdNumber(n),
    address: `四平市铁东区示例街 ${100 + n} 号`,
    phone: `0434-0000${String(100 + n)}`,
  }
}

export function naturalPerson(n: number, name: string): Party {
  return {
    kind: 'natural-person',
    name,
    idNumber: fictionalIdNumber(n),
    gender: null,
    birthDate: null,
    address: `四平市铁西区示例小区 ${n} 栋`,
    phone: `0434-0000${String(100 + n)}`,
  }
}
