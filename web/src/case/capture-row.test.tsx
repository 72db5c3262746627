import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CaptureRow } from './CaptureRow.tsx'
import type { Capture } from './capture-store.ts'

const capture: Capture = {
  ...{ id: '1', account: 'chenlixin', caseId: 'a', takenAt: '2026-11-30T08:00:00.000Z' },
  ...{ file: new File(['x'], '录音001.amr'), uploadId: null },
}
const row = (over: Partial<Capture> = {}, share: number | null = null) =>
  renderToStaticMarkup(
    <CaptureRow
      capture={{ ...capture, ...over }}
      share={share}
      onRegister={() => undefined}
      onDrop={() => Promise.resolve()}
    />,
  )

test('a refused recording stands with its reason and can be saved or removed', () => {
  const refused = row({ refused: '“录音001.amr”的内容是压缩包。' })
  for (const words of ['没有收下', '的内容是压缩包', '存到手机', '移除']) {
    expect(refused).toContain(words)
  }
})

test('one that waits can be removed; one on its way or with the server cannot', () => {
  expect(row()).toContain('等待上传')
  expect(row()).toContain('移除')
  expect(row({}, 0.5)).not.toContain('移除')
  expect(row({ uploadId: 'u' })).toContain('登记为证据')
  expect(row({ uploadId: 'u' })).not.toContain('移除')
})
