import { evidenceOf } from '@zhaofa/domain/case/parts/evidence/evidence-list.ts'
import { NoticeStep, type NoticeDesk, type NoticeRow } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { partyCode } from '@zhaofa/domain/case/party.ts'
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
import {
  freeTexts,
  type FreeText,
  type RedactedFields,
} from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import { exceptionsOf, withholdingGrounds } from '@zhaofa/domain/publicity/notice/withheld.ts'
import { withdrawalTimes } from '@zhaofa/domain/case/parts/revision/limits.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { lastDecision } from '@zhaofa/domain/case/parts/revision/slice.ts'
import { publicationTime } from '@zhaofa/domain/case/parts/publication/limits.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { NotFoundError } from '../../../faults.ts'
import { findCase, loadCases, type StoredCase } from '../../../storage/streams/case-stream.ts'
import { decisionNumbers } from '../../../storage/document-store.ts'
import { findStoredNotice, type StoredNotice } from '../../../storage/streams/notice-stream.ts'
import type { Tx } from '../../../storage/database.ts'
import type { World } from '../../../world.ts'
import { loadCircumstances } from '../../cases/circumstances.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { refusalView } from '../../desk/citations.ts'
import { limitView } from '../../desk/limits.ts'
import { noticeAtHand } from './notice-at-hand.ts'
import { redactionPlaces } from './redaction-places.ts'

/** 公示台: what waits to be collected, checked, published, and what is public. */
export async function listDeskNotices(world: World, actor: Actor): Promise<NoticeRow[]> {
  return inAgency(world, actor, async (tx) =>
    deskRows(tx, await loadCircumstances(tx, world, { actor, file: null })),
  )
}

/** Steps of publication that have ended: the desk shows the newest of them, and everything that is open. */
const endedStates: readonly NoticeState[] = ['published', 'withdrawn', 'withheld']
const shownEnded = 200

/**
 * Rows of the desk: all that nobody has collected yet, oldest decision first, all that is on its way, and
 * the newest of what has ended.
 */
async function deskRows(tx: Tx, at: Circumstances): Promise<NoticeRow[]> {
  const open = await openRows(tx)
  const ended = await tx
    .selectFrom('casework.notice')
    .select(['id', 'case_id', 'state', 'decided_on'])
    .where('state', 'in', endedStates)
    .orderBy('decided_on', 'desc')
    .limit(shownEnded)
    .execute()
  const notices = [...open, ...ended].sort((a, b) => b.decided_on.localeCompare(a.decided_on))
  return rowViews(tx, [...(await waitingRows(tx)), ...notices], at)
}

/** The same without what has ended: what somebody still has to do. */
export async function openDeskRows(tx: Tx, at: Circumstances): Promise<NoticeRow[]> {
  return rowViews(tx, [...(await waitingRows(tx)), ...(await openRows(tx))], at)
}

type DeskRow = { readonly id: string; readonly case_id: string; readonly state: string }

const openRows = (tx: Tx) =>
  tx
    .selectFrom('casework.notice')
    .select(['id', 'case_id', 'state', 'decided_on'])
    .where('state', 'not in', endedStates)
    .orderBy('decided_on', 'desc')
    .execute()

async function waitingRows(tx: Tx): Promise<DeskRow[]> {
  const waiting = await tx
    .selectFrom('casework.standing_decision as d')
    .leftJoin('casework.notice as n', 'n.case_id', 'd.case_id')
    .select(['d.case_id'])
    .where('d.outcome', '=', 'penalty')
    .where('d.one_by_one', '=', true)
    .where('n.id', 'is', null)
    .orderBy('d.decided_on')
    .execute()
  return waiting.map(({ case_id }) => ({ id: case_id, case_id, state: 'waiting' }))
}

async function rowViews(tx: Tx, rows: readonly DeskRow[], at: Circumstances): Promise<NoticeRow[]> {
  const caseIds = rows.map(({ case_id }) => case_id)
  const cases = await loadCases(tx, caseIds)
  const numbers = await decisionNumbers(tx, caseIds)
  return rows.flatMap(({ id, case_id, state }) => {
    const stored = cases.get(case_id)
    // A voided decision has nothing to publish until it is made again.
    if (!stored || !hasWhatToShow(stored.file, state)) return []
    return [rowView(stored, { id, state, number: numbers.get(case_id) ?? '' }, at)]
  })
}

/** A decision that fell has nothing to publish; what was public of it is still to be taken down. */
const hasWhatToShow = (file: CaseFile, state: string): boolean =>
  file.decision !== null || (lastDecision(file) !== null && wasPublished.has(state))

const wasPublished: ReadonlySet<string> = new Set(['published', 'outdated', 'withdrawn'])

function rowView(
  { file }: StoredCase,
  { id, state, number }: { id: string; state: string; number: string },
  at: Circumstances,
): NoticeRow {
  // Of a decision that was revised what presses is to take it down.
  const limit = withdrawalTimes(file).at(-1) ?? publicationTime(file)
  return {
    id,
    caseId: file.id,
    number,
    party: file.filing?.party.name ?? '',
    cause: file.filing?.cause ?? '',
    state: state as NoticeRow['state'],
    stateTitle: state === 'waiting' ? '待采集' : noticeStates[state as keyof typeof noticeStates],
    decidedOn: lastDecision(file)?.decidedOn ?? at.today,
    limit: limit ? limitView(limit, at) : null,
  }
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
    const notice = composed.notice?.kind === 'withheld' ? null : composed.notice
    return {
      row: rowView(whole, { id, number, state: stored?.file.state ?? 'waiting' }, at),
      version: stored?.file.version ?? 0,
      fields: notice ? fieldPairs(whole, notice, composed.texts) : [],
      places: notice ? redactionPlaces(decision.draft, composed.texts, stored?.events ?? []) : [],
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
  texts: RedactedFields,
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
  const text = (field: FreeText, original: string | null) =>
    original === null
      ? []
      : [
          {
            field,
            label: freeTexts[field],
            original,
            public: texts.texts[field] ?? '',
            ground: [...new Set(grounds.get(field))].join('、') || null,
          },
        ]
  const { draft } = decision
  const fine = draft.penalty.fineFen
  return [
    pair('当事人', party.name, notice.party.name, person),
    pair(
      party.kind === 'natural-person' ? '身份证号' : '统一社会信用代码',
      partyCode(party),
      notice.party.uscc,
      '公民身份号码整体删除',
    ),
    pair('住址、住所', party.address, notice.party.county, '只保留到区县'),
    pair('电话', party.phone, null, '联系方式不公开'),
    ...text('cause', draft.cause),
    ...text('facts', draft.facts),
    ...text('statementHandling', draft.statementHandling),
    ...text('discretionReason', draft.discretionReason),
    pair('罚款', `${yuanText(fine)} 元`, `${yuanText(notice.fineFen)} 元`, ''),
    pair('处罚内容', notice.outcome, notice.outcome, ''),
    ...text('confiscatedGoods', draft.penalty.confiscatedGoods),
    ...text('terms', draft.penalty.terms),
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
