import type { TrainingView } from '@zhaofa/contract'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { AttendanceSheet } from './AttendanceSheet.tsx'
import { UnitActs } from './UnitActs.tsx'

type Session = TrainingView['sessions'][number]

/** One class: when and where, who came for how long. */
export function SessionCard({ year, session }: { year: number; session: Session }) {
  const { place, title, on, hours, way, where, lecturer, material, withdrawn, attended } = session
  const [importing, setImporting] = useState(false)
  const mayRecord = session.offers.some(
    ({ title: act, unmet }) => act === '登记参加人员' && unmet.length === 0,
  )
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="sub">
          {on}，{hours} 学时，{way}
          {where && ` ${where}`}
        </span>
        {withdrawn !== null && <span className="tag">已撤销</span>}
        <span className="spacer" />
        <UnitActs place={{ book: 'training', of: String(year) }} offers={session.offers} />
        {mayRecord && (
          <Button look="outlined" size="small" onPress={() => setImporting(true)}>
            从表格导入
          </Button>
        )}
      </div>
      <div className="card-body">
        {withdrawn !== null && <p className="sub">撤销理由：{withdrawn}</p>}
        {(lecturer ?? material) && (
          <p className="sub">
            {[lecturer && `授课：${lecturer}`, material && `教材：${material}`]
              .filter(Boolean)
              .join('；')}
          </p>
        )}
        {attended.length > 0 ? (
          <p>
            {attended.length} 人：
            {attended
              .map((each) => (each.hours === hours ? each.name : `${each.name}（${each.hours}）`))
              .join('、')}
          </p>
        ) : (
          withdrawn === null && <p className="sub">还没有登记参加人员</p>
        )}
      </div>
      {importing && (
        <AttendanceSheet
          year={year}
          session={place}
          title={title}
          onClose={() => setImporting(false)}
        />
      )}
    </section>
  )
}

type Exam = TrainingView['exams'][number]

export function ExamCard({ year, exam }: { year: number; exam: Exam }) {
  const { title, on, fullMark, passMark, results, sat, passed } = exam
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <span className="sub">
          {on}，满分 {fullMark}，{passMark} 分合格
        </span>
        <span className="spacer" />
        <UnitActs place={{ book: 'training', of: String(year) }} offers={exam.offers} />
      </div>
      <div className="card-body">
        <p>{sat === 0 ? '还没有登记成绩' : `${sat} 人参加，${passed} 人合格`}</p>
      </div>
      {results.length > 0 && (
        <table className="table rows-on-phone">
          <thead>
            <tr>
              <th>姓名</th>
              <th>成绩</th>
              <th>补考</th>
              <th>结果</th>
              <th>合格证</th>
            </tr>
          </thead>
          <tbody>
            {results.map(({ name, score, resit, passed: didPass, certificate }) => (
              <tr key={name + String(score)}>
                <td data-label="姓名">
                  <b>{name}</b>
                </td>
                <td data-label="成绩">{score}</td>
                <td data-label="补考">{resit ?? '没有'}</td>
                <td data-label="结果">
                  <span className={didPass ? 'tag green' : 'tag amber'}>
                    {didPass ? '合格' : '不合格'}
                  </span>
                </td>
                <td data-label="合格证">{certificate ?? '没有'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
