import { cite } from '../shared/citation.ts'
import type { PlainDate } from '../shared/plain-date.ts'
import { authorised, unauthorised, type Authorised } from './certificate.ts'

export const counselKinds = {
  counsel: '法律顾问',
  'public-lawyer': '公职律师',
} as const
export type CounselKind = keyof typeof counselKinds

/** A legal counsel or public lawyer as registered. */
export type CounselStanding = {
  /** The last day of the contract or appointment; null where none was set. */
  readonly until: PlainDate | null
  readonly kind: CounselKind
  /** The law firm, or the unit of a public lawyer; '' where it is not registered. */
  readonly firm: string
}

/** Whether somebody may be asked, or answer, as counsel on a day (处罚法第58条; 国办发〔2018〕118号). */
export function mayCounsel(
  { name, standing }: { readonly name: string; readonly standing: CounselStanding | null },
  today: PlainDate,
): Authorised {
  const basis = cite('行政处罚法', 58)
  if (standing === null) {
    return unauthorised(`${name}没有登记为法律顾问、公职律师，登记后可以邀请`, basis)
  }
  return standing.until !== null && standing.until < today
    ? unauthorised(
        `${name}的聘期 ${standing.until} 已经届满，续聘并登记后可以邀请，或者邀请其他顾问`,
        basis,
      )
    : authorised
}
