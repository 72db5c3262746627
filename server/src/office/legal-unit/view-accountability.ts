import type { InquiryList, InquiryView } from '@zhaofa/contract'
import { errorKinds, errorSources } from '@zhaofa/domain/accountability/codes.ts'
import { nothingReported, type AccountabilityFile } from '@zhaofa/domain/accountability/events.ts'
import { accountabilityBook } from '@zhaofa/domain/accountability/rulebook.ts'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import type { UnitAt } from '@zhaofa/domain/legal-unit/book.ts'
import {
  inquiriesSeen,
  type StoredAccountability,
} from '../../storage/streams/accountability-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { beginAccountability } from './kept-books.ts'
import { loadUnitCircumstances } from './unit-circumstances.ts'
import { historyLines, saidOfAccountability } from './unit-history.ts'
import { keptBookView, unitOffers } from './unit-offers.ts'

/**
 * 责任追究: the legal unit and the heads see all of it, whoever is concerned or inquires sees their own; row-level
 * security decides. With a case, only what is about that case, and whether another may be begun.
 * @throws NotFoundError for a case that this person may not see
 */
export function listInquiries(
  world: World,
  actor: Actor,
  caseId: string | undefined,
): Promise<InquiryList> {
  return inAgency(world, actor, async (tx) => {
    const { at } = await loadUnitCircumstances(tx, world, actor)
    const about = caseId === undefined ? {} : { caseId }
    const stored = await inquiriesSeen(tx, { agencyId: actor.agencyId, ...about })
    const [report] = accountabilityBook.acts(nothingReported)
    const mayBegin = report !== undefined && holdsOneOf(actor, report.by)
    const fresh = mayBegin && caseId !== undefined ? await beginAccountability(tx, caseId) : null
    return {
      inquiries: stored.map((each) => inquiryView(each, actor, at)),
      offers: fresh
        ? unitOffers(accountabilityBook, accountabilityBook.acts(fresh.file), {
            ...{ file: fresh.file, actor, at },
          })
        : [],
    }
  })
}

function inquiryView(
  { id, file, events }: StoredAccountability,
  actor: Actor,
  at: UnitAt,
): InquiryView {
  const { about, report, inquirer, closed } = file
  const nameOf = (person: string) => at.personOf(person)?.name ?? '（已离任人员）'
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
    kept: keptBookView(accountabilityBook, { file, actor, at }),
  }
}

function stateWords({ inquirer, finding, measures, closed }: AccountabilityFile): string {
  if (closed) return '已办结'
  if (measures) return '已处理，等落实情况'
  if (finding) return '已认定，等处理'
  return inquirer === null ? '等指定核查人' : '核查中'
}
