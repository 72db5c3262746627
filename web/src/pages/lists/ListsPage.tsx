import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ListDesk } from '@zhaofa/contract'
import { useState } from 'react'
import { listsQuery } from '../../api/lists.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'

type Line = ListDesk['lists'][number]
type Show = 'todo' | 'published' | 'all'

const stages = { pre: '事前', in: '事中', post: '事后' } as const

/** 清单公示: what waits for this person, what is published, what has moved on since. */
export function ListsPage() {
  useTitle('清单公示')
  const { data } = useSuspenseQuery(listsQuery)
  const [show, setShow] = useState<Show>('all')
  const groups: Record<Show, Line[]> = {
    todo: data.lists.filter(({ waiting, triggers }) => waiting?.mine || triggers.length > 0),
    published: data.lists.filter(({ published }) => published),
    all: data.lists,
  }
  const titles = { todo: '要办', published: '已公布', all: '全部' } as const
  return (
    <>
      <div className="page-title">
        <h1>清单公示</h1>
        <span className="sub">主体、人员、权责、事项、依据、程序、裁量基准、救济渠道</span>
        <span className="spacer" />
        <div className="segments" role="group" aria-label="筛选">
          {(Object.keys(titles) as Show[]).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={show === each}
              onClick={() => setShow(each)}
            >
              {titles[each]} {groups[each].length}
            </button>
          ))}
        </div>
      </div>
      <section className="card" aria-label="清单">
        {groups[show].length === 0 ? (
          <Empty title="没有要办的清单">轮到您办的清单会出现在这里。</Empty>
        ) : (
          <ul className="case-list">
            {groups[show].map((line) => (
              <ListLine key={line.item} line={line} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function ListLine({ line }: { line: Line }) {
  const { item, title, stage, within, derived, published, waiting, triggers } = line
  return (
    <li>
      <div>
        <h3>
          <Link to="/lists/$item" params={{ item }}>
            {title}
          </Link>
        </h3>
        <p>
          {stages[stage]}
          <i className="bar-between" />
          {within}
          <i className="bar-between" />
          {derived ? '内容由系统生成' : '内容由人填写'}
        </p>
      </div>
      <div>
        {waiting ? (
          <span className={`tag ${waiting.mine ? 'amber' : 'blue'}`}>待{waiting.step}</span>
        ) : published ? (
          <span className="tag green">第 {published.version} 版</span>
        ) : (
          <span className="tag">未公布</span>
        )}
        <p className="sub">{published ? `${published.on} 公布` : ''}</p>
      </div>
      <div>
        {triggers.length > 0 && (
          <>
            <span className="tag red">待复核</span>
            <p className="sub">{triggers.join('；')}</p>
          </>
        )}
      </div>
    </li>
  )
}
