import type { CorrectionSlice } from '../../case/parts/correction/slice.ts'
import type { FilingSlice } from '../../case/parts/filing/slice.ts'
import type { PeopleSlice } from '../../case/parts/people/slice.ts'
import {
  countedOn,
  type InspectionSlice,
  type Visit,
} from '../../case/procedures/inspection/slice.ts'
import { partyCode } from '../../case/party.ts'
import { resultCodes, type VisitGround } from '../../inspection/visit-codes.ts'
import type { PersonId } from '../../kernel/recorded.ts'
import type { AgencyRules } from '../../rules/agency-rules.ts'
import { announcedParty } from '../hearing-announcement.ts'
import type { Row } from '../lists/item-columns.ts'

type File = InspectionSlice & FilingSlice & PeopleSlice & CorrectionSlice

/** What the public list calls a visit, by what it rests on. */
export const taskTypes: Readonly<Record<VisitGround, string>> = {
  plan: '日常检查',
  special: '专项检查',
  report: '个案检查',
  assigned: '个案检查',
  data: '个案检查',
  application: '个案检查',
}

/**
 * 行政检查结果 as a line of the public item, made from the file of the visit so that nobody types it. It says the result
 * and what follows from it, and nothing of what was seen, of who was met, or of who reported.
 * @returns null until the result was told, or was referred where nobody could be told.
 */
export function inspectionRow(
  file: File,
  number: string,
  {
    rules,
    nameOf,
  }: {
    readonly rules: Pick<AgencyRules, 'agencyName' | 'maskNaturalPersonName'>
    nameOf(person: PersonId): string
  },
): Row | null {
  const { visit } = file
  const on = visit && countedOn(visit)
  if (!visit?.result || !on || (visit.toldOn ?? visit.referral) === null) return null
  const officers = visit.arrival?.officers ?? file.investigators
  return {
    inspectionNo: number,
    taskType: taskTypes[visit.ground],
    object: announcedParty(visit.firm, rules),
    uscc: partyCode(visit.firm),
    items: visit.items.map(({ name }) => name).join('、'),
    date: on,
    resultCode: resultCodes[visit.result.code],
    handling: handlingOf(file, visit),
    officers: officers.map(nameOf).join('、'),
    agency: rules.agencyName,
  }
}

/** What followed by the day on which the line is made. */
function handlingOf({ filing, corrections }: File, { referral }: Visit): string {
  const recheck = corrections.at(-1)?.recheck
  const corrected = { corrected: '复查已改正', partly: '复查部分改正', not: '复查没有改正' }
  const done = [
    ...(corrections.length > 0 ? ['责令改正'] : []),
    ...(recheck ? [corrected[recheck.status]] : []),
    ...(filing ? ['立案'] : []),
    ...(referral ? [`移送${referral.to}`] : []),
  ]
  return done.length > 0 ? done.join('，') : '无'
}
