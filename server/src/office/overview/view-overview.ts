import { sql } from 'kysely'
import { CaseSet, supervisedSets, type CaseRow, type Overview } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Role } from '@zhaofa/domain/authority/roles.ts'
import { stages } from '@zhaofa/domain/kernel/procedure.ts'
import { chinaDay, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { ForbiddenError } from '../../faults.ts'
import { loadStaff } from '../../storage/staff-store.ts'
import type { Tx } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { loadCircumstances } from '../cases/circumstances.ts'
import { countLetters, overseenLetters, overseesLetters } from '../letters/letter-standing.ts'
import { agenciesOf, agencyNames, inAgency } from '../desk/in-agency.ts'
import { caseRowView } from '../cases/views/case-row.ts'
import { caseSets } from './case-sets.ts'

/** Whose work it is to look over all cases of an agency, or of those they supervise. */
const overseers: readonly Role[] = [
  'agency-head',
  'department-head',
  'legal-reviewer',
  'legal-head',
  'archivist',
  'supervisor',
]

/** Rows shown of a set that presses; the rest is in the list that its number opens. */
const shownRows = 8

type Asked = {
  readonly agencies: readonly string[]
  readonly today: PlainDate
  readonly actor: Actor
}

/**
 * 总览: the numbers of the cases this person may see, and the nearest of those that press. Nothing is asked once a
 * case: every number comes from the rows that lists read.
 * @throws ForbiddenError for whoever sees only the cases they work on.
 */
export async function viewOverview(world: World, actor: Actor): Promise<Overview> {
  if (!holdsOneOf(actor, overseers)) {
    throw new ForbiddenError('总览供负责人、审核人、档案管理员和监督机关使用')
  }
  return inAgency(world, actor, async (tx) => {
    const today = chinaDay(world.clock.now().toISOString())
    const asked = { agencies: await agenciesOf(tx, actor), today, actor }
    const staff = await loadStaff(tx)
    const nameOf = (id: string) => staff.get(id)?.name ?? ''
    const { counts, ...sums } = await countsOf(tx, asked)
    const rows = (set: CaseSet, whose: 'agency' | 'party') => nearest(tx, asked, set, whose, nameOf)
    return {
      today,
      counts,
      sums,
      letters: await lettersOf(tx, world, actor),
      stages: await stagesOf(tx, asked),
      dueSoon: await rows('due-soon', 'agency'),
      overdue: await rows('overdue', 'agency'),
      partyOverdue: await rows('party-overdue', 'party'),
      months: await monthsOf(tx, asked),
      agencies: actor.roles.includes('supervisor') ? await byAgency(tx, asked) : [],
    }
  })
}

const from = ({ agencies }: Asked) =>
  sql`from casework.case_file where agency_id = any (${[...agencies]}::uuid[])`

async function countsOf(tx: Tx, asked: Asked) {
  const sets = CaseSet.options
  const columns = sets.map(
    (set) => sql`count(*) filter (where ${caseSets[set](asked)}) as ${sql.ref(set)}`,
  )
  const fined = caseSets.fined(asked)
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join(columns)},
      sum(fined_fen) filter (where ${fined}) as fined_sum,
      sum(unpaid_fen) filter (where ${fined}) as unpaid_sum
    ${from(asked)}`.execute(tx)
  const row = rows[0] ?? {}
  const fen = Number(row['fined_sum'] ?? 0)
  const unpaid = Number(row['unpaid_sum'] ?? 0)
  return {
    counts: Object.fromEntries(sets.map((set) => [set, Number(row[set] ?? 0)])),
    fined: fen,
    paid: fen - unpaid,
    unpaid,
  }
}

/** Letters that wait, for whoever looks after them; null for everybody else. */
async function lettersOf(tx: Tx, world: World, actor: Actor): Promise<Overview['letters']> {
  if (!overseesLetters(actor)) return null
  const at = await loadCircumstances(tx, world, { actor, file: null })
  return countLetters(await overseenLetters(tx, at), at.today)
}

async function stagesOf(tx: Tx, asked: Asked): Promise<Overview['stages']> {
  const { rows } = await sql<{ stage: string; n: string }>`
    select stage, count(*) as n ${from(asked)} and ${caseSets.open(asked)} group by stage`.execute(
    tx,
  )
  const found = new Map(rows.map(({ stage, n }) => [stage, Number(n)]))
  return stages.map((stage) => ({ stage, cases: found.get(stage) ?? 0 }))
}

async function nearest(
  tx: Tx,
  asked: Asked,
  set: CaseSet,
  whose: 'agency' | 'party',
  nameOf: (id: string) => string,
): Promise<CaseRow[]> {
  // Cut: the number above these rows opens the list of all.
  const rows = await tx
    .selectFrom('casework.case_file')
    .selectAll()
    .where('agency_id', 'in', [...asked.agencies])
    .where(caseSets[set](asked))
    .orderBy(whose === 'agency' ? 'agency_due_on' : 'party_due_on')
    .orderBy('id')
    .limit(shownRows)
    .execute()
  return rows.map((row) =>
    caseRowView(
      whose === 'agency'
        ? { ...row, due_on: row.agency_due_on, due_title: row.agency_due_title }
        : { ...row, due_on: row.party_due_on, due_title: row.party_due_title },
      asked.today,
      nameOf,
    ),
  )
}

async function monthsOf(tx: Tx, asked: Asked): Promise<Overview['months']> {
  const count = (set: CaseSet) => sql`count(*) filter (where ${caseSets[set](asked)})`
  const { rows } = await sql<Record<string, string>>`
    select to_char(decided_on, 'YYYY-MM') as month, count(*) as decided,
      ${count('published-in-time')} as "inTime", ${count('published-late')} as late,
      ${count('publication-overdue')} as overdue, ${count('publication-waiting')} as waiting,
      ${count('withheld')} as withheld, ${count('not-one-by-one')} as "notOneByOne",
      sum(fined_fen) as fen
    ${from(asked)} and ${caseSets.decided(asked)}
    group by 1 order by 1`.execute(tx)
  return rows.map(({ month = '', ...numbers }) => {
    const n = (name: string) => Number(numbers[name] ?? 0)
    return {
      month,
      decided: n('decided'),
      inTime: n('inTime'),
      late: n('late'),
      overdue: n('overdue'),
      waiting: n('waiting'),
      withheld: n('withheld'),
      notOneByOne: n('notOneByOne'),
      fen: n('fen'),
    }
  })
}

async function byAgency(tx: Tx, asked: Asked): Promise<Overview['agencies']> {
  const columns = supervisedSets.map(
    (set) => sql`count(*) filter (where ${caseSets[set](asked)}) as ${sql.ref(set)}`,
  )
  const { rows } = await sql<Record<string, string>>`
    select agency_id, ${sql.join(columns)} ${from(asked)} group by agency_id`.execute(tx)
  const names = await agencyNames(tx)
  return rows.map(({ agency_id: id = '', ...counted }) => ({
    id,
    name: names.get(id) ?? '',
    counts: Object.fromEntries(supervisedSets.map((set) => [set, Number(counted[set] ?? 0)])),
  }))
}
