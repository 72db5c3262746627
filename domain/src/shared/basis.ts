import { citationText, type Citation } from './citation.ts'

/**
 * 国办发〔2018〕118号 is counted in parts, not in articles. 二 gives everyone who collects, hands on, checks or
 * publishes their own duty; 二（四） is what is public before, 二（六） what is public after a decision; 四（十一） asks
 * for a reviewing body with people enough and for counsel beside it, 六（二十三） for their training.
 */
type GuidancePart = {
  readonly guidance: '国办发〔2018〕118号'
  readonly part: '二' | '二（四）' | '二（六）' | '四（十一）' | '六（二十三）'
}

/** Where no law speaks, the order that keeps the work in hand. It is never dressed up as an article. */
const systemRules = {
  order: '办理顺序',
  duties: '岗位分工',
  reasons: '说明理由',
  forms: '填写要求',
  files: '文件要求',
  accounts: '账号安全',
  reporting: '上报规则',
  weighing: '档内轻重的权衡',
  likeness: '类案比较的方法',
} as const

type OwnRule =
  | { readonly own: 'system'; readonly rule: keyof typeof systemRules }
  | { readonly own: 'agency'; readonly rule: string }

/** What a refusal rests on: an article, a part of the State Council's guidance, or a rule of our own. */
export type Basis = Citation | GuidancePart | OwnRule

/** A refusal that rests on nothing does not compile. */
export type Bases = readonly [Basis, ...Basis[]]

export const guidance = (part: GuidancePart['part']): GuidancePart => ({
  guidance: '国办发〔2018〕118号',
  part,
})

export const systemRule = (rule: keyof typeof systemRules): OwnRule => ({ own: 'system', rule })

/** A rule the agency sets for itself (本局规则), by its Chinese name. */
export const agencyRule = (rule: string): OwnRule => ({ own: 'agency', rule })

/** These grounds, or the other where there are none. */
export function basesOf(found: readonly Basis[], otherwise: Basis): Bases {
  const [first = otherwise, ...rest] = found
  return [first, ...rest]
}

/** As people read it: 行政处罚法第四十八条第一款, 国办发〔2018〕118号二（六）, 本系统规则（办理顺序）. */
export function basisText(basis: Basis): string {
  if ('instrument' in basis) return citationText(basis)
  if ('guidance' in basis) return `${basis.guidance}${basis.part}`
  return basis.own === 'system'
    ? `本系统规则（${systemRules[basis.rule]}）`
    : `本局规则（${basis.rule}）`
}
