import type { Role } from '../../../authority/roles.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { Field, Form } from '../../../kernel/form.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Requirement } from '../../case-kernel.ts'
import { collectOnTheSpot } from '../../procedures/summary-penalty/acts/collection.ts'
import { openOnTheSpot } from '../../procedures/summary-penalty/acts/opening.ts'
import { recordStatement } from '../advance-notice/statements.ts'
import { addEvidence } from '../evidence/acts.ts'
import { recordInquiry, recordInspection } from '../field-record/acts.ts'
import { fileCase } from '../filing/acts.ts'
import { holdHearing } from '../hearing/hold.ts'
import { hostRoles } from '../hearing/hearing-act.ts'
import { actorHosts } from '../hearing/requirements.ts'
import { recordPayment } from '../payment/acts.ts'
import { spotForm } from '../seizure/spot-form.ts'
import { confirmAddress } from '../service/confirm-address.ts'
import { checkServiceRecord, serviceRecordForm } from '../service/service-record.ts'
import type { AmendableRecord, AmendableType } from './events.ts'

type Checks = (
  file: CaseFile,
  input: Record<string, unknown>,
  at: Circumstances,
) => readonly FieldProblem[]

/** What of one kind of record may be put right, by whom, and who must agree. */
export type Amendable = {
  /** What the record is called in the sentence 更正询问笔录. */
  readonly title: string
  readonly fields: Form
  readonly by: readonly Role[]
  readonly requires?: readonly Requirement[]
  readonly approvals: readonly Role[]
  /** What was asked when the record was made is asked again, of the file as it stood then. */
  readonly checks: Checks | null
  /** What the findings rest on: a draft made before falls, and with it its review (处罚法第58条). */
  readonly founds: boolean
  /** Served papers say it too, so the party is handed a 文书补正（更正）通知书. */
  readonly inPapers: boolean
}

/** The heads who agreed to the filing, and who answer for money and for the limits of the party. */
const bothHeads = ['department-head', 'agency-head'] as const
const byOfficer = { by: ['officer'], founds: false, inPapers: false } as const

type Names<T extends AmendableType> = readonly (keyof AmendableRecord<T> & string)[]
type Fields<T extends AmendableType> = {
  readonly [K in keyof AmendableRecord<T>]?: Field<AmendableRecord<T>[K]>
}
/** `T` is for the compiler: the fields are those of the record, and hold what it holds. */
type Row<T extends AmendableType> = Amendable & { readonly __of?: T }

const row = <T extends AmendableType>(
  type: T,
  fields: Fields<T>,
  rest: Omit<Amendable, 'fields'>,
): Row<T> => {
  if (Object.keys(fields).length === 0) throw new Error(`${type} has nothing that may be amended`)
  return { fields: fields as Form, ...rest }
}

/** The fields of the act that made the record, by their names. @throws Error when it has no such field. */
function fieldsOf<T extends AmendableType>(form: Form, names: Names<T>): Fields<T> {
  const found = names.map((name) => {
    const field = form[name]
    if (!field) throw new Error(`no field ${name} to amend`)
    // What was asked only under another answer may be left out here.
    const { section: _section, when, ...plain } = field
    return [name, { ...plain, ...(when && { optional: true }) }]
  })
  return Object.fromEntries(found) as Fields<T>
}

/** Every kind of record that can be put right. One that is missing is not put right: it is done anew or voided. */
export const amendableRecords: { readonly [T in AmendableType]: Row<T> } = {
  CaseFiled: row(
    'CaseFiled',
    fieldsOf<'CaseFiled'>(fileCase.form, [
      'party',
      'matterCode',
      'summary',
      'jurisdiction',
      'violationFrom',
      'violationUntil',
      'discoveredOn',
      'lifeOrFinance',
    ]),
    {
      ...byOfficer,
      title: '立案事项（当事人、案由）',
      approvals: bothHeads,
      checks: checksOf(fileCase),
      founds: true,
      inPapers: true,
    },
  ),
  SpotCaseOpened: row(
    'SpotCaseOpened',
    fieldsOf<'SpotCaseOpened'>(openOnTheSpot.form, [
      'party',
      'matterCode',
      'place',
      'foundAt',
      'facts',
    ]),
    {
      ...byOfficer,
      title: '当场处罚事项（当事人、案由）',
      approvals: bothHeads,
      checks: (_file, input, at) => openOnTheSpot.checks(input as never, at),
      founds: true,
      inPapers: true,
    },
  ),
  SiteInspected: row(
    'SiteInspected',
    fieldsOf<'SiteInspected'>(recordInspection.form, [
      'startedAt',
      'endedAt',
      'place',
      'onsitePerson',
      'onsiteRole',
      'findings',
      'recording',
      'unrecordedReason',
    ]),
    {
      ...byOfficer,
      title: '现场检查笔录',
      approvals: ['department-head'],
      checks: checksOf(recordInspection),
      founds: true,
    },
  ),
  PersonInquired: row(
    'PersonInquired',
    fieldsOf<'PersonInquired'>(recordInquiry.form, [
      'startedAt',
      'endedAt',
      'place',
      'inquiree',
      'inquireeRole',
      'inquireeIdNumber',
      'inquireePost',
      'inquireeAddress',
      'inquireePhone',
      'exchanges',
      'recording',
      'unrecordedReason',
    ]),
    {
      ...byOfficer,
      title: '询问笔录',
      approvals: ['department-head'],
      checks: checksOf(recordInquiry),
      founds: true,
    },
  ),
  EvidenceAdded: row(
    'EvidenceAdded',
    fieldsOf<'EvidenceAdded'>(addEvidence.form, [
      'kind',
      'name',
      'purpose',
      'source',
      'collectedOn',
    ]),
    {
      ...byOfficer,
      title: '证据登记',
      approvals: ['department-head'],
      checks: checksOf(addEvidence),
      founds: true,
    },
  ),
  StatementRecorded: row(
    'StatementRecorded',
    fieldsOf<'StatementRecorded'>(recordStatement.form, [
      'receivedOn',
      'manner',
      'content',
      'newEvidence',
    ]),
    {
      ...byOfficer,
      title: '陈述申辩笔录',
      approvals: ['department-head'],
      checks: checksOf(recordStatement),
      founds: true,
    },
  ),
  HearingHeld: row(
    'HearingHeld',
    fieldsOf<'HearingHeld'>(holdHearing.form, ['record', 'hostNote']),
    // The host answers for the record of the hearing; nobody of the investigation puts it right.
    {
      title: '听证笔录',
      by: hostRoles,
      requires: [actorHosts],
      approvals: ['agency-head'],
      checks: null,
      founds: true,
      inPapers: false,
    },
  ),
  GoodsSeized: row(
    'GoodsSeized',
    // Not the goods, their numbers or the hours: the periods and the list in the party's hands hang on them.
    fieldsOf<'GoodsSeized'>(spotForm, [
      'place',
      'present',
      'witness',
      'statement',
      'answer',
      'process',
      'custodianName',
      'custodyPlace',
    ]),
    {
      ...byOfficer,
      title: '查封、扣押现场笔录',
      approvals: bothHeads,
      checks: null,
      founds: true,
    },
  ),
  ServiceAddressConfirmed: row(
    'ServiceAddressConfirmed',
    fieldsOf<'ServiceAddressConfirmed'>(confirmAddress.form, [
      'address',
      'phone',
      'electronic',
      'on',
    ]),
    {
      ...byOfficer,
      title: '送达地址确认书',
      approvals: ['department-head'],
      checks: checksOf(confirmAddress),
    },
  ),
  NoticeServed: row(
    'NoticeServed',
    fieldsOf<'NoticeServed'>(serviceRecordForm, [
      'servedOn',
      'recipient',
      'relation',
      'place',
      'refusal',
    ]),
    {
      ...byOfficer,
      title: '送达回证',
      approvals: bothHeads,
      checks: checkServiceRecord,
    },
  ),
  FinePaid: row(
    'FinePaid',
    fieldsOf<'FinePaid'>(recordPayment.form, ['paidOn', 'fen', 'surchargeFen', 'receiptNo']),
    {
      ...byOfficer,
      title: '缴款登记',
      approvals: bothHeads,
      checks: checksOf(recordPayment),
    },
  ),
  FineCollectedOnSpot: row(
    'FineCollectedOnSpot',
    fieldsOf<'FineCollectedOnSpot'>(collectOnTheSpot.form, ['receiptNo']),
    {
      ...byOfficer,
      title: '当场收缴登记',
      approvals: bothHeads,
      checks: null,
    },
  ),
}

function checksOf(made: {
  readonly checks?: (file: CaseFile, input: never, at: Circumstances) => FieldProblem[]
}): Checks {
  const { checks } = made
  if (!checks) return () => []
  return (file, input, at) => checks(file, input as never, at)
}

/** The record if it is of a kind that can be put right. */
export const asAmendable = (event: { readonly type: string }): AmendableRecord | null =>
  Object.hasOwn(amendableRecords, event.type) ? (event as AmendableRecord) : null
