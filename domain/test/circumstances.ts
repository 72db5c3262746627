import { createHash } from 'node:crypto'
import type { Certificate } from '../src/authority/certificate.ts'
import type { WorkCalendar } from '../src/deadline/work-calendar.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import type { Matter } from '../src/reference/matter.ts'
import { inspectionRulesOf, type InspectionRules } from '../src/inspection/inspection-rules.ts'
import { getPenaltyMatter, penaltyMatters } from '../src/reference/matters.ts'
import { defaultReviewCatalogue } from '../src/reference/review-catalogue.ts'
import type { ReviewCatalogue } from '../src/review/catalogue.ts'
import type { AgencyRules } from '../src/rules/agency-rules.ts'
import { visitRuleDefinitions } from '../src/rules/visit-rule-values.ts'
import { chinaDay, plainDate } from '../src/shared/plain-date.ts'

/** The last quarter of 2026: National Day off 1–7 October, 10 October worked (sample calendar). */
const calendar: WorkCalendar = {
  years: new Set([2026]),
  holidays: new Map(
    ['01', '02', '03', '04', '05', '06', '07'].map((day) => [
      plainDate(`2026-10-${day}`),
      '国庆节',
    ]),
  ),
  workedWeekends: new Map([[plainDate('2026-10-10'), '国庆节']]),
}

/** What an agency starts with for its inspections. */
const initialVisitRules = {
  visitGrounds: visitRuleDefinitions.visitGrounds.initial,
  visitFrequency: visitRuleDefinitions.visitFrequency.initial,
  visitProhibitions: visitRuleDefinitions.visitProhibitions.initial,
  visitMustNots: visitRuleDefinitions.visitMustNots.initial,
  visitRights: visitRuleDefinitions.visitRights.initial,
  visitSupervision: visitRuleDefinitions.visitSupervision.initial,
  visitFarMetres: visitRuleDefinitions.visitFarMetres.initial,
}

export const rules: AgencyRules = {
  region: '220300',
  regionName: '四平市',
  agencyName: '四平市商务局',
  numberWord: '四商',
  address: '四平市铁西区示例路1号',
  phone: '0434-0000000',
  statementDays: 5,
  reviewDays: 5,
  reviewExtensionDays: 5,
  officerTrainingHours: 60,
  reviewerTrainingHours: 60,
  catalogueNoticeDays: 5,
  hearingThresholdFen: {
    'natural-person': 500_000,
    'sole-trader': 500_000,
    organisation: 10_000_000,
  },
  lateHearingToHead: true,
  reviewerMayHost: false,
  reconsiderationAuthority: '四平市人民政府',
  court: '四平市铁西区人民法院',
  bank: {
    name: '示例银行四平分行',
    address: '四平市铁西区示例街 3 号',
    account: '0000',
    holder: '四平市财政局',
  },
  qualifiedReviewersSince: plainDate('2018-01-01'),
  maskNaturalPersonName: true,
  pushAddress: '',
  soleTraderAs: 'natural-person',
  publishSummary: false,
  ...initialVisitRules,
  sources: {
    statementDays: '本局告知规则',
    ...Object.fromEntries(
      Object.entries(visitRuleDefinitions).map(([name, { source }]) => [name, source]),
    ),
  },
}

/** Three grounds are enough to walk every path. */
const catalogue: ReviewCatalogue = {
  ...defaultReviewCatalogue,
  grounds: defaultReviewCatalogue.grounds.filter(({ id }) => ['MC01', 'MC03', 'MC05'].includes(id)),
}

export const prepaidCard: Matter = {
  ...getPenaltyMatter('CF-001-01'),
  // The comparison with the official text is behind it.
  usable: { kind: 'yes' },
  code: 'CF-001-01',
  type: '行政处罚',
  name: '发卡企业未按规定期限备案',
  violationBasis: '《单用途商业预付卡管理办法（试行）》第七条',
  penaltyBasis: '《单用途商业预付卡管理办法（试行）》第三十六条',
  penaltyText: '逾期仍不改正的，处 1 万元以上 3 万元以下罚款',
  fine: { kind: 'range', minFen: 1_000_000, maxFen: 3_000_000 },
  mustOrderCorrectionFirst: true,
  tiers: [
    {
      name: '一般',
      condition: '责令 1 次后才备案',
      minFen: 1_000_000,
      maxFen: 1_500_000,
      other: '',
    },
    {
      name: '严重',
      condition: '2 次以上责令后才备案',
      minFen: 1_500_000,
      maxFen: 2_000_000,
      other: '',
    },
    {
      name: '特别严重',
      condition: '多次责令拒不备案',
      minFen: 2_000_000,
      maxFen: 3_000_000,
      other: '',
    },
  ],
  tierSource: '示例裁量基准',
  warning: 'may',
  otherPenalties: [],
  legalReviewRequired: false,
  source: 'T',
}

/** A matter without correction first, heavy enough for a hearing. */
export const franchise: Matter = {
  ...prepaidCard,
  code: 'CF-009-01',
  name: '特许人不具备“两店一年”条件从事特许经营',
  fine: { kind: 'range', minFen: 10_000_000, maxFen: 50_000_000 },
  correction: 'with',
  mustOrderCorrectionFirst: false,
  tiers: [
    {
      name: '较轻',
      condition: '有 2 店但未满 1 年',
      minFen: 10_000_000,
      maxFen: 20_000_000,
      other: '',
    },
    {
      name: '一般',
      condition: '仅 1 店且未满 1 年',
      minFen: 20_000_000,
      maxFen: 30_000_000,
      other: '',
    },
    { name: '严重', condition: '无直营店', minFen: 30_000_000, maxFen: 50_000_000, other: '' },
  ],
}

const certificate: Certificate = {
  number: '07030022016',
  categories: ['行政处罚', '行政检查'],
  region: '220300',
  validFrom: plainDate('2024-01-01'),
  validTo: plainDate('2028-12-31'),
  status: 'active',
}

export const people = {
  chen: '00000000-0000-4000-8000-000000000001',
  wang: '00000000-0000-4000-8000-000000000002',
  reviewer: '00000000-0000-4000-8000-000000000003',
  head: '00000000-0000-4000-8000-000000000004',
  deputy: '00000000-0000-4000-8000-000000000005',
}

const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex')

const matters = new Map(
  [...penaltyMatters, franchise, prepaidCard].map((each) => [each.code, each]),
)

/** The circumstances of an act at `now`, on the matter of the case. */
export function circumstances(now: string, matter: Matter | null = null): Circumstances {
  return {
    now,
    today: chinaDay(now),
    actor: { id: people.chen, name: '陈立新', roles: ['officer'] },
    calendar,
    rules,
    catalogue,
    matter,
    matterOf: (code) => matters.get(code) ?? null,
    certificatesOf: (person) =>
      person === people.chen || person === people.wang ? [certificate] : [],
    reviewerOf: () => ({
      legalQualificationNo: 'A20150000000001',
      firstReviewOn: null,
      reviewUntil: null,
    }),
    counselOf: () => null,
    nameOf: (person) => person,
    likeFinesOf: () => [],
    knownFirmOf: () => null,
    inspection: null,
    uploadOf: () => ({
      sha256: 'a'.repeat(64),
      bytes: 1,
      mediaType: 'image/png',
      originalName: 'x.png',
    }),
    papers: [],
    scanOf: () => null,
    drawnOf: () => null,
    digest: digestOf,
    digestOfRules: (_name, value) => digestOf(value()),
  }
}

/** 涉企行政检查规则 as an agency starts with them. */
export const inspectionRules: InspectionRules = inspectionRulesOf(rules)
