import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { folderObjectStore } from './object-store.ts'

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'zhaofa-objects-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const incoming = (folder: string) => readdirSync(join(folder, 'incoming'))

test('a second process that opens the store leaves the first one’s upload alone', () =>
  withFolder(async (folder) => {
    const server = await folderObjectStore(folder)
    const upload = new PassThrough()
    const stored = server.put(upload)
    upload.write('first half, ')
    await vi.waitFor(() => expect(incoming(folder)).toHaveLength(1))

    const command = await folderObjectStore(folder)
    upload.end('second half')

    const { sha256, bytes } = await stored
    expect(bytes).toBe(23)
    expect(await command.has(sha256)).toBe(true)
    expect(incoming(folder)).toEqual([])
  }))

test('opening removes what nobody has written to for a day', () =>
  withFolder(async (folder) => {
    const hoursAgo = (hours: number) => Date.now() / 1000 - hours * 3600
    mkdirSync(join(folder, 'incoming'))
    for (const [name, hours] of [
      ['left by a crash', 25],
      ['still arriving', 23],
    ] as const) {
      const file = join(folder, 'incoming', name)
      writeFileSync(file, 'bytes')
      utimesSync(file, hoursAgo(hours), hoursAgo(hours))
    }

    await folderObjectStore(folder)

    expect(incoming(folder)).toEqual(['still arriving'])
  }))

test('a full disk refuses the upload, leaves nothing behind, and the next one is stored', () =>
  withFolder(async (folder) => {
    let full = true
    const objects = await folderObjectStore(folder, {
      // The error that the kernel gives a writer when the disk is full.
      openFile: (path, ...rest) => (full ? open('/dev/full', 'r+') : open(path, ...rest)),
    })
    await expect(objects.put(Buffer.from('bytes'))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(incoming(folder)).toEqual([])

    full = false
    const { sha256 } = await objects.put(Buffer.from('bytes'))
    expect(await objects.has(sha256)).toBe(true)
  }))
