import type { SecretKind } from './grounds.ts'
import type { Confidence, Detector, Suspicion } from './finding.ts'

/** A shape in the plain text; what is private is its last group, or all of it. Every length is bounded. */
type Shape = {
  readonly shape: RegExp
  readonly kind: SecretKind
  readonly reason: string
  readonly confidence: Confidence
  readonly keep?: (found: string) => boolean
}

const colon = '[号码帐账户名为是叫：: "\'(]{0,6}'

const shapes: readonly Shape[] = [
  {
    shape: new RegExp(
      `(?:微信|WECHAT|WEIXIN|(?<![A-Z])VX|QQ|扣扣|抖音|快手|支付宝|旺旺|小红书)(?:ID)?${colon}(?<found>[A-Z0-9][A-Z0-9_\\-.]{4,29})(?![0-9.,]*(?:元|万|笔|次|张|%))`,
      'g',
    ),
    kind: 'chat-account',
    reason: '“微信、QQ”等之后的账号',
    confidence: 'likely',
  },
  {
    shape:
      /(?:账号|帐号|账户|帐户|卡号|银行卡|存折|户号)[号码为是: ]{0,4}(?<found>\d[\d \-]{4,30}\d)(?![\d,.]*(?:元|万))/g,
    kind: 'account',
    reason: '“账号、卡号”之后的数字',
    confidence: 'likely',
  },
  {
    shape: /尾号[为是: ]{0,2}(?<found>\d{3,6})(?!\d)/g,
    kind: 'account',
    reason: '账号、手机号的尾号',
    confidence: 'likely',
  },
  {
    shape:
      /(?:护照|通行证|台胞证|回乡证|居住证|居留证|永居证|军官证|士官证|警官证|残疾证|驾驶证|驾照|档案编号|社保卡|医保卡|身份证|证件)(?:证件)?[号码编为是:( ]{0,5}(?<found>(?:[\u4e00-\u9fff]{1,3}字第?)?[A-Z]{0,3}\d{6,18}[A-Z]?号?)/g,
    kind: 'id-number',
    reason: '证件名称之后的号码',
    confidence: 'likely',
  },
  {
    shape:
      /(?:电话|座机|手机|热线|联系方式)[号码为是: ]{0,4}(?<found>\d{3,4}[ -]?\d{3,5})(?![ -]?\d)/g,
    kind: 'phone',
    reason: '“电话”之后的号码',
    confidence: 'likely',
    keep: (found) => /^(?:1\d{4}|9[56]\d{3,4}|[48]00[ -]?\d{3,5})$/.test(found),
  },
  {
    shape:
      /(?:出生日期|出生年月|出生于|生于|生日)[为是: ]{0,2}(?<found>(?:19|20)\d{2}[年\-./]\d{1,2}(?:[月\-./](?:\d{1,2}日?)?)?)/g,
    kind: 'birth-date',
    reason: '“出生”之后的日期',
    confidence: 'certain',
  },
  {
    shape: /(?<found>(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?)(?=出生|生[,.。;)])/g,
    kind: 'birth-date',
    reason: '“出生”之前的日期',
    confidence: 'certain',
  },
  {
    shape:
      /(?<![\d十二三四五六七八九])(?<found>(?:[1-9]|1[0-7]|[一二三四五六七八九]|十[一二三四五六七]?)周?岁)(?!以)/g,
    kind: 'minor',
    reason: '不满十八周岁：请核对是否涉及未成年人，未成年人当事人的案件整件不公开',
    confidence: 'possible',
  },
  {
    shape:
      /(?<found>(?:进货价|成本价|采购价|进价|毛利率|配方|客户名单|供应商名单|技术参数|预收资金余额)[^,.。;\n]{0,24})/g,
    kind: 'trade-secret',
    reason: '可能是商业秘密：能区分处理的删去，不能区分的不公开',
    confidence: 'possible',
  },
  {
    shape: /(?:北纬|东经|纬度|经度)[为是: ]{0,2}(?<found>\d{1,3}[\d.°'′″]{2,14})/g,
    kind: 'other',
    reason: '定位信息',
    confidence: 'likely',
  },
  {
    // 吉（2021）四平市不动产权第0012345号, 四房权证铁西区字第00123456号
    shape:
      /(?<found>[\u4e00-\u9fff]?\((?:19|20)\d\d\)[\u4e00-\u9fff]{2,12}不动产(?:权|证明)第?\d{4,10}号?|[\u4e00-\u9fff]{0,2}国用\((?:19|20)\d\d\)字?第?\d{4,10}号?|[\u4e00-\u9fff]{0,2}(?:房权证|房地权证|房产证|国用证?|土地证|房地证)[\u4e00-\u9fff]{0,8}字?第?[A-Z0-9-]{4,20}号?)/g,
    kind: 'property',
    reason: '不动产权证、房产证的号码',
    confidence: 'likely',
  },
  {
    shape:
      /(?:房产证|房本|不动产权证书?|产权证|房权证|权证|土地证)[号编第字为是:( ]{0,5}(?<found>[A-Z0-9-]{5,30}号?)/g,
    kind: 'property',
    reason: '“房产证”等之后的号码',
    confidence: 'likely',
  },
  {
    shape: /(?:发动机|电机)[号码编为是:( ]{0,4}(?<found>[A-Z0-9][A-Z0-9-]{4,15})(?![A-Z0-9])/g,
    kind: 'vehicle',
    reason: '“发动机号”之后的号码',
    confidence: 'likely',
  },
  {
    shape:
      /(?:车架|识别代[号码]|VIN|车辆识别|底盘)[号码为是:( ]{0,4}(?<found>[A-Z0-9][A-Z0-9*-]{5,19})(?![A-Z0-9])/g,
    kind: 'vehicle',
    reason: '“车架号”之后的号码',
    confidence: 'likely',
  },
  {
    shape: /(?:[男女][,、 \t|]{0,2})(?<found>(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?)/g,
    kind: 'birth-date',
    reason: '性别之后的日期，像出生日期',
    confidence: 'likely',
  },
]

/** 微信号, accounts, papers, birth dates, ages, trade secrets: by the words around them. */
export const detectWords: Detector = ({ text }) => shapes.flatMap((shape) => matches(text, shape))

function matches(text: string, { shape, keep, ...said }: Shape): Suspicion[] {
  return [...text.matchAll(shape)].flatMap((match) => {
    const found = match.groups?.found ?? ''
    if (found === '' || keep?.(found)) return []
    const from = match.index + match[0].lastIndexOf(found)
    return [{ from, to: from + found.length, ...said }]
  })
}

/** Vehicle identification numbers (ISO 3779): seventeen signs without I, O and Q, the last four digits. */
const frame = /(?<![A-Z0-9])[A-HJ-NPR-Z0-9]{13}\d{4}(?![A-Z0-9])/g
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
const values = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'

export const detectFrames: Detector = ({ text }) =>
  [...text.matchAll(frame)].flatMap((match): Suspicion[] => {
    const signs = match[0]
    if (!/[A-HJ-NPR-Z]{2}/.test(signs)) return []
    const sum = weights.reduce(
      (all, weight, i) => all + weight * (values.indexOf(signs.charAt(i)) % 10),
      0,
    )
    const right = '0123456789X'.charAt(sum % 11) === signs.charAt(8)
    return [
      {
        from: match.index,
        to: match.index + signs.length,
        kind: 'vehicle',
        reason: right ? '17 位，校验位符合车辆识别代号' : '17 位，像车辆识别代号',
        confidence: right ? 'certain' : 'likely',
      },
    ]
  })

const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ ]?[A-HJ-NP-Z](?:[ ·.-]{0,2}[A-HJ-NP-Z0-9]){4,6}[挂学警港澳使领]?(?![A-Z0-9])/g

/** Plates of GA 36: five signs after the office, six with D, F … first or last for new energy. */
export const detectPlates: Detector = ({ text }) =>
  [...text.matchAll(plate)].flatMap((match) => {
    const signs = match[0].replace(/[ ·.-]/g, '').slice(2)
    const ordinary = /^(?=.*\d)[A-Z0-9]{5}$|^[A-Z0-9]{4}[挂学警港澳使领]$/.test(signs)
    const energy = /^(?:[A-K][A-Z0-9]\d{4}|\d{5}[A-K])$/.test(signs)
    if (!ordinary && !energy) return []
    const reason = energy ? '符合新能源汽车号牌' : '符合机动车号牌'
    const to = match.index + match[0].length
    return [{ from: match.index, to, kind: 'plate', reason, confidence: 'certain' }]
  })

/** Mail addresses, read from the @ outwards. */
export const detectMail: Detector = ({ text }) => {
  const found: Suspicion[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const from =
      at - (/[A-Z0-9._+-]{1,64}$/.exec(text.slice(Math.max(0, at - 64), at))?.[0].length ?? 0)
    const after = /^[A-Z0-9_-]{1,63}(?: ?\. ?[A-Z0-9_-]{1,63}){1,5}/.exec(
      text.slice(at + 1, at + 255),
    )
    if (from === at || !after) continue
    const to = at + 1 + after[0].length
    found.push({ from, to, kind: 'email', reason: '符合电子邮箱', confidence: 'certain' })
  }
  return found
}
