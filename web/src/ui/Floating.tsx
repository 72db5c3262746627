import { Drawer, Popover } from 'antd'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useNarrow } from './use-narrow.ts'

type Props = {
  title: string
  content: ReactNode
  trigger: (shown: { open: boolean; toggle: () => void }) => ReactElement
}

/** Opens beside what was pressed; from the bottom of the screen on a phone. */
export function Floating({ title, content, trigger }: Props) {
  const [open, setOpen] = useState(false)
  const narrow = useNarrow()
  const pressed = trigger({ open, toggle: () => setOpen(!open) })
  if (!narrow) {
    return (
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        content={content}
        destroyOnHidden
      >
        {trigger({ open, toggle: () => {} })}
      </Popover>
    )
  }
  return (
    <>
      {pressed}
      <Drawer
        title={title}
        placement="bottom"
        open={open}
        onClose={() => setOpen(false)}
        size="auto"
        destroyOnHidden
      >
        {content}
      </Drawer>
    </>
  )
}
