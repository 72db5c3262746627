import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { letterKinds } from '@zhaofa/domain/letters/letter.ts'
import { useState } from 'react'
import { lettersQuery } from '../../api/letters.ts'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { chinaDay } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'

/** 来信: complaints, reports and consultations, those that wait first. */
export function LettersPage() {
  useTitle('来信')
  const { data } = useSuspenseQuery(lettersQuery)
  const [all, setAll] = useState(false)
  const open = data.letters.filter((letter) => letter.open)
  const shown = all ? data.letters : open
  return (
    <>
      <div className="page-title">
        <h1>来信</h1>
        <span className="sub">投诉、举报、咨询</span>
        <span className="spacer" />
        <div className="segments" role="group" aria-label="筛选">
          <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
            要办 {open.length}
          </button>
          <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
            全部 {data.letters.length}
          </button>
        </div>
      </div>
      <section className="card" aria-label="来信">
        {shown.length === 0 ? (
          <Empty title="没有要办的来信">公众在公示平台“投诉举报咨询”提交后出现在这里。</Empty>
        ) : (
          <ul className="case-list">
            {shown.map(({ id, kind, number, receivedAt, respondent, state, limit }) => (
              <li key={id}>
                <div>
                  <h3>
                    <Link to="/letters/$letterId" params={{ letterId: id }}>
                      {letterKinds[kind]}
                      {respondent && `：${respondent}`}
                    </Link>
                  </h3>
                  <p>
                    {number}
                    <i className="bar-between" />
                    {chinaDay(receivedAt)} 收到
                    <i className="bar-between" />
                    {state}
                  </p>
                </div>
                <div>
                  {limit ? (
                    <LimitChip limit={limit} today={data.today} />
                  ) : (
                    <span className="sub">没有进行中的期限</span>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
