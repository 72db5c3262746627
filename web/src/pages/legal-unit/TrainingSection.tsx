import { useSuspenseQuery } from '@tanstack/react-query'
import type { TrainingView } from '@zhaofa/contract'
import { useState } from 'react'
import { workQuery } from '../../api/cases.ts'
import { trainingQuery } from '../../api/legal-unit.ts'
import { Empty } from '../../ui/Empty.tsx'
import { YearButtons } from '../../ui/YearButtons.tsx'
import { TableLinks } from './TableLinks.tsx'
import { ExamCard, SessionCard } from './TrainingCards.tsx'
import { ProposalCard, UnitActs } from './UnitActs.tsx'
import { UnitHistory } from './UnitHistory.tsx'

/** 培训: the plan of a year, its classes and exams, and everybody's hours. */
export function TrainingSection() {
  const { data: work } = useSuspenseQuery(workQuery)
  const thisYear = Number(work.today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const { data } = useSuspenseQuery(trainingQuery(year))
  const place = { book: 'training', of: String(year) } as const
  return (
    <>
      <div className="below-14">
        <YearButtons
          years={[thisYear - 1, thisYear, thisYear + 1]}
          year={year}
          onChoose={setYear}
        />
      </div>
      <ProposalCard place={place} kept={data.kept} />
      <Plan view={data} />
      {data.sessions.map((session) => (
        <SessionCard key={session.place} year={year} session={session} />
      ))}
      {data.exams.map((exam) => (
        <ExamCard key={exam.place} year={year} exam={exam} />
      ))}
      {data.plan && <Hours view={data} />}
    </>
  )
}

function Plan({ view: { year, plan, figures, kept, history } }: { view: TrainingView }) {
  const { asked, met, sessions, hours, sat, passed, resat, certificates } = figures
  const place = { book: 'training', of: String(year) } as const
  return (
    <section className="card" aria-label="年度计划">
      <div className="card-head">
        <h2>{year} 年培训计划</h2>
        <span className="spacer" />
        <UnitActs place={place} offers={kept.offers} leads={plan === null} />
      </div>
      <div className="card-body">
        {plan ? (
          <dl className="facts">
            <div>
              <dt>应达学时</dt>
              <dd>
                执法人员 {plan.officerHours}，法制审核人员 {plan.reviewerHours}
              </dd>
            </div>
            <div>
              <dt>依据</dt>
              <dd>{plan.source}</dd>
            </div>
            {plan.content && (
              <div>
                <dt>内容</dt>
                <dd>{plan.content}</dd>
              </div>
            )}
            <div>
              <dt>提醒</dt>
              <dd>{plan.remindFrom} 起提醒没有达标的人和负责人</dd>
            </div>
            <div>
              <dt>达标</dt>
              <dd>
                应训 {asked} 人，已达标 {met} 人
              </dd>
            </div>
            <div>
              <dt>培训</dt>
              <dd>
                {sessions} 次，合计 {hours} 人学时
              </dd>
            </div>
            <div>
              <dt>考试</dt>
              <dd>
                参加 {sat} 人次，补考 {resat} 人次，合格 {passed} 人次，发证 {certificates} 份
              </dd>
            </div>
          </dl>
        ) : (
          <Empty title={`还没有 ${year} 年的培训计划`}>
            国办发〔2018〕118号六（二十三）要求执法人员、法制审核人员岗前和岗位培训。由法制机构负责人制定，机关负责人同意后安排培训、考试。
          </Empty>
        )}
        <UnitHistory history={history} />
      </div>
    </section>
  )
}

type Shown = 'all' | 'missing'

/** By name; who is missing hours may be picked out, and nobody is put first. */
function Hours({ view: { year, people } }: { view: TrainingView }) {
  const [typed, setTyped] = useState('')
  const [which, setWhich] = useState<Shown>('all')
  const q = typed.trim()
  const shown = people.filter(
    ({ name, department, missing }) =>
      `${name}${department}`.includes(q) && (which === 'all' || missing > 0),
  )
  return (
    <section className="card" aria-label="学时">
      <div className="card-head">
        <h2>学时</h2>
        <span className="sub">{people.length} 人</span>
        <span className="spacer" />
        <TableLinks table="training" year={year} />
      </div>
      <div className="filters not-printed">
        <input
          className="input"
          type="search"
          aria-label="姓名或者机构"
          placeholder="姓名或者机构"
          maxLength={40}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div className="segments" role="group" aria-label="显示">
          {(['all', 'missing'] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === which}
              onClick={() => setWhich(each)}
            >
              {each === 'all' ? '全部' : '没有达标的'}
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 ? (
        <Empty title={which === 'missing' && q === '' ? '都达标了' : '没有找到'} />
      ) : (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>姓名</th>
              <th>机构</th>
              <th>已参加</th>
              <th>应达</th>
              <th>还差</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, name, department, active, hours, target, missing }) => (
              <tr key={id}>
                <td data-label="姓名">
                  <b>{name}</b> {!active && <span className="tag">不在岗</span>}
                </td>
                <td data-label="机构">{department}</td>
                <td data-label="已参加">{hours} 学时</td>
                <td data-label="应达">{target === null ? '没有要求' : `${target} 学时`}</td>
                <td data-label="还差">
                  {target === null ? (
                    ''
                  ) : missing === 0 ? (
                    <span className="tag green">达标</span>
                  ) : (
                    `${missing} 学时`
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
