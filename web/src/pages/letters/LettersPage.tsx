import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { letterSetTitles, type LetterDesk } from '@zhaofa/contract'
import { letterKinds } from '@zhaofa/domain/publicity/letters/letter.ts'
import { lettersQuery } from '../../api/letters.ts'
import { LimitChip } from '../../limits/LimitChip.tsx'
import { chinaDay } from '../../ui/days.ts'
import { GroupedListPage } from '../../ui/GroupedListPage.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useShown } from '../../ui/use-shown.ts'

type Line = LetterDesk['letters'][number]

/** 来信: complaints, reports and consultations, those that wait first; or the set that a number counts. */
export function LettersPage() {
  const { set } = useSearch({ from: '/office/letters' })
  const ended = useShown(200, 200)
  const { data } = useSuspenseQuery(lettersQuery(set, ended.shown))
  const { letters, reads, today } = data
  const waiting = { title: '要办', rows: letters.filter(({ open }) => open) }
  return (
    <GroupedListPage
      title={set === undefined ? '来信' : `来信：${letterSetTitles[set]}`}
      about={reads ? '投诉、举报、咨询、公示异议' : '内容和写信人由承办机构负责人查看'}
      links={
        set !== undefined && (
          <Link to="/letters" search={{}}>
            {reads ? '全部来信' : '全部要办的来信'}
          </Link>
        )
      }
      groups={
        set === undefined && reads
          ? [waiting, { title: '全部', rows: letters }]
          : [{ title: '共', rows: letters }]
      }
      empty={{
        title: '没有要办的来信',
        words: '公众在公示平台“投诉举报咨询”提交后出现在这里。',
      }}
      foot={<LeftOut left={data.left} what="封办结的来信" shown={ended} />}
      line={(letter) => <LetterLine key={letter.id} letter={letter} today={today} reads={reads} />}
    />
  )
}

function LetterLine({ letter, today, reads }: { letter: Line; today: string; reads: boolean }) {
  const { id, kind, number, receivedAt, respondent, state, limit } = letter
  return (
    <li>
      <div>
        <h3>
          {reads ? (
            <Link to="/letters/$letterId" params={{ letterId: id }}>
              {letterKinds[kind]}
              {respondent && `：${respondent}`}
            </Link>
          ) : (
            letterKinds[kind]
          )}
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
