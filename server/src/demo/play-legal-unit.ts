import type { UnitBookName } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { addDays, plainDate, yearOf, type PlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { agreeInBook, performUnitAct } from '../office/legal-unit/act-in-book.ts'
import { openBook } from '../office/legal-unit/kept-books.ts'
import { asPerson } from '../storage/as-person.ts'
import type { World } from '../world.ts'
import { granted } from './granted.ts'
import type { DemoDays } from './demo-days.ts'
import { demoActor } from './seed-people.ts'
import type { Cast } from './stage.ts'

/** The people of the demo's legal unit beside those who play cases. */
type LegalCast = Cast & {
  readonly publicLawyer: Actor
}

async function legalCast(world: World, cast: Cast): Promise<LegalCast> {
  return {
    ...cast,
    publicLawyer: await demoActor(world, 'mengfanqi'),
  }
}

/**
 * The legal unit before the first case: it is named, a law firm and a public lawyer are engaged, and the year of the
 * demo has a small plan of training, of which somebody still misses hours.
 */
export async function playLegalUnit(world: World, played: Cast, days: DemoDays): Promise<void> {
  const cast = await legalCast(world, played)
  const on = (day: PlainDate): World => ({
    ...world,
    clock: { now: () => new Date(`${day}T02:00:00.000Z`) },
  })
  const { reviewer: head, agencyHead } = cast
  const named = days.on('2026-02-02')
  await together(
    on(named),
    head,
    agencyHead,
    { book: 'unit', of: 'agency', act: 'name-unit' },
    {
      ...{ kind: 'own', name: '政策法规科', document: '四商发〔2024〕2号（示范）' },
      ...{ head: [head.personId], since: named },
    },
  )
  const term = { from: named, until: addDays(named, 364) }
  const engage = { book: 'counsel', of: 'new', act: 'engage' } as const
  await engageCounsel(on(named), cast, cast.counsel, {
    ...term,
    ...{ firm: '吉林衡佐律师事务所', licence: '12203201510123456' },
    ...{ contract: `四商法顾〔${yearOf(named)}〕1号（示范）`, fields: '行政处罚、行政诉讼' },
  })
  await together(on(named), head, agencyHead, engage, {
    ...{ kind: 'public-lawyer', name: cast.publicLawyer.name, ...term },
    ...{
      person: [cast.publicLawyer.personId],
      firm: '四平市商务局',
      contract: `四商任〔${yearOf(named)}〕3号（示范）`,
    },
    ...{ licence: '12203202010654321', fields: '规范性文件、合同' },
  })
  await playTraining(on, cast, days)
}

/** A law firm is engaged for a term, by the head of the legal unit and the head of the agency. */
export const engageCounsel = (
  world: World,
  { reviewer: head, agencyHead }: Pick<Cast, 'reviewer' | 'agencyHead'>,
  counsel: Pick<Actor, 'personId' | 'name'>,
  contract: Input & { readonly from: PlainDate; readonly until: PlainDate },
) =>
  together(
    world,
    head,
    agencyHead,
    { book: 'counsel', of: 'new', act: 'engage' },
    { kind: 'counsel', name: counsel.name, person: [counsel.personId], ...contract },
  )

async function playTraining(
  on: (day: PlainDate) => World,
  { reviewer: head, agencyHead, officers, secondReviewer }: LegalCast,
  days: DemoDays,
): Promise<void> {
  const year = trainedYear(days)
  const planned = plainDate(`${year}-02-03`)
  const place = { book: 'training', of: String(year) } as const
  await together(
    on(planned),
    head,
    agencyHead,
    { ...place, act: 'plan' },
    {
      ...{
        officerHours: 60,
        reviewerHours: 60,
        source: '通行做法：每人每年不少于 60 学时（示范）',
      },
      ...{ remindFrom: `${year}-10-01`, content: '行政处罚法、现场检查、文书制作' },
    },
  )
  const act = (day: PlainDate, id: string, input: Input) =>
    alone(on(day), head, { ...place, act: id }, input)
  const [first, second] = [plainDate(`${year}-03-10`), plainDate(`${year}-04-14`)]
  await act(planned, 'add-session', {
    ...{ title: '行政处罚法和裁量基准', on: first, hours: 40, way: 'online' },
    lecturer: '市司法局',
  })
  await act(planned, 'add-session', {
    ...{ title: '现场检查和文书制作', on: second, hours: 20, way: 'place' },
    ...{ place: '局三楼会议室', lecturer: '沈嘉禾' },
  })
  const [one, two] = officers
  const both = [one.personId, two.personId]
  await act(first, 'attend~1', { full: [...both, head.personId, secondReviewer.personId] })
  await act(second, 'attend~2', { full: [one.personId, head.personId] })
  await act(second, 'add-exam', {
    title: '年度法律知识考试',
    on: second,
    fullMark: 100,
    passMark: 60,
  })
  await act(second, 'results~1', {
    scores: [
      { person: [one.personId], score: 88 },
      { person: [two.personId], score: 76 },
    ],
  })
  await act(second, 'certify~1', { validUntil: `${year + 1}-12-31` })
}

/** The training of a year stays within it, wherever the demo moved to: of a year that has just begun, the one before. */
const trainedYear = ({ today }: DemoDays): number =>
  today > `${yearOf(today)}-04-30` ? yearOf(today) : yearOf(today) - 1

type Input = Readonly<Record<string, unknown>>
type Acting = { readonly book: UnitBookName; readonly of: string; readonly act: string }

async function alone(world: World, actor: Actor, acting: Acting, input: Input) {
  const version = await versionOf(world, actor, acting)
  return granted(await performUnitAct(world, actor, { ...acting, version, input }))
}

/** What takes two people, proposed by one and agreed to by the other. */
async function together(
  world: World,
  proposing: Actor,
  agreeing: Actor,
  acting: Acting,
  input: Input,
): Promise<void> {
  const { of, version } = await alone(world, proposing, acting, input)
  const answer = { book: acting.book, of, version, confirmedBy: 'password' as const }
  granted(await agreeInBook(world, agreeing, answer))
}

const versionOf = (world: World, { agencyId, personId }: Actor, { book, of }: Acting) =>
  asPerson(
    world.office,
    { agencyId, personId },
    async (tx) => (await openBook(tx, agencyId, book, of)).file.version,
  )
