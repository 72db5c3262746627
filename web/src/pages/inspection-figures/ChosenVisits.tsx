import { Link } from '@tanstack/react-router'
import type { ListedVisitView, VisitFigures, VisitFiguresQuery } from '@zhaofa/contract'
import { exemptReasons, resultCodes, visitWays } from '@zhaofa/domain/inspection/visit-codes.ts'
import { visitTableUrl } from '../../api/visit-figures.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'

type Props = {
  data: VisitFigures
  chosen: NonNullable<VisitFigures['chosen']>
  asked: VisitFiguresQuery
  onAsk: (asked: VisitFiguresQuery) => void
}

/** The visits behind a number: as many as it says, each with the way to its file. */
export function ChosenVisits({ data, chosen, asked, onAsk }: Props) {
  const { year } = data
  const agency = asked.agency === undefined ? {} : { agency: asked.agency }
  return (
    <section className="card below-14" aria-label={chosen.title}>
      <div className="card-head">
        <h2>{chosen.title}</h2>
        <span className="sub">{chosen.visits.length + chosen.left} 次</span>
        <span className="spacer" />
        <VisitTableLinks asked={{ ...asked, year }} />
        <Button look="quiet" size="small" onPress={() => onAsk({ year, ...agency })}>
          收起
        </Button>
      </div>
      {chosen.visits.length === 0 ? (
        <Empty title="这一年没有" />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>日期</th>
              <th>企业</th>
              <th>事项</th>
              <th>部门</th>
              <th>方式</th>
              <th>结果</th>
              <th>公示</th>
              <th>异议</th>
            </tr>
          </thead>
          <tbody>
            {chosen.visits.map((visit) => (
              <VisitLine key={visit.caseId} visit={visit} />
            ))}
          </tbody>
        </table>
      )}
      {chosen.left > 0 && (
        <div className="card-foot">
          <span className="sub">还有 {chosen.left} 次检查没有列出</span>
          <Button
            look="outlined"
            size="small"
            onPress={() => onAsk({ ...asked, shown: chosen.visits.length + 200 })}
          >
            再列出 {Math.min(chosen.left, 200)} 次
          </Button>
        </div>
      )}
    </section>
  )
}

function VisitLine({ visit }: { visit: ListedVisitView }) {
  return (
    <tr>
      <td data-label="日期" className="nowrap">
        {visit.on}
      </td>
      <td data-label="企业">
        <Link to="/cases/$caseId" params={{ caseId: visit.caseId }}>
          {visit.firm}
        </Link>
      </td>
      <td data-label="事项">{visit.items}</td>
      <td data-label="部门">{visit.departments}</td>
      <td data-label="方式">
        {visitWays[visit.way]}
        {visit.exempt && `（${exemptReasons[visit.exempt]}）`}
      </td>
      <td data-label="结果">{visit.result ? resultCodes[visit.result] : '还没有认定'}</td>
      <td data-label="公示">{publicationText(visit)}</td>
      <td data-label="异议">{objectionText(visit)}</td>
    </tr>
  )
}

function publicationText({ publishedOn, publishBy, result }: ListedVisitView): string {
  if (publishedOn !== null) return `${publishedOn} 公示`
  if (result === null) return ''
  return publishBy === null ? '最后一日待放假安排公布后确定' : `最晚 ${publishBy}`
}

function objectionText({ objectedOn, answeredOn, answerBy }: ListedVisitView): string {
  if (objectedOn === null) return '没有'
  if (answeredOn !== null) return `${answeredOn} 答复`
  return `${objectedOn} 提出${answerBy === null ? '' : `，最晚 ${answerBy} 答复`}`
}

/** The same rows as a file, or on paper. */
export function VisitTableLinks({ asked }: { asked: VisitFiguresQuery }) {
  return (
    <>
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          className={buttonClass('quiet', 'small')}
          href={visitTableUrl(asked, format)}
          download
        >
          {format === 'xlsx' ? '导出 XLSX' : '导出 CSV'}
        </a>
      ))}
      <Button look="quiet" size="small" onPress={() => window.print()}>
        打印
      </Button>
    </>
  )
}
