import type { Detector, Suspicion } from './finding.ts'
import type { SecretKind } from './grounds.ts'

type Column = { readonly heading: RegExp; readonly value: RegExp; readonly kind: SecretKind }

const columns: readonly Column[] = [
  { heading: /发动机|车架|识别代[号码]|VIN/, value: /^[A-Z0-9 -]{5,20}$/, kind: 'vehicle' },
  { heading: /号牌|车牌/, value: /^[\u4e00-\u9fff][A-Z0-9·. -]{5,9}$/, kind: 'plate' },
  {
    heading: /身份证|证件号|护照|驾驶证|驾照|通行证|社保/,
    value: /^[A-Z0-9*]{6,20}$/,
    kind: 'id-number',
  },
  { heading: /权证|房产证|不动产/, value: /\d{4}/, kind: 'property' },
  { heading: /账号|帐号|卡号/, value: /^[\d* -]{6,26}$/, kind: 'account' },
  { heading: /电话|手机|联系方式/, value: /^[\d+() -]{7,20}$/, kind: 'phone' },
  {
    heading: /^(?:家庭)?住址|家庭地址|户籍|收货地址/,
    value: /[\u4e00-\u9fff].{3}/,
    kind: 'address',
  },
  { heading: /班级|学校|就读/, value: /[\u4e00-\u9fff班]/, kind: 'minor' },
  { heading: /病情|诊断|病史|疾病/, value: /[\u4e00-\u9fff]{2}/, kind: 'health' },
  { heading: /出生|生日/, value: /\d{4}/, kind: 'birth-date' },
  { heading: /微信号|QQ/, value: /^[A-Z0-9_-]{5,30}$/, kind: 'chat-account' },
]
/** Firms have these too, and theirs are public. */
const publicValue = /^(?:[48]00[ -]?\d{3,4}[ -]?\d{3,4}|9[56]\d{3,4}|12\d{3})$/

/** Cells of a table by the heading of their column. */
export const detectColumns: Detector = ({ text, cells }) =>
  cells.flatMap(({ from, to, heading }): Suspicion[] => {
    const value = text.slice(from, to)
    const column = columns.find((each) => each.heading.test(heading) && each.value.test(value))
    if (!column || publicValue.test(value)) return []
    return [{ from, to, kind: column.kind, reason: `“${heading}”一栏的内容`, confidence: 'likely' }]
  })
