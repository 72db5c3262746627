import type { Certificate } from '../../../authority/certificate.ts'
import type { Role } from '../../../authority/roles.ts'
import { workCalendar, type WorkCalendar } from '../../../deadline/work-calendar.ts'
import type { FirmStanding, InspectionFacts, RecordElsewhere } from '../../../inspection/facts.ts'
import type { CountedVisit, FrequencyCap } from '../../../inspection/frequency.ts'
import type { Checklist, PublishedItems } from '../../../inspection/inspection-item.ts'
import type { InspectionRules } from '../../../inspection/inspection-rules.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import type { ReviewCatalogue } from '../../../review/catalogue.ts'
import type { AgencyRules } from '../../../rules/agency-rules.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import type { StoredFile } from '../../../shared/stored-file.ts'
import type { RecordedEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { DrawnSignature } from '../../drawn-signature.ts'
import { partyCode } from '../../party.ts'
import type { SealedPaper } from '../../scan.ts'

/**
 * 现场资料: one visit as it is taken along where there is no network: its record, and the circumstances that the rules
 * of its acts look at, as plain data. What is not in it is not known on the way, and never "nothing".
 */
export type VisitPack = {
  readonly caseId: string
  readonly agencyId: string
  /** The credit code of the firm that is visited: nothing here is about another one. */
  readonly firmCode: string
  /** By the server's clock. */
  readonly madeAt: string
  readonly actor: { readonly id: PersonId; readonly name: string; readonly roles: readonly Role[] }
  readonly events: readonly RecordedEvent[]
  readonly rules: AgencyRules
  readonly catalogue: ReviewCatalogue
  readonly calendar: {
    readonly years: readonly number[]
    readonly holidays: Readonly<Record<string, string>>
    readonly workedWeekends: Readonly<Record<string, string>>
  }
  /** Everybody of the agency who may be named at the door, with what they hold. */
  readonly people: readonly PackedPerson[]
  readonly papers: readonly SealedPaper[]
  readonly inspection: {
    readonly rules: InspectionRules
    readonly published: PublishedItems | null
    readonly checklists: readonly Checklist[]
    readonly cap: FrequencyCap | null
    readonly visits: readonly CountedVisit[]
    readonly firm: FirmStanding | null
    readonly records: readonly (readonly [officer: PersonId, records: readonly RecordElsewhere[]])[]
  }
}

export type PackedPerson = {
  readonly id: PersonId
  readonly name: string
  readonly post: string
  readonly certificates: readonly Certificate[]
}

type Packed = {
  readonly file: CaseFile
  readonly events: readonly RecordedEvent[]
  readonly people: readonly Omit<PackedPerson, 'certificates'>[]
}

/**
 * Packs what the rules of this visit look at, read from the circumstances by which the server itself judges.
 * @throws Error for a file that is no visit, or circumstances without the facts of one.
 */
export function packVisit({ file, events, people }: Packed, at: Circumstances): VisitPack {
  const { visit } = file
  const facts = at.inspection
  if (!visit || !facts) throw new Error(`case ${file.id} is no visit that can be taken along`)
  const uscc = partyCode(visit.firm)
  const names = visit.items.map(({ name }) => name)
  return {
    caseId: file.id,
    agencyId: file.agencyId,
    firmCode: uscc,
    madeAt: at.now,
    actor: { ...at.actor, roles: [...at.actor.roles] },
    events,
    rules: at.rules,
    catalogue: at.catalogue,
    calendar: calendarData(at.calendar),
    people: people.map((each) => ({ ...each, certificates: at.certificatesOf(each.id) })),
    papers: at.papers,
    inspection: {
      rules: facts.rules,
      published: facts.published,
      checklists: visit.items.flatMap(({ code }) => facts.checklistOf(code) ?? []),
      cap: facts.capFor(uscc, names),
      visits: facts.visitsOf(uscc),
      firm: facts.firmOf(uscc),
      // Of everybody who may be named at the door: an urgent visit has no officers before it begins there.
      records: [...new Set([...file.investigators, ...people.map(({ id }) => id)])].map(
        (officer) => [officer, facts.recordsOf(officer)] as const,
      ),
    },
  }
}

const calendarData = ({ years, holidays, workedWeekends }: WorkCalendar) => ({
  years: [...years],
  holidays: Object.fromEntries(holidays),
  workedWeekends: Object.fromEntries(workedWeekends),
})

/** What the phone itself knows at this moment. */
export type OnThePhone = {
  /** By the phone's clock, put right by its drift. */
  readonly now: string
  uploadOf(id: string): StoredFile | null
  drawnOf(id: string): DrawnSignature | null
  /** Papers that the server will make of steps taken here. */
  readonly papers: readonly SealedPaper[]
  digest(value: unknown): string
}

/** The circumstances of an act at the door. @throws Error where a rule asks what was not taken along. */
export function circumstancesOf(pack: VisitPack, phone: OnThePhone): Circumstances {
  const people = new Map(pack.people.map((each) => [each.id, each]))
  return {
    now: phone.now,
    today: chinaDay(phone.now),
    actor: pack.actor,
    calendar: workCalendar(pack.calendar),
    rules: pack.rules,
    catalogue: pack.catalogue,
    // Before a penalty begins there is none; its acts are not done here.
    matter: null,
    matterOf: () => notTaken('事项'),
    knownFirmOf: () => notTaken('以前的案件'),
    inspection: inspectionFacts(pack),
    likeFinesOf: () => notTaken('类案'),
    certificatesOf: (person) => people.get(person)?.certificates ?? notTaken('这个人的执法证'),
    reviewerOf: () => notTaken('审核人员'),
    counselOf: () => notTaken('法律顾问'),
    nameOf: (person) => people.get(person)?.name ?? '（不在本机名单上的人员）',
    uploadOf: phone.uploadOf,
    papers: [...pack.papers, ...phone.papers],
    scanOf: () => notTaken('扫描件'),
    drawnOf: phone.drawnOf,
    digest: phone.digest,
    digestOfRules: () => notTaken('裁量规则'),
  }
}

function inspectionFacts({ firmCode, inspection }: VisitPack): InspectionFacts {
  const { rules, published, checklists, cap, visits, firm } = inspection
  const records = new Map(inspection.records)
  const ofThisFirm = <T>(uscc: string, value: T): T =>
    uscc === firmCode ? value : notTaken('别的企业')
  return {
    rules,
    published,
    checklistOf: (item) => checklists.find((each) => each.item === item) ?? null,
    capFor: (uscc) => ofThisFirm(uscc, cap),
    visitsOf: (uscc) => ofThisFirm(uscc, visits),
    firmOf: (uscc) => ofThisFirm(uscc, firm),
    recordsOf: (officer) => records.get(officer) ?? notTaken('这个人的其他笔录'),
  }
}

function notTaken(what: string): never {
  throw new Error(`${what}没有带到现场，回到有网络的地方再办`)
}
