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
      /(?:护照|通行证|居留证|永居证|军官证|士官证|驾驶证|驾照|社保卡|医保卡|身份证|证件)(?:证件)?[号码编为是: ]{0,5}(?<found>[A-Z]{0,3}\d{6,18}[A-Z]?)/g,
    kind: 'id-number',
    reason: '证件名称之后的号码',
    confidence: 'likely',
  },
  {
    shape: /(?:电话|座机|手机|热线|联系方式)[号码为是: ]{0,4}(?<found>\d{3,4}[ -]?\d{3,5})(?!\d)/g,
    kind: 'phone',
    reason: '“电话”之后的号码',
    confidence: 'likely',
    keep: (found) => /^(?:12345|12315|1\d{4})$/.test(found),
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
    shape: /(?<!\d)(?<found>(?:[1-9]|1[0-7])周?岁)/g,
    kind: 'minor',
    reason: '不满十八周岁：请核对是否涉及未成年人，未成年人当事人的案件整件不公开',
    confidence: 'possible',
  },
  {
    shape: /(?<found>(?:患有|罹患|确诊(?:为)?|诊断为|病史[为是:])[^,.。;\n]{1,20})/g,
    kind: 'health',
    reason: '健康状况属于敏感个人信息',
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
    shape: /(?:房产证|不动产权证书?|房权证)[号编第字: ]{0,5}(?<found>[A-Z0-9\-]{5,30})/g,
    kind: 'other',
    reason: '房产证号',
    confidence: 'likely',
  },
]

/** 微信号, accounts, papers, birth dates, ages, health, trade secrets: by the words around them. */
export const detectWords: Detector = ({ text }) => shapes.flatMap((shape) => matches(text, shape))

function matches(text: string, { shape, keep, ...said }: Shape): Suspicion[] {
  return [...text.matchAll(shape)].flatMap((match) => {
    const found = match.groups?.found ?? ''
    if (found === '' || keep?.(found)) return []
    const from = match.index + match[0].lastIndexOf(found)
    return [{ from, to: from + found.length, ...said }]
  })
}

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
