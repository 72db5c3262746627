import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import { serviceMethods, type ServiceMethod } from '../../case-codes.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { checkDaySince } from '../../day-checks.ts'
import { checkOfficers, officersField } from '../../officers.ts'
import { signingOf } from '../signing/slice.ts'
import type { ProofOfService } from './events.ts'
import { waitsSince } from './served-papers.ts'
import { civilProcedure } from './service-fields.ts'
import { deemedServedOn } from './slice.ts'

/**
 * What of the record of a service may have been written down wrongly. A way of service that rests on another proof is
 * another service.
 */
export const serviceRecordForm = {
  method: form.choice({ label: '送达方式', options: serviceMethods }),
  servedOn: form.date({ label: '送达日期', basis: civilProcedure(87, { paragraph: 2 }) }),
  recipient: form.text({ label: '签收人', max: 50 }),
  relation: form.text({ label: '与受送达人的关系', max: 50 }),
  place: form.text({ label: '送达地点' }),
  refusal: form.optional(form.text({ label: '拒收的事由', max: 500 })),
  officers: officersField('送达人'),
}

/** The same of a service on an agent or another person: no limit of the party runs from it. */
export const otherServiceForm = {
  servedOn: serviceRecordForm.servedOn,
  recipient: serviceRecordForm.recipient,
  officers: serviceRecordForm.officers,
}

/** Asked of the file as it stood before the service. The thirty days of an announcement are not for anybody to set. */
export function checkServiceRecord(
  file: CaseFile,
  input: Readonly<Record<string, unknown>>,
  at: Circumstances,
): FieldProblem[] {
  const { paper, method, servedOn, announcedOn, officers, proof } = input as {
    paper: ServedPaper
    method?: ServiceMethod
    servedOn: PlainDate
    announcedOn?: PlainDate | null
    officers: string[]
    proof?: ProofOfService
  }
  const entitled = [
    ...checkOfficers(file, officers, at.now, at),
    ...checkMethod(input as { method?: ServiceMethod; proof?: ProofOfService }),
  ]
  if (method === 'announcement' && announcedOn != null) {
    const deemed = deemedServedOn(announcedOn)
    const message = `公告 ${announcedOn} 发布，${deemed} 视为送达，不能改为别的日期`
    return servedOn === deemed
      ? entitled
      : [...entitled, { field: 'servedOn', message, basis: civilProcedure(95, { paragraph: 1 }) }]
  }
  const made = { day: waitsSince(file, paper), message: '不能早于文书作出之日' }
  return [
    ...checkDaySince('servedOn', servedOn, made, at),
    ...checkScreenDay(file, proof, servedOn),
    ...entitled,
  ]
}

/** When a receipt was signed on the screen, the server wrote down and nobody else. */
function checkScreenDay(
  file: CaseFile,
  proof: ProofOfService | undefined,
  servedOn: PlainDate,
): FieldProblem[] {
  const signed = proof?.kind === 'receipt' ? signingOf(file, proof.receipt) : null
  if (!signed?.onScreen || servedOn === signed.on) return []
  const message = `送达回证是在屏幕上签的，服务器 ${signed.on} 收到签名，以它为送达日期`
  return [{ field: 'servedOn', message, basis: civilProcedure(87, { paragraph: 2 }) }]
}

/** Ways that the same proof proves; services of before 2026-11 have their 送达回证 and nothing else. */
const provedBy: Readonly<Record<ProofOfService['kind'], readonly ServiceMethod[]>> = {
  receipt: ['direct', 'entrusted', 'forwarded'],
  left: ['left'],
  post: ['mail'],
  electronic: ['electronic'],
  announcement: ['announcement'],
}

function checkMethod({ method, proof }: { method?: ServiceMethod; proof?: ProofOfService }) {
  const ways = proof ? provedBy[proof.kind] : [...provedBy.receipt, ...provedBy.left]
  if (method === undefined || ways.includes(method)) return []
  const titles = ways.map((each) => serviceMethods[each]).join('、')
  const message = `这次送达的凭证只能证明${titles}；以别的方式送达过的，按那种方式的凭证另行登记送达`
  return [{ field: 'method', message, basis: civilProcedure(87) }]
}
