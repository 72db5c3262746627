import { partyCode } from '@zhaofa/domain/case/party.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import type { Opening } from '@zhaofa/domain/case/case-kernel.ts'
import { openVisit } from '@zhaofa/domain/case/procedures/inspection/acts/opening.ts'
import type { InspectionFacts } from '@zhaofa/domain/inspection/facts.ts'
import { inspectionRulesOf } from '@zhaofa/domain/inspection/inspection-rules.ts'
import { capOf, publishedItems } from '@zhaofa/domain/inspection/published-lists.ts'
import { isPlainObject } from '@zhaofa/domain/kernel/field-problem.ts'
import type { AgencyRules } from '@zhaofa/domain/rules/agency-rules.ts'
import type { PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import type { Tx } from '../../storage/database.ts'
import { recordsElsewhere } from '../../storage/field-record-store.ts'
import { firmStandings } from '../../storage/firm-store.ts'
import { wholeLists } from '../../storage/publication/lists/list-versions.ts'
import { checklistReader } from '../../storage/streams/checklist-stream.ts'
import { visitsOfFirms } from '../../storage/visit-store.ts'

type Asked = {
  readonly agencyId: string
  readonly today: PlainDate
  /** Of the agency, as they count today. */
  readonly rules: AgencyRules
  /** The visits that are judged. */
  readonly files: readonly CaseFile[]
  /** What was typed: the firm and the officers that it names are looked up. */
  readonly input?: unknown
}

/** Whether an act of a visit is judged: nobody else pays for what it has to know. */
export const isAboutVisit = (file: CaseFile | null, opening: Opening | null): boolean =>
  file ? file.visit !== null : opening?.id === openVisit.id

/** What the rules of 行政检查 look at beside the file, read for the firms and officers that are named and for no others. */
export async function loadInspectionFacts(
  tx: Tx,
  { agencyId, today, rules, files, input }: Asked,
): Promise<InspectionFacts> {
  const visited = files.flatMap(({ visit }) => (visit ? [partyCode(visit.firm)] : []))
  const firms = [...new Set([...visited, ...firmIn(input)])]
  // An amendment compares what is typed with what the record says of others.
  const recorded = input === undefined ? [] : files.flatMap(({ records }) => records)
  const officers = [
    ...new Set([...officersIn(input), ...recorded.flatMap((each) => each.officers)]),
  ]
  const lists = await wholeLists(tx, { agencyId, items: [itemList, capList] })
  const items = lists.find(({ item }) => item === itemList)
  const caps = lists.find(({ item }) => item === capList)
  const since = `${Number(today.slice(0, 4)) - 1}-01-01` as PlainDate
  const visits = await visitsOfFirms(tx, { agencyId, firms, since })
  const standings = await firmStandings(tx, agencyId, firms)
  const records = await recordsElsewhere(tx, {
    agencyId,
    officers,
    // No record of a visit begins before the day on which it was registered.
    since: `${files[0]?.openedOn ?? today}T00:00:00+08:00`,
    apart: files[0]?.id ?? null,
  })
  return {
    rules: inspectionRulesOf(rules),
    published: items ? publishedItems(items) : null,
    checklistOf: await checklistReader(tx, agencyId),
    capFor: (_uscc, names) => (caps ? capOf(caps, names) : null),
    visitsOf: (uscc) => looked(visits, uscc),
    firmOf: (uscc) => looked(standings, uscc),
    recordsOf: (officer) => looked(records, officer),
  }
}

const itemList = 'pre_inspection_item_list'
const capList = 'pre_frequency_cap'

/** What was not looked up is never "nothing found". */
function looked<T>(found: ReadonlyMap<string, T>, asked: string): T {
  const value = found.get(asked)
  if (value === undefined) throw new Error(`${asked} was not looked up before the visit was judged`)
  return value
}

/** The credit code of the firm in a form, as it was typed. */
function firmIn(input: unknown): string[] {
  const party = isPlainObject(input) ? input['party'] : null
  const code = isPlainObject(party) ? party['uscc'] : null
  return typeof code === 'string' ? [code.trim().toUpperCase()] : []
}

/** Whom a form names as officers; what is no id of a person is refused by the form itself. */
function officersIn(input: unknown): string[] {
  const named = isPlainObject(input) ? input['officers'] : null
  return Array.isArray(named)
    ? named.filter((each) => typeof each === 'string' && uuid.test(each))
    : []
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
