import { tierSentence } from '../../discretion/tier-sentence.ts'
import { noPenaltyText } from '../../case/penalty.ts'
import { tiersOf } from '../../discretion/fine-range.ts'
import { finedViolations, rangeOfViolation } from '../../case/fined-violations.ts'
import { rangeParts } from '../../discretion/explain-range.ts'
import { legalCircumstance } from '../../discretion/legal-circumstances.ts'
import { basisText } from '../../shared/basis.ts'
import { evidenceKinds } from '../../case/case-codes.ts'
import { reviewGroundsOf } from '../../case/case-review.ts'
import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import { fieldRecordKinds, recordTitle } from '../../case/parts/field-record/record-papers.ts'
import { caseFlags, type Findings } from '../../case/proposed-decision.ts'
import type { CaseFile } from '../../case/case-file.ts'
import type { Matter } from '../../reference/matter.ts'
import { withoutEnd } from '../../shared/without-end.ts'
import type { Block } from '../paper.ts'
import type { Composer, PaperSource } from '../paper-source.ts'
import { eventOf } from '../paper-source.ts'
import {
  furtherBlocks,
  furtherFacts,
  gainsBlocks,
  orderWords,
  penaltyBasisBlocks,
  ruleOf,
  violationBlocks,
} from './rule.ts'
import {
  dateText,
  departmentHead,
  facts,
  heading,
  moneyText,
  officerLines,
  opinions,
  p,
  paper,
  paragraphs,
  partyParagraphs,
  penaltyList,
} from './parts.ts'

/** 证据: a numbered list that says of each piece what it proves. */
export function evidenceBlock({ file }: PaperSource): Block {
  return {
    kind: 'items',
    items: evidenceOf(file).map(
      ({ name, kind, proves }, i, all) =>
        `${name}（${evidenceKinds[kind]}），${withoutEnd(proves, '。；')}${i === all.length - 1 ? '。' : '；'}`,
    ),
  }
}

function flagsText({ flags }: Findings): string {
  const found = (Object.keys(caseFlags) as (keyof typeof caseFlags)[]).filter((flag) => flags[flag])
  return found.length === 0
    ? ''
    : `本案的特别情形：${found.map((flag) => caseFlags[flag]).join('；')}。`
}

/** Whether 法制审核 is due, as far as the proposal shows it (处罚法第58条). */
function reviewText(source: PaperSource, findings: Findings): string {
  const { file, at } = source
  const grounds = reviewGroundsOf(file, findings, { ...at, matter: ruleOf(source) })
  return grounds.length === 0
    ? '按现有建议，本案不属于须法制审核的情形。'
    : `按现有建议，本案须经法制审核：${grounds.join('；')}。`
}

/** Orders to correct are counted only where there were any. */
const correctionsText = (orders: number): string => (orders === 0 ? '' : `，责令改正${orders}次`)

/** 共制作现场检查笔录1份、询问（调查）笔录2份: the kinds that were made, and no others. */
export function recordsText({ records }: Pick<CaseFile, 'records'>): string {
  const counted = fieldRecordKinds.map(
    (kind) => [recordTitle(kind), records.filter((each) => each.kind === kind).length] as const,
  )
  const made = counted.filter(([, count]) => count > 0)
  if (made.length === 0) return '没有制作笔录'
  return `共制作${made.map(([title, count]) => `${title}${count}份`).join('、')}`
}

const investigationReport: Composer = (source) => {
  const findings = eventOf(source, 'InvestigationConcluded')?.findings
  const { file, at } = source
  if (!findings || !file.filing) return null
  const matter = ruleOf(source)
  return paper(source, 'investigation_report', 'letter', {
    blocks: [
      heading('一、当事人基本情况'),
      ...partyParagraphs(file.filing.party),
      heading('二、案件来源和调查经过'),
      p(
        `本案于${dateText(file.filing.filedOn)}立案，由${file.investigators.map((id) => at.nameOf(id)).join('、')}承办。${recordsText(file)}，收集证据${evidenceOf(file).length}件${correctionsText(file.corrections.length)}。`,
      ),
      heading('三、违法事实'),
      ...paragraphs(findings.facts),
      ...furtherFacts(findings),
      ...gainsBlocks(source),
      heading('四、证据'),
      evidenceBlock(source),
      heading('五、违法性质和法律依据'),
      ...paragraphs(findings.nature ?? ''),
      ...violationBlocks(matter, findings),
      ...penaltyBasisBlocks(matter, findings.penalty),
      heading('六、裁量情节'),
      ...paragraphs(findings.circumstances),
      ...(findings.outcome === 'penalty' ? [p(tierSentence(matter, findings.tier))] : []),
      ...paragraphs(findings.tierReason),
      ...furtherBlocks(source, findings, '拟对'),
      p(flagsText(findings), reviewText(source, findings)),
      heading('七、处理建议'),
      ...suggestion(source, findings),
      ...opinions(source, {
        proposal: '调查已经终结，事实和证据如上，建议按“处理建议”办理。',
        roles: [departmentHead],
      }),
    ],
    signatures: officerLines(source, file.investigators, '承办人'),
  })
}

function suggestion(source: PaperSource, findings: Findings): Block[] {
  if (findings.outcome === 'no-penalty') {
    return [p(`建议${noPenaltyText(findings.noPenaltyReason)}。`)]
  }
  return [
    p(`建议责令当事人${orderWords(source)}，并给予以下行政处罚：`),
    { kind: 'items', items: penaltyList(findings.penalty) },
  ]
}

/** The same as the report says in a sentence. */
function gainsRow({ gainsFen, gainsReason, refundFen }: Findings): string {
  if (gainsFen === null) return gainsReason ? `没有认定，${gainsReason}` : '无'
  const refund = refundFen ? `其中${moneyText(refundFen)}应当退赔` : null
  return [moneyText(gainsFen), gainsReason, refund].filter(Boolean).join('；')
}

/** Stages that the rule itself sets need no benchmark of the agency. */
function benchmarkOf({ fine, tierSource }: Matter, tier: string): string {
  if (fine.kind === 'two-stage') return '条文本身规定的幅度'
  return tier === '' ? '无' : tierSource
}

const discretionStatement: Composer = (source) => {
  const findings = eventOf(source, 'InvestigationConcluded')?.findings
  const matter = ruleOf(source)
  if (!findings || !matter) return null
  const tier = tiersOf(matter, findings.gainsFen).find(({ name }) => name === findings.tier)
  return paper(source, 'discretion_statement', 'form', {
    blocks: [
      facts([
        ['事项', `${matter.code} ${matter.name}`],
        ['处罚依据', `${matter.penaltyBasis}：${matter.penaltyText}`],
        ['裁量档次', findings.tier === '' ? '本机关没有公布本事项的裁量基准' : findings.tier],
        ['本档适用情形', tier?.condition ?? '按法定幅度裁量'],
        ['裁量基准', benchmarkOf(matter, findings.tier)],
        ['本案情节', findings.circumstances],
        ['法定情节', legalText(findings)],
        ['适用理由', findings.tierReason],
        ['违法所得', gainsRow(findings)],
        ['拟罚款', findings.penalty.fineFen === 0 ? '无' : moneyText(findings.penalty.fineFen)],
        ['偏离基准的理由', findings.deviationReason ?? '没有偏离'],
      ]),
      ...rangeBlocks(source, findings, matter),
    ],
    signatures: officerLines(source, source.file.investigators, '承办人'),
  })
}

/** What the law names of the circumstances; cases concluded before it was asked for say them in their own words alone. */
function legalText({ legalCircumstances: named }: Findings): string {
  if (named === undefined) return '见本案情节'
  if (named.length === 0) return '没有'
  return named.map((id) => legalCircumstance(id).label).join('；')
}

/** 幅度的计算: the same lines as the form, the review desk and the approval show, for each violation. */
function rangeBlocks({ file, at }: PaperSource, findings: Findings, matter: Matter): Block[] {
  if (findings.outcome === 'no-penalty') return []
  const violations = finedViolations(file, findings, { matter, matterOf: at.matterOf })
  return violations.flatMap((violation) => [
    heading(violations.length > 1 ? `罚款幅度的计算：${violation.matter.name}` : '罚款幅度的计算'),
    {
      kind: 'table' as const,
      columns: [
        { title: '项目', share: 0.16 },
        { title: '内容', share: 0.5 },
        { title: '依据', share: 0.34, mayBeEmpty: true as const },
      ],
      rows: rangeOfViolation(violation).lines.map(({ part, text, basis, source }) => [
        rangeParts[part],
        text,
        [...basis.map(basisText), source].filter(Boolean).join('；'),
      ]),
    },
  ])
}

export const conclusionPapers = {
  investigation_report: investigationReport,
  discretion_statement: discretionStatement,
}
