import type { Certificate } from '../src/authority/certificate.ts'
import type { CaseEvent, RecordedEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { evolve, foldCase } from '../src/case/evolve.ts'
import { problemsOf } from '../src/case/law-in-force.ts'
import { findActOf, standingOfAct } from '../src/case/procedures.ts'
import { readForm } from '../src/kernel/read-form.ts'
import type { Matter } from '../src/reference/matter.ts'
import { getPenaltyMatter } from '../src/reference/matters.ts'
import { basisText, type Basis } from '../src/shared/basis.ts'
import { plainDate } from '../src/shared/plain-date.ts'
import { circumstances, people } from './circumstances.ts'
import { organisation } from './decided-case.ts'

export const officers = [people.chen, people.wang]

/** 出售不具备再制造条件的五大总成, whose power the legal unit confirmed. */
const sample = getPenaltyMatter('CF-015-03')
export const unconfirmed = sample
export const confirmed: Matter = {
  ...sample,
  ...(sample.coercivePower && {
    coercivePower: {
      ...sample.coercivePower,
      confirmedBy: { name: '政策法规科', on: plainDate('2026-08-11') },
    },
  }),
}

const both = (person: string): Certificate[] =>
  officers.includes(person)
    ? [
        {
          number: '07030022016',
          categories: ['行政处罚', '行政检查', '行政强制'],
          region: '220300',
          validFrom: plainDate('2024-01-01'),
          validTo: plainDate('2028-12-31'),
          status: 'active',
        },
      ]
    : []

/** Thursday 2026-12-03, ten to three in the afternoon in China. */
export const firstHour = '2026-12-03T06:50:00.000Z'

export const seizureAt = (
  now = firstHour,
  changed: Partial<Circumstances> = {},
): Circumstances => ({
  ...circumstances(now, confirmed),
  matterOf: () => confirmed,
  certificatesOf: both,
  ...changed,
})

export const as = (id: string): Pick<Circumstances, 'actor'> => ({
  actor: { id, name: id, roles: ['officer', 'agency-head', 'legal-reviewer', 'department-head'] },
})

const beginning: CaseEvent[] = [
  {
    type: 'ClueRegistered',
    source: 'inspection',
    receivedAt: '2026-12-01T02:00:00.000Z',
    respondent: organisation.name,
    summary: '销售拆车件',
    preliminaryOpinion: '建议核查',
    named: false,
  },
  {
    type: 'CaseFiled',
    party: organisation,
    matterCode: 'CF-015-03',
    cause: '出售不能继续使用的报废机动车零部件',
    summary: '销售拆车件',
    jurisdiction: '违法行为发生地在本市',
    investigators: officers,
    violationFrom: plainDate('2026-11-01'),
    violationUntil: plainDate('2026-12-01'),
    discoveredOn: plainDate('2026-12-01'),
    lifeOrFinance: false,
  },
]

const chen = { id: people.chen, name: '陈立新' }

function recordedAt(event: CaseEvent, version: number, at: string, by = chen): RecordedEvent {
  return { version, at, by, approvals: [], event }
}

export const filedFile = (): CaseFile =>
  foldCase(
    '00000000-0000-4000-8000-0000000000ac',
    'agency',
    beginning.map((event, i) => recordedAt(event, i + 1, '2026-12-02T02:00:00.000Z')),
  )

export const after = (
  file: CaseFile,
  events: readonly CaseEvent[],
  at: string,
  by = chen,
): CaseFile =>
  events.reduce(
    (before, event) => evolve(before, recordedAt(event, before.version + 1, at, by)),
    file,
  )

/** Why the act is refused, each reason with its article; empty when it may be done. */
export function refusals(
  file: CaseFile,
  id: string,
  typed: Record<string, unknown>,
  at: Circumstances = seizureAt(),
): string[] {
  const act = findActOf(file, id)
  if (!act) throw new Error(`no act ${id}`)
  const said = (basis?: Basis) => (basis ? ` ${basisText(basis)}` : '')
  const standing = standingOfAct(act, file, at)
  if (!standing.can) return standing.unmet.map(({ reason, basis }) => reason + said(basis[0]))
  const read = readForm(act.form, typed)
  const problems = read.ok ? problemsOf(act, file, read.value, at) : (read.refusal.fields ?? [])
  return problems.map(({ field, message, basis }) => `${field}：${message}${said(basis)}`)
}

/** The file after the act. @throws Error when it is refused. */
export function done(
  file: CaseFile,
  id: string,
  typed: Record<string, unknown>,
  at: Circumstances = seizureAt(),
): CaseFile {
  const refused = refusals(file, id, typed, at)
  const act = findActOf(file, id)
  if (!act || refused.length > 0) throw new Error(`${id}: ${refused.join('；')}`)
  const read = readForm(act.form, typed)
  if (!read.ok) throw new Error(id)
  const { id: person, name } = at.actor
  return after(file, act.events(file, read.value, at), at.now, { id: person, name })
}

export const proposal = {
  measure: 'detain',
  target: '待售的制动盘、制动摩擦片、转向器总成',
  reason: '防止证据损毁、转移',
}

export const row = (no: number, changed: Record<string, unknown> = {}) => ({
  name: ['制动盘', '制动摩擦片', '转向器总成'][no - 1] ?? `零件${no}`,
  quantity: [26, 40, 7][no - 1] ?? 1,
  unit: ['只', '副', '件'][no - 1] ?? '件',
  condition: '旧，完好',
  place: '3 号货架',
  seal: `F-021${no}`,
  object: 'goods',
  standing: 'relevant',
  photo: null,
  ...changed,
})

/** Carried out in the hour before `now`. */
export const onTheSpot = (now = firstHour, changed: Record<string, unknown> = {}) => ({
  startedAt: new Date(Date.parse(now) - 40 * 60_000).toISOString(),
  endedAt: new Date(Date.parse(now) - 5 * 60_000).toISOString(),
  place: '四平市铁东区仓库路9号',
  officers,
  certificatesShown: true,
  presence: 'present',
  present: '周向东，法定代表人',
  witness: null,
  witnessOutside: null,
  told: true,
  statement: null,
  answer: null,
  goods: [row(1), row(2), row(3)],
  leftOut: null,
  custodian: 'store',
  custodianName: '姜海',
  custodyPlace: '本局罚没物品库',
  process: '到场、亮证、告知、清点、贴封签。',
  signing: 'signed',
  signingNote: null,
  handedOver: true,
  recording: 'AV15-20261203-01',
  unrecordedReason: null,
  ...changed,
})

export const urgentInput = (now = firstHour, changed: Record<string, unknown> = {}) => ({
  measure: 'detain',
  urgentGround: 'moving',
  explanation: '货车已装 12 只制动盘，司机称下午发往外地。',
  reason: '防止证据转移',
  ...onTheSpot(now),
  ...changed,
})

/** Proposed and approved an hour before, then carried out: three lines of the list in custody. */
export function seizedFile(now = firstHour): CaseFile {
  const earlier = seizureAt(new Date(Date.parse(now) - 60 * 60_000).toISOString())
  const proposed = done(filedFile(), 'propose-seizure', proposal, earlier)
  const approved = done(
    proposed,
    'approve-seizure~1',
    { approved: 'yes', opinion: '同意。' },
    { ...earlier, ...as(people.head) },
  )
  return done(approved, 'seize~1', onTheSpot(now), seizureAt(now))
}

export const urgentFile = (now = firstHour): CaseFile =>
  done(filedFile(), 'seize-urgently', urgentInput(now), seizureAt(now))

/** The same hour on a day. */
export const on = (day: string, changed: Partial<Circumstances> = {}) =>
  seizureAt(`${day}T06:50:00.000Z`, changed)
