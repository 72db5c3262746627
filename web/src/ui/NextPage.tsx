import { Button } from './Button.tsx'

type Paged = {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  fetchNextPage(): Promise<unknown>
}

/** 再看一页, at the foot of a card whose list comes in pages; nothing where all of it is there. */
export function NextPage({ list }: { list: Paged }) {
  if (!list.hasNextPage) return null
  return (
    <div className="card-foot">
      <Button
        look="outlined"
        size="small"
        busy={list.isFetchingNextPage}
        onPress={() => void list.fetchNextPage()}
      >
        再看一页
      </Button>
    </div>
  )
}
