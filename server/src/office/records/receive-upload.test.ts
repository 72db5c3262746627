import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { MalformedRequestError, UnacceptableFileError } from '../../faults.ts'
import { folderObjectStore } from '../../objects/object-store.ts'
import { storeFile } from './receive-upload.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhaofa-upload-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const limit = { door: 'evidence', maxBytes: 1e6, tooLargeText: '文件太大' } as const
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** Sends the beginning of a file, long enough to be judged, and does not end. */
function begun(head: Buffer): PassThrough {
  const content = new PassThrough()
  content.write(Buffer.concat([head, Buffer.alloc(20_000)]))
  return content
}

/** An error nobody listens to would end this process, as it would the server. */
test('a file refused by its beginning while the rest is on its way harms nobody else', async () => {
  const objects = await folderObjectStore(folder)
  const content = begun(Buffer.from('MZ'))
  await expect(storeFile({ objects }, { name: '证据.jpg', content }, limit)).rejects.toThrow(
    UnacceptableFileError,
  )
  await setImmediate()
  expect(content.destroyed).toBe(true)
})

test('an upload that breaks off is refused with a sentence and nothing is stored', async () => {
  const objects = await folderObjectStore(folder)
  const content = begun(png)
  const stored = storeFile({ objects }, { name: '证据.png', content }, limit)
  setTimeout(() => content.destroy(), 20)
  await expect(stored).rejects.toThrow(MalformedRequestError)
})
