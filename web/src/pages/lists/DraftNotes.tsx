import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { chinaDay, chinaTime, longDay } from '../../ui/days.ts'
import type { useListDraft } from './use-list-draft.ts'

const when = (instant: string) => `${longDay(chinaDay(instant))} ${chinaTime(instant)}`

/** Who else is writing, what was restored, and a draft that the list has moved on from. */
export function DraftNotes({ draft }: { draft: ReturnType<typeof useListDraft> }) {
  const { others, moved } = draft.meanwhile
  return (
    <div className="draft-notes">
      {moved && (
        <MessageBar tone="amber" alert>
          您打开之后，{moved.by}在 {when(moved.at)}{' '}
          办理了这份清单。您填的都在草稿里，重新打开本页再接着写。
        </MessageBar>
      )}
      {others.map(({ by, savedAt }) => (
        <MessageBar key={by} tone="amber">
          {by}也在改这份清单（{when(savedAt)} 存的草稿）。先送审的有效，请先协商由一人送审。
        </MessageBar>
      ))}
      {draft.restored && (
        <MessageBar
          tone="blue"
          action={
            <Button look="outlined" size="small" onPress={() => void draft.discard()}>
              丢弃草稿
            </Button>
          }
        >
          已恢复您 {when(draft.restored.at)} 的草稿，还没有送审。
        </MessageBar>
      )}
      {draft.aside && (
        <MessageBar
          tone="amber"
          action={
            <>
              <Button look="outlined" size="small" onPress={draft.takeUp}>
                用草稿接着写
              </Button>
              <Button look="outlined" size="small" onPress={() => void draft.discard()}>
                丢弃草稿
              </Button>
            </>
          }
        >
          您有 {when(draft.aside.at)} 的草稿，但清单后来有了变化。现在显示的是变化以后的内容。
        </MessageBar>
      )}
    </div>
  )
}
