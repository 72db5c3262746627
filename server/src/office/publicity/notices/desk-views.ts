import { evidenceOf } from '@zhaofa/domain/case/parts/evidence/evidence-list.ts'
import { NoticeStep, type NoticeDesk, type NoticeList, type NoticeRow } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { partyCode, partyCodeTitle } from '@zhaofa/domain/case/party.ts'
import {
  foldNotice,
  mayTake,
  type NoticeFile,
  type NoticeEvent,
} from '@zhaofa/domain/publicity/notice/notice-chain.ts'
import {
  noticeStates,
  noticeSteps,
  type NoticeState,
} from '@zhaofa/domain/publicity/chain/step-table.ts'
import type { PublicNotice } from '@zhaofa/domain/publicity/notice/public-notice.ts'
import { secretKinds } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { freeTexts, type FreeText } from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import { exceptionsOf, withholdingGrounds } from '@zhaofa/domain/publicity/notice/withheld.ts'
import { revisionEffects } from '@zhaofa/domain/case/parts/revision/codes.ts'
import { withdrawalTime } from '@zhaofa/domain/case/parts/revision/limits.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import {
  lastDecision,
  revisionBehind,
  type Revision,
} from '@zhaofa/domain/case/parts/revision/slice.ts'
import { publicationTime, toPublishSince } from '@zhaofa/domain/case/parts/publication/limits.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { NotFoundError } from '../../../faults.ts'
import { findCase, loadCases, type StoredCase } from '../../../storage/streams/case-stream.ts'
import { decisionNumbers } from '../../../storage/document-store.ts'
import {
  findStoredNotice,
  storedFacts,
  type StoredNotice,
} from '../../../storage/streams/notice-stream.ts'
import type { Tx } from '../../../storage/database.ts'
import { shownPart } from '../../../storage/shown-part.ts'
import type { World } from '../../../world.ts'
import { loadCircumstances } from '../../cases/circumstances.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { refusalView } from '../../desk/citations.ts'
import { limitView } from '../../desk/limits.ts'
import type { Composed } from './compose-notice.ts'
import { noticeAtHand } from './notice-at-hand.ts'
import { redactionPlaces } from './redaction-places.ts'

/** 公示台: what waits to be collected, checked, published, and what is public. */
export async function listDeskNotices(
  world: World,
  actor: Actor,
  shown = shownEnded,
): Promise<NoticeList> {
  return inAgency(world, actor, async (tx) =>
    deskRows(tx, await loadCircumstances(tx, world, { actor, file: null }), shown),
  )
}

/** Steps of publication that have ended: the desk shows the newest of them, and everything that is open. */
const endedStates: readonly NoticeState[] = ['published', 'withdrawn', 'withheld']
const shownEnded = 200

/**
 * Rows of the desk: all that nobody has collected yet, oldest decision first, all that is on its way, and
 * the newest of what has ended.
 */
async function deskRows(tx: Tx, at: Circumstances, most: number): Promise<NoticeList> {
  const open = await openRows(tx)
  const ended = await shownPart(
    tx
      .selectFrom('casework.notice')
      .select(rowColumns)
      .where('state', 'in', endedStates)
      .orderBy('decided_on', 'desc'),
    most,
  )
  const over = ended.rows.filter(({ id }) => !open.some((each) => each.id === id))
  const notices = [...open, ...over].sort((a, b) => b.decided_on.localeCompare(a.decided_on))
  const rows = await rowViews(tx, [...(await waitingRows(tx)), ...notices], at)
  return { rows, left: ended.left }
}

/** The same without what has ended: what somebody still has to do. */
export async function openDeskRows(tx: Tx, at: Circumstances): Promise<NoticeRow[]> {
  return rowViews(tx, [...(await waitingRows(tx)), ...(await openRows(tx))], at)
}

type DeskRow = {
  readonly id: string
  readonly case_id: string
  readonly state: string
  readonly number: string | null
  readonly decided_on: string
  /** The last day on which what is public of it is shown; null where nothing is. */
  readonly expires_on: string | null
}
const rowColumns = ['id', 'case_id', 'state', 'number', 'decided_on', 'expires_on'] as const

/** All that is on its way, and what is public of decisions that were revised since: it is to be withdrawn. */
const openRows = (tx: Tx): Promise<DeskRow[]> =>
  tx
    .selectFrom('casework.notice as n')
    .select(rowColumns)
    .where((or) =>
      or.or([
        or('state', 'not in', endedStates),
        or.and([
          or('state', '=', 'published'),
          or.exists(
            or
              .selectFrom('casework.case_event as e')
              .select('e.version')
              .whereRef('e.case_id', '=', 'n.case_id')
              .whereRef('e.version', '>', 'n.of_version')
              .where('e.type', '=', 'DecisionRevised'),
          ),
        ]),
      ]),
    )
    .orderBy('decided_on', 'desc')
    .execute()

async function waitingRows(tx: Tx): Promise<DeskRow[]> {
  const waiting = await tx
    .selectFrom('casework.decision_to_collect')
    .select(['case_id', 'decided_on'])
    .orderBy('decided_on')
    .execute()
  return waiting.map((row) => ({
    ...row,
    ...{ id: row.case_id, state: 'waiting', number: null, expires_on: null },
  }))
}

async function rowViews(tx: Tx, rows: readonly DeskRow[], at: Circumstances): Promise<NoticeRow[]> {
  const caseIds = rows.map(({ case_id }) => case_id)
  const cases = await loadCases(tx, caseIds)
  const numbers = await decisionNumbers(tx, caseIds)
  return rows.flatMap((row) => {
    const stored = cases.get(row.case_id)
    // A voided decision has nothing to publish until it is made again.
    if (!stored || !hasWhatToShow(stored.file, row.state) || isOver(stored.file, row, at)) return []
    const number = row.number ?? numbers.get(row.case_id) ?? ''
    return [rowView(stored, { ...row, number, decidedOn: row.decided_on }, at)]
  })
}

/** A decision that fell has nothing to publish; what was public of it is still to be taken down. */
const hasWhatToShow = (file: CaseFile, state: string): boolean =>
  file.decision !== null || (lastDecision(file) !== null && wasPublished.has(state))

/**
 * Nothing of it will be shown: the decision was changed after its time of display, or what a new version would put right
 * is shown no more (届满自动停止公示).
 */
const isOver = (
  file: CaseFile,
  { state, expires_on: last }: DeskRow,
  at: Circumstances,
): boolean =>
  state === 'waiting'
    ? toPublishSince(file, at) === null
    : state === 'outdated' && last !== null && last < at.today

const wasPublished: ReadonlySet<string> = new Set(['published', 'outdated', 'withdrawn'])

type KnownRow = { id: string; state: string; number: string; decidedOn: string }

function rowView(
  { file }: StoredCase,
  { id, state: stored, number, decidedOn }: KnownRow,
  at: Circumstances,
): NoticeRow {
  const revision = revisionBehind(file, id)
  const state = revision?.notice?.withdrawnOn === null ? 'revised' : (stored as NoticeRow['state'])
  // Of a decision that was revised what presses is to take it down.
  const limit = revision ? withdrawalTime(revision) : publicationTime(file, at)
  return {
    id,
    caseId: file.id,
    number,
    party: file.filing?.party.name ?? '',
    cause: file.filing?.cause ?? '',
    state,
    stateTitle: titleOfState(state),
    decidedOn,
    limit: limit ? limitView(limit, at) : null,
  }
}

function titleOfState(state: NoticeRow['state']): string {
  if (state === 'waiting') return '待采集'
  if (state === 'revised') return '待撤回'
  return noticeStates[state as keyof typeof noticeStates]
}

/** One notice on the desk, or a decided case that waits to be collected. @throws NotFoundError */
export async function viewNoticeDesk(world: World, actor: Actor, id: string): Promise<NoticeDesk> {
  return inAgency(world, actor, async (tx) => {
    const stored = await findStoredNotice(tx, id)
    const whole = await findCase(tx, stored?.file.caseId ?? id)
    const decision = whole ? lastDecision(whole.file) : null
    if (!whole || !decision) throw new NotFoundError('没有这条公示')
    const choices = stored?.file.choices ?? []
    const { publicVersion = 0, correction = null } = stored?.file ?? {}
    const next = { version: publicVersion + 1, correction }
    const asked = { actor, whole, publicId: id, choices, withhold: null, ...next }
    const { at, number, composed, facts } = await noticeAtHand(tx, world, asked)
    const revision = revisionBehind(whole.file, id)
    // What it says no longer holds: the decision that stands now has a notice of its own.
    const notice =
      revision !== undefined || composed.notice?.kind === 'withheld' ? null : composed.notice
    const known = stored ? await storedFacts(tx, id) : { number, decidedOn: decision.decidedOn }
    return {
      row: rowView(whole, { ...known, id, state: stored?.file.state ?? 'waiting' }, at),
      version: stored?.file.version ?? 0,
      revised: revision ? revisedWords(whole, revision) : null,
      fields: notice ? fieldPairs(whole, notice, composed) : [],
      places: notice
        ? redactionPlaces(composed.originals, composed.texts, stored?.events ?? [])
        : [],
      leak: {
        surfaces: composed.surfaces.map(({ name }) => name),
        secrets: composed.secrets.length,
        hits: composed.leaks.map(({ surface, kind }) => ({
          surface,
          secret: secretKinds[kind].title,
        })),
      },
      history: (stored?.events ?? []).map(historyLine),
      withholding: stored ? withholdingOf(stored) : null,
      ...stepsOf(stored?.file ?? waitingFile(whole.file.id, id), facts, stored === undefined),
      expiresOn: notice?.expiresOn ?? null,
      publicUrl:
        publicVersion > 0 && stored?.file.state !== 'withdrawn' ? `/decisions/${id}` : null,
      mayChoose: stored !== undefined && mayTake('choose', stored.file, facts).ok,
    }
  })
}

function revisedWords({ events }: StoredCase, { version, effect, since }: Revision) {
  const event = events.find((each) => each.version === version)?.event
  return {
    what: `${since} 决定被${revisionEffects[effect]}`,
    reason: event?.type === 'DecisionRevised' ? event.reason : '',
  }
}

/** A case not yet collected behaves like one sent back to the collector. */
function waitingFile(caseId: string, id: string): NoticeFile {
  const event = { type: 'NoticeCollected' as const, caseId, opinion: '' }
  const first = { version: 0, at: '', by: { id: '', name: '' }, approvals: [], event }
  return { ...foldNotice(id, [first]), state: 'returned' }
}

function withholdingOf({ file, events }: StoredNotice): NoticeDesk['withholding'] {
  if (!file.withholding) return null
  const { ground } = file.withholding
  const { title, because } = withholdingGrounds[ground]
  const proposal = events.findLast(({ event }) => event.type === 'WithholdingProposed')
  return {
    title,
    because: citationText(because),
    exception: exceptionsOf[ground],
    reason: proposal?.event.opinion ?? '',
    by: proposal?.by.name ?? '',
  }
}

/** 不予公开 is rare, so the desk shows its steps only when one of them can come next. */
const withholdingSteps: ReadonlySet<NoticeStep> = new Set([
  'propose-withholding',
  'approve-withholding',
  'refuse-withholding',
])

function stepsOf(
  file: NoticeFile,
  facts: Parameters<typeof mayTake>[2],
  waiting: boolean,
): Pick<NoticeDesk, 'can' | 'cannot'> {
  const steps: readonly NoticeStep[] = waiting ? ['collect'] : NoticeStep.options
  const shown = steps.filter(
    (id) => noticeSteps[id].from.includes(file.state) || !withholdingSteps.has(id),
  )
  const answers = shown.map((id) => ({ id, answer: mayTake(id, file, facts) }))
  return {
    can: answers
      .filter(({ answer }) => answer.ok)
      .map(({ id }) => ({ id, title: noticeSteps[id].title, effect: noticeSteps[id].effect })),
    cannot: answers.flatMap(({ id, answer }) =>
      answer.ok ? [] : [{ id, title: noticeSteps[id].title, ...refusalView(answer.refusal) }],
    ),
  }
}

const titles: Record<NoticeEvent['type'], string> = {
  NoticeCollected: '采集',
  PlacesChosen: '逐处决定隐去或者保留',
  NoticeChecked: '审核通过',
  NoticeReturned: '退回采集',
  NoticePublished: '发布',
  WithholdingProposed: '拟不予公开',
  WithholdingRefused: '不批准不予公开',
  NoticeWithheld: '批准不予公开',
  NoticeWithdrawn: '撤回',
  NoticeOutdated: '案卷更正，待更正公示',
}

function historyLine({ at, by, event }: Recorded<NoticeEvent>): NoticeDesk['history'][number] {
  return { at, by: by.name, title: titles[event.type], opinion: event.opinion || null }
}

/** Public beside original, field by field: redaction shows as a difference, never as paint. */
function fieldPairs(
  { file }: StoredCase,
  notice: PublicNotice,
  { originals, texts }: Pick<Composed, 'originals' | 'texts'>,
): NoticeDesk['fields'] {
  const { filing, decision } = file
  if (!filing || !decision) return []
  const { party } = filing
  const person = party.kind === 'natural-person' ? '自然人姓名隐去名' : '个人信息不公开'
  const pair = (label: string, original: string, shown: string | null, ground: string) => ({
    field: null,
    label,
    original,
    public: shown ?? '（不公开）',
    ground: original === shown ? null : ground,
  })
  const grounds = new Map<FreeText, string[]>()
  for (const { field, grounds: cited } of texts.redactions) {
    grounds.set(field, [...(grounds.get(field) ?? []), ...cited.map(citationText)])
  }
  const text = (field: FreeText) => {
    const original = originals[field] ?? ''
    const ground = [...new Set(grounds.get(field))].join('、') || null
    const shown = {
      field,
      label: freeTexts[field],
      original,
      public: texts.texts[field] ?? '',
      ground,
    }
    return original === '' ? [] : [shown]
  }
  const fine = decision.draft.penalty.fineFen
  return [
    pair('当事人', party.name, notice.party.name, person),
    pair(partyCodeTitle(party), partyCode(party), notice.party.uscc, '身份证件号码整体删除'),
    pair('住址、住所', party.address, notice.party.county, '只保留到区县'),
    pair('电话', party.phone, null, '联系方式不公开'),
    ...text('cause'),
    ...text('facts'),
    ...text('statementHandling'),
    ...text('discretionReason'),
    pair('罚款', `${yuanText(fine)} 元`, `${yuanText(notice.fineFen)} 元`, ''),
    pair('处罚内容', notice.outcome, notice.outcome, ''),
    ...text('confiscatedGoods'),
    ...text('terms'),
    pair(
      '证据',
      evidenceOf(file)
        .map(({ name }) => name)
        .join('、'),
      notice.evidence,
      '只公开种类和份数',
    ),
    pair('办案人员意见、法制审核意见、集体讨论', '（在卷）', null, '过程性信息不公开'),
  ]
}
