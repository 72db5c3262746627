import type { CounselLine, CounselList } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { counselKinds } from '@zhaofa/domain/authority/counsel.ts'
import type { UnitAt } from '@zhaofa/domain/legal-unit/unit-at.ts'
import { counselBook } from '@zhaofa/domain/legal-unit/counsel-acts.ts'
import {
  daysToEnd,
  isEngagedOn,
  lastDayAsCounsel,
  noCounsel,
  type CounselFile,
} from '@zhaofa/domain/legal-unit/counsel.ts'
import { yearOf } from '@zhaofa/domain/shared/plain-date.ts'
import type { StoredCounsel } from '../../storage/streams/counsel-stream.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { loadUnitCircumstances } from './unit-circumstances.ts'
import { historyLines, saidOfCounsel } from './unit-history.ts'
import { keptBookView, bookOffers } from '../desk/book-offers.ts'
import { requireUnitReader } from './unit-readers.ts'

/** 法律顾问、公职律师登记簿, those who serve first, then by name. */
export function listCounsel(world: World, actor: Actor): Promise<CounselList> {
  requireUnitReader(actor)
  return inAgency(world, actor, async (tx) => {
    const { at, counsel } = await loadUnitCircumstances(tx, world, actor)
    const lines = counsel.map((stored) => counselLine(stored, actor, at))
    const fresh = { file: noCounsel, actor, at }
    return {
      counsel: lines.toSorted(
        (a, b) => places[a.state] - places[b.state] || a.name.localeCompare(b.name, 'zh'),
      ),
      offers: bookOffers(counselBook, counselBook.acts(noCounsel), fresh),
    }
  })
}

const places: Readonly<Record<CounselLine['state'], number>> = {
  ...{ proposed: 0, engaged: 1, 'to-come': 2, ended: 3 },
}

function counselLine({ id, file, events }: StoredCounsel, actor: Actor, at: UnitAt): CounselLine {
  const { engaged, terms, notes, proposal } = file
  // Of an entry that waits for the head only the proposal says who it is about.
  const asked = proposal?.input as Partial<CounselFile['engaged']> | undefined
  const titles = new Map(counselBook.acts(file).map((act) => [act.id, act.title]))
  const left = daysToEnd(file, at.today)
  return {
    id,
    name: engaged?.name ?? asked?.name ?? '',
    kind: counselKinds[engaged?.kind ?? asked?.kind ?? 'counsel'],
    account: engaged?.person ? (at.personOf(engaged.person)?.account ?? null) : null,
    firm: engaged?.firm ?? asked?.firm ?? '',
    licence: engaged?.licence ?? asked?.licence ?? '',
    fields: engaged?.fields ?? asked?.fields ?? '',
    terms: terms.map((term) => ({ ...term })),
    state: stateOf(file, at),
    words: stateWords(file, at),
    soon: left !== null,
    opinionsThisYear: engaged?.person ? at.opinionsOf(engaged.person, yearOf(at.today)) : 0,
    notes: notes.map((note) => ({ ...note })),
    history: historyLines(events, (event) => saidOfCounsel(event, (act) => titles.get(act) ?? act)),
    kept: keptBookView(counselBook, { file, actor, at }),
  }
}

function stateOf(file: CounselFile, { today }: UnitAt): CounselLine['state'] {
  if (file.engaged === null) return file.proposal ? 'proposed' : 'ended'
  if (isEngagedOn(file, today)) return 'engaged'
  return file.ended === null && file.terms.some(({ from }) => from > today) ? 'to-come' : 'ended'
}

function stateWords(file: CounselFile, at: UnitAt): string {
  const last = lastDayAsCounsel(file) ?? ''
  switch (stateOf(file, at)) {
    case 'proposed':
      return '等机关负责人同意'
    case 'to-come':
      return `${file.terms.find(({ from }) => from > at.today)?.from ?? ''} 起`
    case 'engaged': {
      const left = daysToEnd(file, at.today)
      return left === null
        ? `在聘，到 ${last}`
        : `在聘，${left === 0 ? '今天' : `还有 ${left} 天`}到期`
    }
    case 'ended':
      if (file.engaged === null) return '没有同意聘任'
      return file.ended === null ? `${last} 届满` : `${file.ended.on} 解聘`
  }
}
