import { Link } from '@tanstack/react-router'
import type { RatingView, VisitFigures } from '@zhaofa/contract'
import {
  overallScores,
  ratingAnswers,
  ratingQuestions,
  ratingsToldFrom,
  type OverallScore,
  type RatingQuestion,
} from '@zhaofa/domain/inspection/rating.ts'
import { Empty } from '../../ui/Empty.tsx'

/** 企业评价: sums for the agency, from five on; each answer for whoever supervises. */
export function RatingCards({ data: { ratings, singleRatings } }: { data: VisitFigures }) {
  return (
    <>
      <section className="card below-14" aria-label="企业评价">
        <div className="card-head">
          <h2>企业评价</h2>
          <span className="sub">
            匿名；单份评价只有监督机关看得到
            {singleRatings === null &&
              `，满 ${ratingsToldFrom} 份起按整 ${ratingsToldFrom} 份汇总，不含当天`}
          </span>
        </div>
        {ratings === null ? (
          <Empty
            title={singleRatings === null ? `还不满 ${ratingsToldFrom} 份评价` : '这一年还没有评价'}
          />
        ) : (
          <table className="table">
            <tbody>
              <Line title="汇总的评价" value={ratings.answers} />
              <Line title="认为没有遵守“五个严禁”“八个不得”" value={ratings.notKept} />
              <Line title="认为没有出示证件、没有扫码" value={ratings.notShown} />
              <Line title="认为重复检查" value={ratings.repeated} />
              <Line title="认为不廉洁" value={ratings.notClean} />
              {([5, 4, 3, 2, 1] as const).map((score) => (
                <Line
                  key={score}
                  title={overallScores[score]}
                  value={ratings.scores[score - 1] ?? 0}
                />
              ))}
            </tbody>
          </table>
        )}
      </section>
      {singleRatings && singleRatings.rows.length > 0 && (
        <section className="card below-14" aria-label="各份评价">
          <div className="card-head">
            <h2>各份评价</h2>
            {singleRatings.left > 0 && (
              <span className="sub">还有 {singleRatings.left} 份较早的评价没有列出</span>
            )}
          </div>
          <ul className="case-list">
            {singleRatings.rows.map((rating) => (
              <li key={rating.caseId} className="rating">
                <Single rating={rating} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const Line = ({ title, value }: { title: string; value: number }) => (
  <tr>
    <td>{title}</td>
    <td className="right">{value}</td>
  </tr>
)

function Single({ rating }: { rating: RatingView }) {
  return (
    <>
      <Link to="/cases/$caseId" params={{ caseId: rating.caseId }}>
        {rating.firm}
      </Link>{' '}
      <span className="sub">
        {rating.visitedOn} 检查，{rating.ratedOn} 评价
      </span>
      <div>
        总的评价：<b>{overallScores[rating.overall as OverallScore]}</b>
      </div>
      <div>
        {(Object.keys(ratingQuestions) as RatingQuestion[])
          .map((question) => `${ratingQuestions[question]}：${ratingAnswers[rating[question]]}`)
          .join('；')}
      </div>
      {rating.words && <p className="words">{rating.words}</p>}
    </>
  )
}
