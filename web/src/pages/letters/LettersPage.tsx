import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LetterDesk } from '@zhaofa/contract'
import { letterKinds } from '@zhaofa/domain/publicity/letters/letter.ts'
import { lettersQuery } from '../../api/letters.ts'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { chinaDay } from '../../ui/days.ts'
import { GroupedListPage } from '../../ui/GroupedListPage.tsx'

type Line = LetterDesk['letters'][number]

/** 来信: complaints, reports and consultations, those that wait first. */
export function LettersPage() {
  const { data } = useSuspenseQuery(lettersQuery)
  return (
    <GroupedListPage
      title="来信"
      about="投诉、举报、咨询"
      groups={[
        { title: '要办', rows: data.letters.filter(({ open }) => open) },
        { title: '全部', rows: data.letters },
      ]}
      empty={{
        title: '没有要办的来信',
        words: '公众在公示平台“投诉举报咨询”提交后出现在这里。',
      }}
      line={(letter) => <LetterLine key={letter.id} letter={letter} today={data.today} />}
    />
  )
}

function LetterLine({ letter, today }: { letter: Line; today: string }) {
  const { id, kind, number, receivedAt, respondent, state, limit } = letter
  return (
    <li>
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
          <LimitChip limit={limit} today={today} />
        ) : (
          <span className="sub">没有进行中的期限</span>
        )}
      </div>
    </li>
  )
}
