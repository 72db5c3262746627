import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { workQuery } from '../../api/cases.ts'
import { ownTrainingQuery } from '../../api/legal-unit.ts'
import { Empty } from '../../ui/Empty.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { YearButtons } from '../../ui/YearButtons.tsx'

/** 我的培训: hours against the target, classes, exams, certificates. */
export function OwnTrainingPage() {
  useTitle('我的培训')
  const { data: work } = useSuspenseQuery(workQuery)
  const thisYear = Number(work.today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const { data } = useSuspenseQuery(ownTrainingQuery(year))
  const { hours, target, missing, sessions, exams, certificates } = data
  return (
    <>
      <div className="page-title">
        <h1>我的培训</h1>
        <span className="spacer" />
        <YearButtons years={[thisYear - 1, thisYear]} year={year} onChoose={setYear} />
      </div>
      <div className="below-14">
        <MessageBar tone={target === null || missing === 0 ? 'green' : 'amber'}>
          {target === null
            ? `${year} 年对您的岗位没有学时要求，已经参加 ${hours} 学时。`
            : missing === 0
              ? `${year} 年应达 ${target} 学时，已经参加 ${hours} 学时，达标。`
              : `${year} 年应达 ${target} 学时，已经参加 ${hours} 学时，还差 ${missing} 学时。`}
        </MessageBar>
      </div>
      <section className="card" aria-label="培训">
        <div className="card-head">
          <h2>培训</h2>
        </div>
        {sessions.length === 0 ? (
          <Empty title={`${year} 年还没有安排培训`} />
        ) : (
          <table className="table rows-on-phone">
            <thead>
              <tr>
                <th>日期</th>
                <th>名称</th>
                <th>地点</th>
                <th>我的学时</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(({ title, on, hours: whole, where, attended }) => (
                <tr key={title + on}>
                  <td data-label="日期">{on}</td>
                  <td data-label="名称">
                    <b>{title}</b>
                  </td>
                  <td data-label="地点">{where}</td>
                  <td data-label="我的学时">
                    {attended === null
                      ? `还没有登记（共 ${whole} 学时）`
                      : attended === 0
                        ? '没有参加'
                        : `${attended} / ${whole}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {exams.length > 0 && (
        <section className="card" aria-label="考试">
          <div className="card-head">
            <h2>考试</h2>
          </div>
          <div className="card-body">
            <dl className="facts">
              {exams.map(({ title, on, score, resit, passed, passMark }) => (
                <div key={title + on}>
                  <dt>
                    {on} {title}
                  </dt>
                  <dd>
                    {score} 分{resit !== null && `，补考 ${resit} 分`}（{passMark} 分合格）
                    {passed ? '，合格' : '，不合格'}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      )}
      {certificates.length > 0 && (
        <section className="card" aria-label="合格证">
          <div className="card-head">
            <h2>合格证</h2>
          </div>
          <div className="card-body">
            <dl className="facts">
              {certificates.map(({ title, number, validUntil }) => (
                <div key={number}>
                  <dt>{number}</dt>
                  <dd>
                    {title}，有效期到 {validUntil}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </section>
      )}
    </>
  )
}
