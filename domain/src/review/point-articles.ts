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
}
