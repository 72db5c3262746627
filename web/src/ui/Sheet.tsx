import { Drawer, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useNarrow } from './use-narrow.ts'

type Props = { title: string; onClose: () => void; children: ReactNode }

/** A small task over the page: a window, or from the bottom of a phone. */
export function Sheet({ title, onClose, children }: Props) {
  const narrow = useNarrow()
  return narrow ? (
    <Drawer open placement="bottom" size="auto" title={title} onClose={onClose}>
      {children}
    </Drawer>
  ) : (
    <Modal open footer={null} title={title} onCancel={onClose} width={560}>
      {children}
    </Modal>
  )
}
