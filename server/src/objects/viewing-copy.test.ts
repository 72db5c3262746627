import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { heicPhoto } from '../../test/heic-photo.ts'
import { storeFile } from '../office/records/receive-upload.ts'
import { closeReaders } from '../untrusted/read-untrusted.ts'
import { folderObjectStore } from './object-store.ts'
import { viewingCopy } from './viewing-copy.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhaofa-copy-'))
afterAll(async () => {
  await closeReaders()
  rmSync(folder, { recursive: true, force: true })
})

async function copyOf(bytes: Buffer, name = '现场.heic') {
  const objects = await folderObjectStore(folder)
  const limit = { door: 'evidence', maxBytes: 1e6, tooLargeText: '' } as const
  const file = await storeFile({ objects }, { name, content: Readable.from([bytes]) }, limit)
  expect(file.bytes).toBe(bytes.length)
  return viewingCopy(objects, file)
}

describe('a photo that browsers do not show', () => {
  test('has a copy in JPEG, with the same picture and nothing but points; the original stays as it came', async () => {
    const copy = await copyOf(heicPhoto)
    const { format, width, height, exif } = await sharp(copy).metadata()
    expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 64, height: 48 })
    const { data } = await sharp(copy).raw().toBuffer({ resolveWithObject: true })
    const point = (x: number, y: number) => [
      ...data.subarray((y * 64 + x) * 3, (y * 64 + x) * 3 + 3),
    ]
    const [left, right] = [point(8, 24), point(56, 24)]
    expect(left[2]).toBeGreaterThan(150)
    expect(left[0]).toBeLessThan(80)
    expect(right[0]).toBeGreaterThan(150)
    expect(right[2]).toBeLessThan(80)
  })

  test.each([
    ['is cut short', heicPhoto.subarray(0, 430)],
    ['holds noise', Buffer.concat([heicPhoto.subarray(0, 421), Buffer.alloc(400, 7)])],
  ])('that %s is answered in words, and the next one is copied', async (_, bytes) => {
    const answer = await copyOf(bytes).then(
      (copy) =>
        sharp(copy)
          .metadata()
          .then(({ width }) => width),
      (fault: unknown) => (fault as Error).message,
    )
    expect(answer).toSatisfy((said) => said === 64 || /请下载原件/.test(String(said)))
    expect((await copyOf(heicPhoto)).length).toBeGreaterThan(100)
  })

  test('is the only thing that is copied', async () => {
    await expect(copyOf(Buffer.from('一段文字'), '说明.txt')).rejects.toThrow(
      '“说明.txt”不做复制件。请下载原件',
    )
  })
})
