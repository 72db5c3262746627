import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { NetworkDown } from './problem.ts'
import { newKey, submitOnce } from './submission.ts'

/** A server that keeps the keys it was sent, and answers as told. */
function aServer(...answers: (Response | Error)[]) {
  const keys: string[] = []
  const attempt = (key: string) => {
    keys.push(key)
    const answer = answers.shift() ?? Response.json({ done: keys.length }, { status: 201 })
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  return { keys, attempt }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('one press is one act', () => {
  test('pressed eight times at once it goes out once, and everybody reads the answer', async () => {
    const { keys, attempt } = aServer()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => submitOnce('POST /clue {"a":1}', attempt)),
    )
    expect(keys).toHaveLength(1)
    expect(await Promise.all(answers.map((each) => each.json()))).toEqual(
      Array.from({ length: 8 }, () => ({ done: 1 })),
    )
  })

  test('pressed again after a break of the network, or the page of a proxy, it keeps its key', async () => {
    const bad = new Response('Bad gateway', {
      status: 502,
      headers: { 'content-type': 'text/html' },
    })
    const { keys, attempt } = aServer(new NetworkDown(), bad)
    await expect(submitOnce('POST /a {}', attempt)).rejects.toThrow('网络不通')
    expect((await submitOnce('POST /a {}', attempt)).status).toBe(502)
    expect((await submitOnce('POST /a {}', attempt)).status).toBe(201)
    expect(new Set(keys).size).toBe(1)
    expect(keys).toHaveLength(3)
  })

  test('the same content two seconds after its answer, or after another act, is a new act', async () => {
    const { keys, attempt } = aServer()
    await submitOnce('PUT /draft A', attempt)
    await submitOnce('PUT /draft A', attempt)
    expect(keys).toHaveLength(1)
    await submitOnce('PUT /draft B', attempt)
    await submitOnce('PUT /draft A', attempt)
    expect(new Set(keys).size).toBe(3)
    vi.advanceTimersByTime(2_000)
    await submitOnce('PUT /draft A', attempt)
    expect(new Set(keys).size).toBe(4)
  })

  test('after signing in again it is sent anew', async () => {
    const { keys, attempt } = aServer(new Response(null, { status: 401 }))
    expect((await submitOnce('POST /b {}', attempt)).status).toBe(401)
    expect((await submitOnce('POST /b {}', attempt)).status).toBe(201)
    expect(keys).toHaveLength(2)
  })

  test('a key is a random UUID', () => {
    expect(newKey()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(newKey()).not.toBe(newKey())
  })
})
