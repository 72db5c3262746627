import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ListDesk } from '@zhaofa/contract'
import { listsQuery } from '../../api/lists.ts'
import { GroupedListPage } from '../../ui/GroupedListPage.tsx'

type Line = ListDesk['lists'][number]

const stages = { pre: '事前', in: '事中', post: '事后' } as const

/** 清单公示: what waits for this person, what is published, what has moved on since. */
export function ListsPage() {
  const { data } = useSuspenseQuery(listsQuery)
  const todo = data.lists.filter(({ waiting, triggers }) => waiting?.mine || triggers.length > 0)
  const published = data.lists.filter((list) => list.published)
  return (
    <GroupedListPage
      title="清单公示"
      about="主体、人员、权责、事项、依据、程序、裁量基准、救济渠道"
      groups={[
        { title: '全部', rows: data.lists },
        { title: '要办', rows: todo },
        { title: '已公布', rows: published },
      ]}
      empty={{ title: '没有待办清单', words: '待您办理的清单列在这里。' }}
      line={(line) => <ListLine key={line.waiting?.submissionId ?? line.item} line={line} />}
    />
  )
}

function ListLine({ line }: { line: Line }) {
  const { item, title, stage, within, derived, published, waiting, agency, triggers } = line
  return (
    <li>
      <div>
        <h3>
          <Link
            to="/lists/$item"
            params={{ item }}
            search={agency && waiting ? { submission: waiting.submissionId } : {}}
          >
            {title}
          </Link>
        </h3>
        <p>
          {agency && (
            <>
              {agency}
              <i className="bar-between" />
            </>
          )}
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
