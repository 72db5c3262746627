import type { FieldProblem } from '../../../kernel/field-problem.ts'
import {
  frequencyOf,
  isCapReached,
  visitsText,
  type Frequency,
  type FrequencyCap,
} from '../../../inspection/frequency.ts'
import { ruleBasis } from '../../../inspection/inspection-rules.ts'
import type { ExemptReason, VisitGround, VisitWay } from '../../../inspection/visit-codes.ts'
import type { PersonId } from '../../../kernel/recorded.ts'
import { cite } from '../../../shared/citation.ts'
import { chineseDay, type PlainDate } from '../../../shared/plain-date.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { partyCode, type Party } from '../../party.ts'
import type { FrequencyThen, Visit } from './slice.ts'

/** 事项: only what the newest published list names, each once. */
export function checkItems(
  codes: readonly string[],
  { inspection }: Circumstances,
): FieldProblem[] {
  if (!inspection?.published) return []
  const { published, rules } = inspection
  const basis = ruleBasis(rules.itemsPublished)
  return codes.flatMap((code, i): FieldProblem[] => {
    const field = `items.${i}.code`
    if (codes.indexOf(code) < i) return [{ field, message: `${code} 已经在上面选过` }]
    if (published.items.some((each) => each.code === code)) return []
    const message = `${code} 不在 ${published.publishedOn} 公布的涉企行政检查事项清单里，没有公布的事项不得检查`
    return [{ field, message, basis }]
  })
}

/** 检查对象: a firm that exists. */
export function checkFirm(firm: Party, { inspection }: Circumstances): FieldProblem[] {
  if (!inspection) return []
  const { rules } = inspection
  if (firm.kind === 'natural-person') {
    const message = '涉企行政检查的对象是企业、个体工商户和其他经营主体，不是自然人'
    return [{ field: 'party', message, basis: ruleBasis(rules.firms) }]
  }
  return inspection.firmOf(firm.uscc)?.status === 'struck-off'
    ? [
        {
          field: 'party',
          message: `${firm.name}已经注销，没有可以检查的对象；有人继续以它的名义经营的，登记线索办理`,
          basis: ruleBasis(rules.firms),
        },
      ]
    : []
}

/** 由来: named with its source, and for a visit outside every plan one of those that are allowed. */
export function checkGround(ground: VisitGround, { inspection }: Circumstances): FieldProblem[] {
  if (!inspection || ground === 'plan' || ground === 'special') return []
  const { grounds } = inspection.rules
  return grounds.value.includes(ground)
    ? []
    : [
        {
          field: 'ground',
          message: '计划以外的检查，现行规则不允许以此为由；没有计划的，不得入企',
          basis: ruleBasis(grounds),
        },
      ]
}

export type FrequencyOfVisit = { readonly frequency: Frequency; readonly cap: FrequencyCap }

/** The year's visits of the firm beside this one; null where the cap or the facts are not known. */
export function frequencyAt(
  { id, visit }: Pick<CaseFile, 'id' | 'visit'>,
  on: PlainDate,
  { inspection }: Circumstances,
): FrequencyOfVisit | null {
  if (!inspection || !visit) return null
  const uscc = partyCode(visit.firm)
  const cap = inspection.capFor(
    uscc,
    visit.items.map(({ name }) => name),
  )
  if (cap === null) return null
  const others = inspection.visitsOf(uscc).filter(({ caseId }) => caseId !== id)
  return { cap, frequency: frequencyOf(others, on, inspection.rules.frequency.value) }
}

/** As an event keeps it; null where the cap is not known, which the checks refuse. */
export function frequencyThen(
  file: CaseFile,
  on: PlainDate,
  at: Circumstances,
): FrequencyThen | null {
  const known = frequencyAt(file, on, at)
  if (known === null) return null
  const { frequency, cap } = known
  return { year: frequency.year, before: frequency.counted, cap }
}

/** Which reason fits what the visit rests on: a reason of its own is not chosen freely. */
const fits = (reason: ExemptReason, ground: VisitGround): boolean =>
  reason === 'superior' ? ground === 'special' : ground === reason

/** 频次上限: above it a visit stops, with what was done already, or goes on with its reason. */
export function checkFrequency(
  file: CaseFile,
  { on, exempt, field }: { on: PlainDate; exempt: ExemptReason | null; field: string },
  at: Circumstances,
): FieldProblem[] {
  const { visit } = file
  if (!at.inspection || !visit) return []
  const { rules } = at.inspection
  // A way that does not add up is bound by no cap (能书面核查的，不入企).
  if (!rules.frequency.value.ways.includes(visit.way)) return []
  const basis = ruleBasis(rules.frequency)
  if (exempt !== null) {
    if (!rules.frequency.value.exempt.includes(exempt)) {
      return [{ field, message: '现行规则不承认这个理由', basis }]
    }
    if (!fits(exempt, visit.ground)) {
      return [{ field, message: '这个理由和本次检查的由来不一致', basis }]
    }
  }
  const known = frequencyAt(file, on, at)
  if (known === null) {
    const message = '同一企业年度检查频次上限还没有公布，不知道还能不能检查；请先公布上限'
    return [{ field, message, basis }]
  }
  const { frequency, cap } = known
  if (!isCapReached(frequency, cap) || exempt !== null) return []
  const message =
    `${visit.firm.name} ${frequency.year} 年已经检查 ${frequency.counted} 次，达到上限 ${cap.times} 次：${visitsText(frequency)}。` +
    '确有投诉举报、转办交办、数据监测、企业申请或者上级部署的，写明不受上限限制的理由；能书面核查的，不再入企'
  return [{ field, message, basis }]
}

/**
 * The year of a firm is full: a visit upon a plan has no reason that lets it go on, so it is refused where it is registered
 * and not only at its approval. Others may have one, which is asked there.
 */
export function checkYearNotFull(
  {
    party,
    ground,
    items,
    way,
  }: { party: Party; ground: VisitGround; items: readonly string[]; way: VisitWay },
  { inspection, today }: Circumstances,
): FieldProblem[] {
  if (!inspection || ground !== 'plan' || party.kind === 'natural-person') return []
  if (!inspection.rules.frequency.value.ways.includes(way)) return []
  const names = items.flatMap(
    (code) => inspection.published?.items.find((each) => each.code === code)?.name ?? [],
  )
  const cap = inspection.capFor(party.uscc, names)
  const frequency = frequencyOf(
    inspection.visitsOf(party.uscc),
    today,
    inspection.rules.frequency.value,
  )
  if (cap === null || !isCapReached(frequency, cap)) return []
  const message =
    `${party.name} ${frequency.year} 年已经检查 ${frequency.counted} 次，达到上限 ${cap.times} 次：${visitsText(frequency)}。` +
    '计划内的检查今年不能再做；明年的任务，明年登记'
  return [{ field: 'party', message, basis: ruleBasis(inspection.rules.frequency) }]
}

/** Visits of the year that are approved for the days around: to be merged into one. */
export function visitsToMerge(file: CaseFile, on: PlainDate, at: Circumstances): string | null {
  const known = frequencyAt(file, on, at)
  const coming = known?.frequency.visits.filter((each) => each.on >= at.today) ?? []
  return coming.length === 0
    ? null
    : coming
        .map(({ on: day, departments }) => `${chineseDay(day)} ${departments.join('、')}`)
        .join('；')
}

/** An officer is in one place at a time, over all files (处罚法第42条). */
export function checkElsewhere(
  file: CaseFile,
  {
    startedAt,
    endedAt,
    officers,
  }: { startedAt: string; endedAt: string; officers: readonly PersonId[] },
  at: Circumstances,
): FieldProblem[] {
  const here = file.records.flatMap((each) =>
    each.officers.map((officer) => ({ ...each, officer, about: '本案' })),
  )
  const elsewhere = officers.flatMap((officer) =>
    (at.inspection?.recordsOf(officer) ?? []).map((each) => ({ ...each, officer })),
  )
  const busy = [...here, ...elsewhere].find(
    (each) =>
      officers.includes(each.officer) && each.startedAt < endedAt && startedAt < each.endedAt,
  )
  if (!busy) return []
  const message = `${at.nameOf(busy.officer)}在这段时间已有另一份笔录（${busy.about}），不能同时在两处`
  return [{ field: 'startedAt', message, basis: cite('行政处罚法', 42) }]
}

/** Every line of the visit's own version once; a problem says what was found. */
export function checkVisitLines(
  visit: Visit | null,
  lines: readonly { line: string; result: string; finding: string | null }[],
): FieldProblem[] {
  const asked = visit?.items.flatMap((each) => each.lines) ?? []
  const problems = lines.flatMap(({ line, result, finding }, i): FieldProblem[] => {
    if (!asked.some(({ id }) => id === line)) {
      const message = `${line} 不在本次检查开始时的检查清单里；清单后来改了的，本次仍按开始时的版本`
      return [{ field: `lines.${i}.line`, message }]
    }
    if (lines.findIndex((each) => each.line === line) < i) {
      return [{ field: `lines.${i}.line`, message: `${line} 写了两次` }]
    }
    if (result === 'problem' && finding === null) {
      return [{ field: `lines.${i}.finding`, message: '发现问题的，写明看到的情况' }]
    }
    if (result === 'na' && finding === null) {
      return [{ field: `lines.${i}.finding`, message: '不适用的，写明为什么不适用' }]
    }
    return []
  })
  const left = asked.filter(({ id }) => !lines.some(({ line }) => line === id))
  return left.length === 0
    ? problems
    : [
        ...problems,
        {
          field: 'lines',
          message: `还有检查项没有填：${left.map(({ lookAt }) => lookAt).join('、')}`,
        },
      ]
}
