import type { InquiryList, InquiryView } from '@zhaofa/contract'
import { errorKinds, errorSources } from '@zhaofa/domain/accountability/codes.ts'
import { nothingReported, type AccountabilityFile } from '@zhaofa/domain/accountability/events.ts'
import { accountabilityBook } from '@zhaofa/domain/accountability/rulebook.ts'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { Tx } from '../../storage/database.ts'
import {
  inquiriesSeen,
  type StoredAccountability,
} from '../../storage/streams/accountability-stream.ts'
import type { World } from '../../world.ts'
import { agenciesOf, inAgency } from '../desk/in-agency.ts'
import { recordSupervision } from '../desk/read-restricted.ts'
import { beginAccountability } from './kept-books.ts'
import { loadUnitCircumstances } from './unit-circumstances.ts'
import { historyLines, saidOfAccountability } from './unit-history.ts'
import { keptBookView, bookOffers } from '../desk/book-offers.ts'

/**
 * 责任追究: the legal unit and the heads see all of it, whoever is concerned or inquires sees their own, and whoever
 * supervises the agency reads it, which is recorded; row-level security decides. With a case, only what is about that
 * case, and whether another may be begun.
 * @throws NotFoundError for a case that this person may not see
 */
export function listInquiries(
  world: World,
  actor: Actor,
  caseId: string | undefined,
): Promise<InquiryList> {
  const about = caseId === undefined ? {} : { caseId }
  return inAgency(world, actor, async (tx) => {
    if (actor.roles.includes('supervisor')) return supervisedInquiries(tx, world, actor, about)
    const { at } = await loadUnitCircumstances(tx, world, actor)
    const stored = await inquiriesSeen(tx, { agencies: [actor.agencyId], ...about })
    const [report] = accountabilityBook.acts(nothingReported)
    const mayBegin = report !== undefined && holdsOneOf(actor, report.by)
    const fresh = mayBegin && caseId !== undefined ? await beginAccountability(tx, caseId) : null
    const nameOf = (person: string) => at.personOf(person)?.name ?? unknownPerson
    return {
      inquiries: stored.map((each) =>
        inquiryView(each, nameOf, keptBookView(accountabilityBook, { file: each.file, actor, at })),
      ),
      offers: fresh
        ? bookOffers(accountabilityBook, accountabilityBook.acts(fresh.file), {
            ...{ file: fresh.file, actor, at },
          })
        : [],
    }
  })
}

const unknownPerson = '（已离任人员）'

/** Of the agencies that are supervised: to be read, with a trace of each, and without anything to be done. */
async function supervisedInquiries(
  tx: Tx,
  world: World,
  actor: Actor,
  about: { readonly caseId?: string },
): Promise<InquiryList> {
  const agencies = await agenciesOf(tx, actor)
  if (agencies.length === 0) return { inquiries: [], offers: [] }
  const stored = await inquiriesSeen(tx, { agencies, ...about })
  const people = await tx
    .selectFrom('identity.person')
    .select(['id', 'name'])
    .where('agency_id', 'in', [...agencies])
    .execute()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  for (const { id, agencyId, file } of stored) {
    const read = { agencyId, caseId: file.about?.caseId ?? '', subject: `accountability ${id}` }
    await recordSupervision(tx, world, actor, read)
  }
  const kept = (version: number) => ({ version, offers: [], proposal: null })
  return {
    inquiries: stored.map((each) =>
      inquiryView(each, (person) => names.get(person) ?? unknownPerson, kept(each.file.version)),
    ),
    offers: [],
  }
}

function inquiryView(
  { id, file, events }: StoredAccountability,
  nameOf: (person: string) => string,
  kept: InquiryView['kept'],
): InquiryView {
  const { about, report, inquirer, closed } = file
  const titles = new Map(accountabilityBook.acts(file).map((act) => [act.id, act.title]))
  return {
    id,
    caseId: about?.caseId ?? '',
    caseName: about?.name ?? '',
    state: stateWords(file),
    open: !closed,
    source: report ? errorSources[report.source] : '',
    errors: (report?.errors ?? []).map((each) => errorKinds[each]),
    concerned: (report?.concerned ?? []).map(nameOf),
    inquirer: inquirer === null ? null : nameOf(inquirer),
    history: historyLines(events, (event) =>
      saidOfAccountability(event, { title: (act) => titles.get(act) ?? act, nameOf }),
    ),
    kept,
  }
}

function stateWords({ inquirer, finding, measures, closed }: AccountabilityFile): string {
  if (closed) return '已办结'
  if (measures) return '已处理，等落实情况'
  if (finding) return '已认定，等处理'
  return inquirer === null ? '等指定核查人' : '核查中'
}
