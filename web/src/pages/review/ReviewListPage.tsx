import { useSuspenseQuery } from '@tanstack/react-query'
import { workQuery } from '../../api/cases.ts'
import { TodoList } from '../work/TodoList.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'

/** 法制审核: what waits for an opinion, nearest limit first. */
export function ReviewListPage() {
  useTitle('法制审核')
  const { data: work } = useSuspenseQuery(workQuery)
  const waiting = work.items.filter(({ desk }) => desk === 'review')
  return (
    <>
      <div className="page-title">
        <h1>法制审核</h1>
        <span className="sub">{waiting.length} 件等您审核</span>
      </div>
      {waiting.length > 0 ? (
        <TodoList items={waiting} today={work.today} from={0} at={-1} />
      ) : (
        <div className="card">
          <Empty title="没有等您审核的案件">
            承办机构送审后会出现在这里。您承办或者签过字的案件，由其他审核人办理。
          </Empty>
        </div>
      )}
    </>
  )
}
