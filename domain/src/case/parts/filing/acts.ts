import { checkUpToToday } from '../../day-checks.ts'
import { addMonths, chinaDay } from '../../../shared/plain-date.ts'
import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { notFiled } from './requirements.ts'
import { verified } from '../clue/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { checkFirmName } from '../../firm-name.ts'
import { checkPartyNumber } from '../../party-number.ts'
import { checkOfficers } from '../../officers.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Party } from '../../party.ts'
import { act } from '../../case-kernel.ts'
import { matterField, partyField } from '../../case-fields.ts'
import type { ClueSource } from '../../case-codes.ts'
import { checkFurtherRows, checkMatter } from '../../check-matter.ts'
import { factsFound } from '../../procedures/inspection/slice.ts'
import { causeOfAll } from '../../further-violation.ts'
import { citationsOf } from '../../../reference/provision-words.ts'

const filingForm = {
  matterCode: matterField({
    label: '事项',
    hint: '一项是一条规定和一条罚则；可以用行为的词语查找，对照条文原文选定',
    basis: cite('行政处罚法', 54),
  }),
  party: partyField({ label: '当事人' }),
  summary: form.paragraph({ label: '涉嫌违法事实摘要', max: 3_000 }),
  jurisdiction: form.text({
    label: '管辖依据',
    max: 500,
    argued: true,
    basis: cite('行政处罚法', 22),
  }),
  violationFrom: form.date({ label: '违法行为开始之日' }),
  violationUntil: form.date({
    label: '违法行为终了之日',
    hint: '连续或者继续的，填终了之日；还在继续的，填今天',
    basis: cite('行政处罚法', 36),
  }),
  discoveredOn: form.date({ label: '发现之日' }),
  lifeOrFinance: form.yesNo({
    label: '是否涉及公民生命健康安全、金融安全且有危害后果',
    basis: cite('行政处罚法', 36),
  }),
  investigators: form.people({
    label: '承办人',
    role: 'officer',
    min: 1,
    max: 6,
    basis: cite('行政处罚法', 42),
  }),
  ...form.section(
    '同案的其他违法行为',
    {
      further: form.optional(
        form.rows({
          label: '同案涉嫌的其他违法行为',
          columns: { matterCode: matterField({ label: '违反的规定和罚则' }) },
          min: 0,
          max: 20,
          basis: cite('行政处罚法', 29),
        }),
      ),
    },
    { folded: true },
  ),
}

export const fileCase = act({
  id: 'file-case',
  title: '提请立案',
  step: 'file',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: true,
  effect: '提交后先送承办机构负责人，再送机关负责人；批准之时为立案时间，90 日办案期限起算。',
  basis: [cite('行政处罚法', 54)],
  form: filingForm,
  papers: ['case_filing_approval'],
  recording: [],
  requires: [notEnded, notFiled, nothingPending, verified],
  applies: ({ filing }) => filing === null,
  defaults: (file, { rules, today, actor }) => ({
    ...(file.clue && { party: partyNamed(file.clue.respondent) }),
    summary: file.verification?.facts ?? file.clue?.summary ?? '',
    jurisdiction: `违法行为发生在${rules.regionName}，由违法行为发生地的县级以上行政机关管辖`,
    violationUntil: today,
    discoveredOn: file.openedOn,
    lifeOrFinance: false,
    investigators: file.verification?.officers ?? [actor.id],
    ...carriedFromVisit(file),
    ...carriedFromTheSpot(file),
  }),
  known: (file) => [
    { label: '线索', value: file.clue?.summary ?? '', source: '线索登记表' },
    { label: '核查到的事实', value: file.verification?.facts ?? '', source: '线索核查报告' },
  ],
  checks: (file, input, at) => [
    ...checkMatter(input.matterCode, at, input.violationUntil),
    ...checkSource(file, input.matterCode, at),
    ...checkFurtherRows(input.matterCode, input.further ?? [], ({ matterCode }) =>
      checkMatter(matterCode, at, input.violationUntil),
    ),
    ...checkFirmName(input.party, at),
    ...checkPartyNumber(input.party, at),
    ...checkDays(input, at),
    ...checkOfficers(file, input.investigators, at.now, at, { field: 'investigators' }),
  ],
  events: (_file, { further, ...input }, at) => {
    const codes = [input.matterCode, ...(further ?? []).map(({ matterCode }) => matterCode)]
    const [first = '', ...others] = codes.map((code) => at.matterOf(code)?.name ?? '')
    const suspected = others.map((cause) => ({ cause, relation: 'another-act' as const }))
    return [
      {
        type: 'CaseFiled',
        ...input,
        cause: causeOfAll(first, suspected),
        ...(codes.length > 1 && { further: codes.slice(1) }),
      },
    ]
  },
})

/** Whom the clue is about, by name; what else is asked of a party is not known yet. */
const partyNamed = (name: string): Party => ({
  kind: 'organisation',
  name,
  uscc: '',
  legalRepresentative: '',
  phone: '',
  address: '',
})

/** What was found on the spot is not typed again when the case is filed. */
function carriedFromTheSpot({ spot, investigators }: CaseFile) {
  if (spot === null) return {}
  const day = chinaDay(spot.foundAt)
  return {
    matterCode: spot.matterCode,
    party: spot.party,
    summary: spot.facts,
    violationFrom: day,
    violationUntil: day,
    discoveredOn: day,
    investigators: [...investigators],
  }
}

/** Nor is what a visit (行政检查) recorded. */
function carriedFromVisit({ visit, investigators }: CaseFile) {
  if (visit === null) return {}
  const day = chinaDay(visit.arrival?.at ?? visit.openedAt)
  return {
    party: visit.firm,
    summary: factsFound(visit),
    violationFrom: day,
    violationUntil: day,
    discoveredOn: day,
    investigators: [...investigators],
  }
}

/** 特许经营条例第28条 punishes what the franchisee has reported and what proved true. */
function checkSource({ clue }: CaseFile, code: string, at: Circumstances): FieldProblem[] {
  const matter = at.matterOf(code)
  if (!matter?.onlyOnReport || clue === null || isReported(clue.source)) return []
  const message = '本条只处罚经举报并查实的行为，案件来源须为举报或者投诉'
  const [basis] = citationsOf(matter.punishedBy)
  return [{ field: 'matterCode', message, ...(basis && { basis }) }]
}

const isReported = (source: ClueSource) => source === 'report' || source === 'complaint'

/** Checks that the days are in their order and not in the future, and the limitation period of 第36条. */
function checkDays(
  {
    violationFrom,
    violationUntil,
    discoveredOn,
    lifeOrFinance,
  }: {
    violationFrom: string
    violationUntil: string
    discoveredOn: string
    lifeOrFinance: boolean
  },
  { today }: Circumstances,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  problems.push(...checkUpToToday('violationFrom', violationFrom, { today }))
  if (violationUntil < violationFrom) {
    problems.push({ field: 'violationUntil', message: '不能早于开始之日' })
  }
  problems.push(...checkUpToToday('violationUntil', violationUntil, { today }))
  problems.push(...checkUpToToday('discoveredOn', discoveredOn, { today }))
  const years = lifeOrFinance ? 5 : 2
  if (discoveredOn > addMonths(violationUntil as never, years * 12)) {
    const message = `违法行为终了满 ${years} 年才被发现，不再给予行政处罚，不能立案`
    problems.push({ field: 'discoveredOn', message, basis: cite('行政处罚法', 36) })
  }
  return problems
}
