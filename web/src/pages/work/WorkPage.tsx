import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { MyWork } from '@zhaofa/contract'
import { use, useState } from 'react'
import { workQuery, workUpToQuery } from '../../api/cases.ts'
import { SearchContext } from '../../app/search-context.ts'
import { FieldOpenings, OpeningButtons } from '../../case/OpeningLinks.tsx'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { longDayWithWeekday } from '../../ui/days.ts'
import { useTitle } from '../../ui/use-title.ts'
import { Alerts, WithOthers } from './WorkAside.tsx'
import { groupsOf, nearest } from './work-groups.ts'
import { ArticleTasks } from './ArticleTasks.tsx'
import { ListTasks } from './ListTasks.tsx'
import { RoleHome } from './RoleHome.tsx'
import { TodoList } from './TodoList.tsx'
import { useTodoKeys } from './use-todo-keys.ts'

/** How many cases the server looks into when nobody asks for more. */
const casesAtOnce = 200

type View = 'mine' | 'others'

/** 我的工作: due dates first. */
export function WorkPage() {
  useTitle('我的工作')
  const { data: first } = useSuspenseQuery(workQuery)
  const [upTo, setUpTo] = useState(casesAtOnce)
  const longer = useQuery({
    ...workUpToQuery(upTo),
    enabled: upTo > casesAtOnce,
    placeholderData: keepPreviousData,
  })
  const work = longer.data ?? first
  const [view, setView] = useState<View>('mine')
  return (
    <>
      <div className="page-title">
        <h1>我的工作</h1>
        <span className="sub">{longDayWithWeekday(work.today)}</span>
        <span className="spacer" />
        {work.items.length > 0 && <OpeningButtons first="outlined" />}
        <div className="segments" role="group" aria-label="筛选">
          <button type="button" aria-pressed={view === 'mine'} onClick={() => setView('mine')}>
            待办 {work.items.length + work.lists.length + work.articles.length}
            {work.beyond > 0 && '+'}
          </button>
          <button type="button" aria-pressed={view === 'others'} onClick={() => setView('others')}>
            待他人办理 {work.withOthers.length}
          </button>
        </div>
      </div>
      <div className="with-rail">
        <div>
          <FieldOpenings />
          <RoleHome />
          <BigSearch />
          {view === 'mine' ? <ToDo work={work} /> : <WithOthers work={work} large />}
          {work.beyond > 0 && (
            <Beyond
              cases={work.beyond}
              busy={longer.isFetching}
              onMore={() => setUpTo(upTo + casesAtOnce)}
            />
          )}
        </div>
        <aside className="rail" aria-label="提醒">
          <Alerts alerts={work.alerts} />
          {view === 'mine' && <WithOthers work={work} />}
        </aside>
      </div>
    </>
  )
}

/** Cases of later last days that this list does not look into yet. */
function Beyond({ cases, busy, onMore }: { cases: number; busy: boolean; onMore: () => void }) {
  return (
    <p className="beyond">
      还有 {cases} 件期限更晚的案件没有列出。{' '}
      <Button look="outlined" size="small" busy={busy} onPress={onMore}>
        再列 {Math.min(cases, casesAtOnce)} 件
      </Button>
    </p>
  )
}

function BigSearch() {
  const search = use(SearchContext)
  return (
    <button type="button" className="big-search" onClick={search}>
      <Icon name="search" />
      <span>输入文号、当事人、案由，或直接输入要办的事，例如“登记线索”“制作责改”</span>
      <kbd>Ctrl K</kbd>
    </button>
  )
}

function ToDo({ work }: { work: MyWork }) {
  const groups = groupsOf(work)
  const ordered = groups.flatMap(({ items }) => items)
  const at = useTodoKeys(ordered.length)
  if (ordered.length === 0 && work.lists.length === 0 && work.articles.length === 0) {
    return (
      <div className="card">
        <Empty title="目前没有待办事项" actions={<OpeningButtons first="outlined" />}>
          待您办理的事项按期限先后列在这里。
        </Empty>
      </div>
    )
  }
  return (
    <>
      {groups.map(({ title, items }, index) => {
        const before = groups.slice(0, index).flatMap((group) => group.items).length
        return (
          <section key={title} aria-label={title}>
            <div className="group-title">
              <h2>{title}</h2>
              <span className="sub">{countWords(items)}</span>
            </div>
            {items.length > 0 ? (
              <TodoList items={items} today={work.today} from={before} at={at} />
            ) : (
              <div className="card">
                <Empty title="今天没有到期的事">{nearest(work)}</Empty>
              </div>
            )}
          </section>
        )
      })}
      <ListTasks lists={work.lists} today={work.today} />
      <ArticleTasks articles={work.articles} />
    </>
  )
}

function countWords(items: MyWork['items']): string {
  const overdue = items.filter(({ limit }) => limit?.tone === 'over').length
  return `${items.length} 件${overdue > 0 ? `，其中 ${overdue} 件已逾期` : ''}`
}
