import { useInfiniteQuery } from '@tanstack/react-query'
import { changesQuery } from '../../api/administration.ts'
import { messageOf } from '../../api/problem.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ChangeTable } from './ChangeTable.tsx'

/** 变更记录: people, roles, certificates and departments, for the audit administrator. */
export function ChangesSection() {
  const changes = useInfiniteQuery(changesQuery)
  if (changes.error) return <Empty title={messageOf(changes.error)} />
  if (!changes.data) return <Skeleton rows={8} />
  return (
    <>
      <ChangeTable title="变更" changes={changes.data.pages.flatMap((page) => page.changes)} />
      {changes.hasNextPage && (
        <div className="above-12">
          <Button
            look="outlined"
            busy={changes.isFetchingNextPage}
            onPress={() => void changes.fetchNextPage()}
          >
            再看一页
          </Button>
        </div>
      )}
    </>
  )
}
