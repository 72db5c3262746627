import type { PartyKind } from '../case/party.ts'
import { divisionProblem } from '../identity-codes/divisions.ts'
import { idCardProblem } from '../identity-codes/id-card.ts'
import { identityPaperIds, identityPaperProblem } from '../identity-codes/identity-paper.ts'
import { organisationCodeProblem } from '../identity-codes/organisation-code.ts'
import { usccProblem } from '../identity-codes/uscc.ts'
import { isPlainDate, type PlainDate } from '../shared/plain-date.ts'

/** A code as an old file bears it: wrong, of a form that is no longer given, or fine (null). */
export type CodeFinding = { readonly level: 'error' | 'warning'; readonly message: string } | null

const wrong = (message: string): CodeFinding => ({
  level: 'error',
  message: `${message}。原件就是这样的，请留空并写在备注`,
})
const old = (message: string): CodeFinding => ({ level: 'warning', message })

/** What is to be said of the code of a party, by the papers that were in use when the case was decided. */
export function partyCodeFinding(kind: PartyKind, code: string, today: PlainDate): CodeFinding {
  return kind === 'natural-person' ? personFinding(code, today) : firmFinding(kind, code, today)
}

function personFinding(code: string, today: PlainDate): CodeFinding {
  if (/^\d{15}$/.test(code)) return oldCardFinding(code)
  if (/^\d{17}[\dXx]$/.test(code)) {
    const problem = idCardProblem(code.toUpperCase(), { today })
    return problem === null ? null : wrong(problem)
  }
  const isOtherPaper = identityPaperIds.some(
    (paper) => identityPaperProblem(paper, code, { today }) === null,
  )
  return isOtherPaper ? null : wrong('不是身份证号，也不是护照、通行证、居留证的号码')
}

/** The fifteen digits of identity cards of the first kind: division, birth day without its century, serial. */
function oldCardFinding(code: string): CodeFinding {
  const division = divisionProblem(code.slice(0, 6))
  if (division !== null) return wrong(`15 位身份证号：${division}`)
  const birth = `19${code.slice(6, 8)}-${code.slice(8, 10)}-${code.slice(10, 12)}`
  if (!isPlainDate(birth)) return wrong(`15 位身份证号第 7 至 12 位是出生日期，${birth} 不存在`)
  return old('15 位旧身份证号，照原件保存，不能和 18 位号码自动对应')
}

function firmFinding(kind: PartyKind, code: string, today: PlainDate): CodeFinding {
  if (/^\d{15}$/.test(code)) {
    return old('15 位工商注册号，照原件保存，不能和统一社会信用代码自动对应')
  }
  if (/^[0-9A-Z]{8}-?[0-9A-Z]$/.test(code)) {
    const problem = organisationCodeProblem(code)
    return problem === null ? old('组织机构代码，照原件保存') : wrong(problem)
  }
  const problem = usccProblem(code)
  if (problem === null) return null
  // Files of sole traders often bear the number of the person.
  const isOwners = kind === 'sole-trader' && idCardProblem(code, { today }) === null
  return isOwners ? old('这是经营者的身份证号，不是个体工商户的代码') : wrong(problem)
}
