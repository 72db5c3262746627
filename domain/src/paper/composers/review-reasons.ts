import { evidenceOf } from '../../case/parts/evidence/evidence-list.ts'
import type { ReviewPoint } from '../../case/case-codes.ts'
import type { PointAnswer } from '../../case/proposed-decision.ts'
import type { PaperSource } from '../paper-source.ts'
import { ruleOf, tierSentence } from './rule.ts'
import { dateText, officerText, sentence } from './parts.ts'

/**
 * The reason at one point of the review: the reviewer's own words, and under 是 what the file itself shows. A 否
 * has the reviewer's reason alone, because the form refuses it without one.
 */
export function reasonText(source: PaperSource, { point, answer, reason }: PointAnswer): string {
  const own = reason === null ? '' : sentence(reason)
  switch (answer) {
    case 'yes':
      return own + shown[point](source)
    case 'no':
      return own
    case 'not-applicable':
      return own === '' ? '本案不涉及。' : own
  }
}

/** What the file shows for a point that is answered with 是. */
const shown: Readonly<Record<ReviewPoint, (source: PaperSource) => string>> = {
  subject: (source) => {
    const basis = ruleOf(source)?.penaltyBasis
    const name = source.at.rules.agencyName
    return basis ? `依据${basis}，以${name}名义办理。` : `以${name}名义办理。`
  },
  officers: (source) =>
    `承办人${source.file.investigators.map((id) => officerText(source, id)).join('、')}，不少于两人。`,
  jurisdiction: ({ file }) => sentence(file.filing?.jurisdiction ?? ''),
  procedure: procedureText,
  facts: ({ file }) =>
    `有证据${evidenceOf(file).length}件，其中笔录${file.records.length}份，见证据清单。`,
  law: (source) => {
    const matter = ruleOf(source)
    if (!matter) return ''
    const rules = `违反${matter.violationBasis}，依据${matter.penaltyBasis}。`
    return `${rules}${tierSentence(matter, source.file.conclusion?.findings.tier ?? '')}`
  },
  papers: ({ sealed }) => `已入卷文书${sealed.filter(({ voided }) => !voided).length}份。`,
  crime: ({ file }) =>
    file.conclusion?.findings.flags.suspectedCrime
      ? '调查终结报告认为涉嫌犯罪，审核认为不涉嫌犯罪。'
      : '调查终结报告没有认为涉嫌犯罪。',
}

function procedureText({ file }: PaperSource): string {
  const { filing, notice, hearing, conclusion } = file
  const steps = [
    filing && `${dateText(filing.filedOn)}立案`,
    conclusion && `${dateText(conclusion.on)}调查终结`,
    notice?.servedOn && `${dateText(notice.servedOn)}送达事先告知书`,
    hearing?.held && `${dateText(hearing.held.on)}举行听证`,
  ]
  return `${steps.filter(Boolean).join('，')}。陈述、申辩和听证意见的处理见拟决定。`
}
