import { Drawer, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useNarrow } from './use-narrow.ts'

type Props = {
  title: string
  onClose: () => void
  /** Once it can be seen, so that what is in it can be focused. */
  onOpened?: () => void
  children: ReactNode
}

/** A small task over the page: a window, or from the bottom of a phone. */
export function Sheet({ title, onClose, onOpened, children }: Props) {
  const narrow = useNarrow()
  const changed = (open: boolean) => open && onOpened?.()
  return narrow ? (
    <Drawer
      open
      placement="bottom"
      size="auto"
      title={title}
      onClose={onClose}
      afterOpenChange={changed}
    >
      {children}
    </Drawer>
  ) : (
    <Modal
      open
      footer={null}
      title={title}
      onCancel={onClose}
      width={560}
      afterOpenChange={changed}
    >
      {children}
    </Modal>
  )
}
