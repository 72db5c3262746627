import { expect, test } from 'vitest'
import { NetworkDown, Problem } from '../api/problem.ts'
import type { Capture } from './capture-store.ts'
import { sendCaptures } from './send-captures.ts'

const capture = (name: string): Capture => ({
  ...{ id: name, account: 'chenlixin', caseId: 'a', takenAt: name, uploadId: null },
  file: new File(['x'], name),
})

/** A phone with these recordings, and a server that answers each by its name. */
function phoneWith(names: readonly string[], answers: Readonly<Record<string, Error>>) {
  const store = new Map(names.map((name) => [name, capture(name)]))
  const sent: string[] = []
  const run = () =>
    sendCaptures({
      kept: () => Promise.resolve([...store.values()]),
      keep: (changed) => Promise.resolve(store.set(changed.id, changed)),
      send: ({ id }) => {
        sent.push(id)
        const answer = answers[id]
        return answer ? Promise.reject(answer) : Promise.resolve(`upload of ${id}`)
      },
    })
  return { store, sent, run }
}

const refusal = (status: number, title: string) =>
  new Problem({ type: 'about:blank', status, title })

test('a recording that is refused for its content stands aside with the words of the server, and the others go on', async () => {
  const words = '“录音.bin”的内容是可执行程序，不能作为证据上传，没有保存。'
  const phone = phoneWith(['1 录音.bin', '2 照片.jpg', '3 长片.mp4', '4 照片.jpg'], {
    '1 录音.bin': refusal(415, words),
    '3 长片.mp4': refusal(413, '文件太大，没有上传。'),
  })
  expect(await phone.run()).toBeNull()
  expect([...phone.store.values()].map(({ uploadId, refused }) => refused ?? uploadId)).toEqual([
    ...[words, 'upload of 2 照片.jpg', '文件太大，没有上传。', 'upload of 4 照片.jpg'],
  ])
  // It is not sent again by itself.
  expect(await phone.run()).toBeNull()
  expect(phone.sent).toHaveLength(4)
})

test.each([
  ['the network is down', new NetworkDown()],
  ['the server restarts', refusal(503, '服务器正在重启')],
  ['too much was sent', refusal(429, '太频繁了')],
  ['the case is somebody else’s now', refusal(403, '不归您办')],
])('%s: all keep their order and are sent again', async (_, fault) => {
  const answers: Record<string, Error> = { '1': fault }
  const phone = phoneWith(['1', '2'], answers)
  expect(await phone.run()).toBe(fault.message)
  expect(phone.sent).toEqual(['1'])
  delete answers['1']
  expect(await phone.run()).toBeNull()
  expect(phone.sent).toEqual(['1', '1', '2'])
})
