import type { ReviewPoint } from '../case/case-codes.ts'
import { cite, type Citation } from '../shared/citation.ts'

/** What each point of a review is measured against (处罚法; the points themselves: 国办发〔2018〕118号). */
export const pointArticles: Readonly<Record<ReviewPoint, readonly Citation[]>> = {
  subject: [cite('行政处罚法', 17)],
  officers: [cite('行政处罚法', 42)],
  jurisdiction: [cite('行政处罚法', 22)],
  procedure: [cite('行政处罚法', 44), cite('行政处罚法', 60), cite('行政处罚法', 63)],
  facts: [cite('行政处罚法', 40), cite('行政处罚法', 46)],
  law: [cite('行政处罚法', 5), cite('行政处罚法', 34)],
  papers: [cite('行政处罚法', 59)],
  crime: [cite('行政处罚法', 27)],
  findings: [cite('行政处罚法', 40)],
  evidence: [cite('行政处罚法', 46)],
  application: [cite('行政处罚法', 5)],
  discretion: [cite('行政处罚法', 34)],
  'public-interest': [cite('行政处罚法', 58, { paragraph: 1, item: 1 })],
  'vital-rights': [cite('行政处罚法', 58, { paragraph: 1, item: 2 }), cite('行政处罚法', 65)],
  complexity: [cite('行政处罚法', 58, { paragraph: 1, item: 3 })],
  'social-risk': [cite('行政处罚法', 58, { paragraph: 1, item: 4 })],
  deviation: [cite('行政处罚法', 34)],
  mitigation: [cite('行政处罚法', 32)],
  foreign: [cite('行政处罚法', 58, { paragraph: 1, item: 4 })],
  power: [cite('行政强制法', 10), cite('行政强制法', 22)],
  necessity: [cite('行政强制法', 5), cite('行政强制法', 16)],
  scope: [cite('行政强制法', 23)],
  fault: [cite('行政处罚法', 75, { paragraph: 2 })],
  'not-heavier': [cite('行政处罚法', 45, { paragraph: 2 })],
  consequences: [cite('行政处罚法', 48, { paragraph: 2 })],
}
