import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { Requirement } from '../../case-kernel.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { cite } from '../../../shared/citation.ts'
import { systemRule } from '../../../shared/basis.ts'
import { addDays, chinaDay, plainDate } from '../../../shared/plain-date.ts'
import { servedPapers, type ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import type { RecordedEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve, foldCase } from '../../evolve.ts'
import { convertedToOrdinary } from '../../procedures/summary-penalty/slice.ts'
import { nothingPending } from '../approval/requirements.ts'
import { papersToServe } from '../service/served-papers.ts'
import { amendableRow, asAmendable, type AmendableRow } from './amendable-row.ts'
import { fallsWith, objectionsTo } from './amendment-checks.ts'
import { changeText, textChanges, sameValue, limitChangeText } from './changes.ts'
import type { AmendableRecord, AmendmentEvent } from './events.ts'
import { papersInHand, type HandedPaper } from './handed-papers.ts'
import { limitChanges, shortenedLimits, type LimitsOf } from './limit-changes.ts'

type RecordAmended = Extract<AmendmentEvent, { type: 'RecordAmended' }>

/** A record of the case, as it reads now. */
type Place = { readonly recorded: RecordedEvent; readonly record: AmendableRecord }

const ownFields = {
  amendmentReason: form.paragraph({
    label: '更正的理由',
    max: 1_000,
    hint: '写明错误的原因和发现的时间',
    basis: cite('行政处罚法', 75, { paragraph: 2 }),
  }),
  proof: form.text({
    label: '更正的凭据',
    max: 300,
    hint: '笔录由被询问人、当事人签名确认；送达以送达回证、邮件签收记录为准；当事人信息以营业执照、身份证件为准',
  }),
}

type Own = { amendmentReason: string; proof: string }
type Input = Own & Readonly<Record<string, unknown>>

/** Sealed and not served: it would go out with the words that are just put right. */
const noPaperOnItsWay: Requirement = {
  id: 'no-paper-on-its-way',
  check: (file) => {
    const [waiting] = papersToServe(file)
    if (waiting === undefined) return met
    return unmet(onItsWay(waiting), [systemRule('order')])
  },
}

const onItsWay = (paper: ServedPaper): string =>
  `${servedPapers[paper]}已经用印、还没有送达，先登记送达或者作废，再更正`

/** 更正 of every record of the case that can be put right: one bound act each, `amend~7`. */
export function amendmentsOf(file: CaseFile, limitsOf: LimitsOf): readonly Act[] {
  const known = made.get(file) ?? amendments(file, limitsOf)
  made.set(file, known)
  return known
}

/** A file never changes, and every look at it asks for its acts. */
const made = new WeakMap<CaseFile, readonly Act[]>()

function amendments(file: CaseFile, limitsOf: LimitsOf): Act[] {
  return file.history.flatMap((recorded) => {
    const record = asAmendable(recorded.event)
    // What was found on the spot was carried into the filing, and is put right there.
    if (record?.type === 'SpotCaseOpened' && convertedToOrdinary(file)) return []
    return record ? [amendRecord({ recorded, record }, file, limitsOf)] : []
  })
}

const bothHeads = ['department-head', 'agency-head'] as const

function amendRecord({ recorded, record }: Place, whole: CaseFile, limitsOf: LimitsOf): Act {
  const { archive } = whole
  const row = amendableRow(record, whole)
  const place = { recorded, record }
  const would = (file: CaseFile, input: Input, at: Circumstances) =>
    amendedBy(place, row, { file, input, at, limitsOf })
  return act({
    id: `amend~${recorded.version}`,
    title: `更正${row.title}（${chinaDay(recorded.at)}）`,
    step: 'amend',
    amends: recorded.version,
    by: row.by,
    approvals: archive === null ? row.approvals : bothHeads,
    presses: false,
    effect: `原来的文字划去保留，旁边写明更正人、时间和理由；${
      row.saidIn !== null || Object.keys(row.repeated).length > 0
        ? '已经送达的文书写了同样内容的，另制作补正（更正）通知书送达当事人；'
        : ''
    }期限按更正后的内容重新计算。${archive === null ? '' : '案卷已经归档，备考表另行记载。'}`,
    basis: [cite('行政处罚法', 47), cite('行政处罚法', 75, { paragraph: 2 })],
    form: formOf(row),
    papers: ['record_amendment', 'paper_amendment', ...row.signedAgain, 'file_backnote'],
    recording: [],
    requires: [nothingPending, ...(row.saidIn !== null ? [noPaperOnItsWay] : []), ...row.requires],
    defaults: () => shownOf(record, row),
    known: ({ amendments }) =>
      amendments
        .filter(({ of }) => of === recorded.version)
        .map(({ on, by, changes }) => ({
          label: '已经更正过',
          value: changes.map(changeText).join('；'),
          source: `${by}，${on}`,
        })),
    narrows: (file, at) => ({
      ...row.narrows(file, at),
      ...(earlierIsRefused(place, file, at, limitsOf) && notEarlier(record)),
    }),
    asks: (file, input, at) => {
      const { changes, limits } = would(file, input as Input, at)
      return [...changes.map(changeText), ...limits.map(limitChangeText)].join('；')
    },
    checks: (file, input, at) =>
      checkAmendment(place, row, { file, input: input as Input, at, limitsOf }),
    events: (file, input, at) => [would(file, input as Input, at)],
  })
}

/** Papers in the hands of the party that say the same as the record, or repeat what changes of it. */
function papersSaying(
  { recorded, record }: Place,
  row: AmendableRow,
  reads: AmendableRecord,
  { file, at }: Amending,
): HandedPaper[] {
  const { saidIn } = row
  const repeating = papersRepeating(recorded.version, row, changedFields(record, row, reads), at)
  return papersInHand(file).filter(
    (paper) => saidIn === 'every' || saidIn?.includes(paper) || repeating.includes(paper),
  )
}

/** Kinds of paper, made since the record, that repeat one of these fields. */
function papersRepeating(
  since: number,
  { repeated }: AmendableRow,
  fields: readonly string[],
  { papers }: Pick<Circumstances, 'papers'>,
): string[] {
  const kinds = fields.flatMap((field) => repeated[field] ?? [])
  return kinds.filter((kind) =>
    papers.some(({ type, version, voided }) => type === kind && version > since && !voided),
  )
}

/** The fields of the form that read otherwise. */
function changedFields(
  record: AmendableRecord,
  row: AmendableRow,
  reads: AmendableRecord,
): string[] {
  const [before, after] = [shownOf(record, row), shownOf(reads, row)]
  return Object.keys(row.fields).filter((name) => !sameValue(before[name], after[name]))
}

const formOf = ({ fields }: AmendableRow): form.Form => ({ ...fields, ...ownFields })

/** The record as its form shows it; null where it keeps nothing. */
const shownOf = (record: AmendableRecord, { fields, shown }: AmendableRow) => {
  const values: Readonly<Record<string, unknown>> = { ...record, ...shown(record) }
  return Object.fromEntries(Object.keys(fields).map((name) => [name, values[name] ?? null]))
}

type Amending = {
  readonly file: CaseFile
  readonly input: Input
  readonly at: Circumstances
  readonly limitsOf: LimitsOf
}

/** The record with the words of the form; the cause follows the matter, as it did when the case was filed. */
function readingOf(
  record: AmendableRecord,
  { fields, keeps, kept }: AmendableRow,
  { input, at }: Amending,
) {
  const typed = Object.fromEntries(Object.keys(fields).map((name) => [name, input[name] ?? null]))
  // What the record never held and nobody fills in now stays out of it.
  const own = Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => keeps.includes(name) && (value !== null || Object.hasOwn(record, name)),
    ),
  )
  const reads = { ...record, ...own, ...kept(typed, record) } as AmendableRecord
  if (!('matterCode' in reads) || !('matterCode' in record)) return reads
  return reads.matterCode === record.matterCode
    ? reads
    : { ...reads, cause: at.matterOf(reads.matterCode)?.name ?? '' }
}

function amendedBy(
  { recorded, record }: Place,
  row: AmendableRow,
  amending: Amending,
): RecordAmended {
  const { file, input, at, limitsOf } = amending
  const reads = readingOf(record, row, amending)
  const standing: RecordAmended = {
    type: 'RecordAmended',
    of: recorded.version,
    reads,
    changes: textChanges(row.fields, shownOf(record, row), shownOf(reads, row), at),
    reason: input.amendmentReason,
    proof: input.proof,
    limits: [],
    falls: 'nothing',
    papers: papersSaying({ recorded, record }, row, reads, amending),
  }
  // What falls is seen by the file that would stand with the new words.
  const after = fileAfter(file, standing, at)
  const event = {
    ...standing,
    falls: fallsWith(file, { before: record, reads, after }, row.founds),
  }
  const limits = limitChanges(file, fileAfter(file, event, at), at, limitsOf)
  const falls =
    event.falls === 'nothing' && limits.length > 0 && file.decision === null && file.draft !== null
      ? ('draft' as const)
      : event.falls
  // Where another party or matter begins anew, what was told to the first one is not put right but told again.
  return {
    ...event,
    limits: falls === 'findings' ? [] : limits,
    falls,
    papers: falls === 'findings' ? [] : event.papers,
  }
}

const fileAfter = (file: CaseFile, event: RecordAmended, at: Circumstances): CaseFile =>
  evolve(file, {
    version: file.version + 1,
    at: at.now,
    by: { id: at.actor.id, name: at.actor.name },
    approvals: [],
    event,
  })

function checkAmendment(place: Place, row: AmendableRow, amending: Amending): FieldProblem[] {
  const { file, at, limitsOf } = amending
  const event = amendedBy(place, row, amending)
  const fields = changedFields(place.record, row, event.reads)
  const [changed] = fields
  if (changed === undefined || event.changes.length === 0) {
    const [field = 'amendmentReason'] = Object.keys(row.fields)
    return [{ field, message: '没有改动任何一处，无须更正' }]
  }
  const repeating = papersRepeating(place.recorded.version, row, fields, at)
  const waiting = papersToServe(file).find((paper) => repeating.includes(paper))
  if (waiting !== undefined) return [{ field: changed, message: onItsWay(waiting) }]
  const found = wrongNow(place, row, event, amending)
  if (found.length > 0) {
    return found.map((problem) =>
      Object.hasOwn(row.fields, problem.field.split('.')[0] ?? '')
        ? problem
        : { ...problem, field: changed },
    )
  }
  const after = fileAfter(file, event, at)
  const shortened = event.falls === 'findings' ? [] : shortenedLimits(file, after, at, limitsOf)
  if (shortened.length > 0)
    return [
      shortening(
        changed,
        shortened.map(({ title }) => title),
      ),
    ]
  const objections = objectionsTo({ before: file, after, falls: event.falls, at })
  return objections.map((each) => ({ field: changed, ...each }))
}

/** A party's limit never ends earlier behind its back: the day it was told first holds in its favour. */
function shortening(field: string, titles: readonly string[]): FieldProblem {
  return {
    field,
    message: `这样更正会缩短当事人的${titles.join('、')}，当事人已经按原来的日期计算，期限不得缩短；签收的凭据确实更早的，写入办案说明，期限仍按原日期计算`,
    basis: cite('行政处罚法', 75, { paragraph: 2 }),
  }
}

/** What the act that made the record would say of it now, and did not have to say of the record as it was. */
function wrongNow(
  { recorded, record }: Place,
  row: AmendableRow,
  { reads }: RecordAmended,
  { file, at }: Amending,
): FieldProblem[] {
  const then = fileBefore(file, recorded.version)
  // Entitled, and not later than, at the hour of the record.
  const asOf = { ...at, now: recorded.at }
  const found = (each: AmendableRecord) =>
    row.checks(then, { ...each, ...shownOf(each, row) }, asOf)
  const known = new Set(found(record).map(({ field, message }) => field + message))
  return found(reads).filter(({ field, message }) => !known.has(field + message))
}

/** The file as it stood when the record was made; for the event that opened the case, as it is. */
function fileBefore(file: CaseFile, version: number): CaseFile {
  const earlier = file.history.filter((each) => each.version < version)
  return earlier.length === 0 ? file : foldCase(file.id, file.agencyId, earlier)
}

/** Whether the service cannot have been a day earlier without taking something from the party. */
function earlierIsRefused(
  { recorded, record }: Place,
  file: CaseFile,
  at: Circumstances,
  limitsOf: LimitsOf,
): boolean {
  if (record.type !== 'NoticeServed') return false
  const reads = { ...record, servedOn: addDays(record.servedOn, -1) }
  const event: RecordAmended = {
    type: 'RecordAmended',
    of: recorded.version,
    reads,
    changes: [],
    reason: '',
    proof: '',
    limits: [],
    falls: 'nothing',
    papers: [],
  }
  return shortenedLimits(file, fileAfter(file, event, at), at, limitsOf).length > 0
}

const notEarlier = (record: AmendableRecord) =>
  record.type === 'NoticeServed'
    ? {
        servedOn: {
          earliest: plainDate(record.servedOn),
          why: '只能改晚：当事人的期限从这一天起算，不得缩短',
        },
      }
    : {}
