import { describe, expect, test } from 'vitest'
import { NetworkDown, Problem } from '../api/problem.ts'
import { nextStep, sendSteps } from './outbox.ts'
import type { Step } from './visit-store.ts'

const step = (no: number, caseId: string, changed: Partial<Step> = {}): Step => ({
  ...{ no, caseId, account: 'chenlixin', id: `step-${no}`, act: `act-${no}`, title: `第 ${no} 步` },
  ...{ input: {}, basedOn: no, drawings: {}, papers: {}, files: [], refused: null, received: null },
  device: { at: `2026-12-02T01:0${no}:00.000Z`, driftMs: 0 },
  ...changed,
})

type Answer = Error | 'done, and the answer lost'

/** A phone with these steps, and a server that answers by the number of a step, once for each answer. */
function phoneWith(
  steps: readonly Step[],
  answers: Readonly<Record<number, readonly Answer[]>> = {},
) {
  const store = new Map(steps.map((each) => [each.no, each]))
  const left = new Map(Object.entries(answers).map(([no, all]) => [Number(no), [...all]]))
  /** What the server did, and what reached it. */
  const [done, sent]: [string[], number[]] = [[], []]
  const run = () =>
    sendSteps({
      kept: () => Promise.resolve([...store.values()]),
      keep: (changed) => Promise.resolve(store.set(changed.no, changed)),
      send: ({ no, id, basedOn }) => {
        sent.push(no)
        const answer = left.get(no)?.shift()
        if (answer instanceof Error) return Promise.reject(answer)
        // One key is one act, however often it is sent.
        if (!done.includes(id)) done.push(id)
        return answer === undefined
          ? Promise.resolve(basedOn + 1)
          : Promise.reject(new NetworkDown())
      },
      recordedAs: ({ id, basedOn }) => Promise.resolve(done.includes(id) ? basedOn + 1 : null),
      now: () => '2026-12-02T05:00:00.000Z',
    })
  const states = () =>
    [...store.values()].map(({ received, refused }) =>
      received ? `送达 ${received.version}` : (refused?.kind ?? '在本机'),
    )
  return { store, done, sent, run, states }
}

const refusal = (status: number, more: object = {}) =>
  new Problem({ type: 'about:blank', status, title: '不能办理', ...more })
const forgotten = refusal(422, {
  fields: [{ field: 'endedAt', message: '须晚于开始时间', basis: null, instead: null }],
})
const changed = refusal(412, {
  stale: { version: 9, by: '王晓雯', at: '2026-12-02T03:00:00.000Z', changes: ['亮证、扫码'] },
})
const unsigned = refusal(422, {
  fields: [{ field: 'confirmation', message: '请签名', basis: null, instead: null }],
})

describe('the queue of steps', () => {
  test('goes in the order in which they were pressed, over all visits', async () => {
    const phone = phoneWith([step(1, 'a'), step(2, 'b'), step(3, 'a'), step(4, 'b')])
    expect(await phone.run()).toBeNull()
    expect(phone.sent).toEqual([1, 2, 3, 4])
    expect(phone.states()).toEqual(['送达 2', '送达 3', '送达 4', '送达 5'])
  })

  test('a step that is refused holds up what follows it in its case, says why, and no other case waits', async () => {
    const phone = phoneWith(
      [step(1, 'a'), step(2, 'a'), step(3, 'b'), step(4, 'a'), step(5, 'b')],
      {
        2: [forgotten],
      },
    )
    expect(await phone.run()).toBeNull()
    expect(phone.sent).toEqual([1, 2, 3, 5])
    expect(phone.states()).toEqual(['送达 2', 'refused', '送达 4', '在本机', '送达 6'])
    expect(phone.store.get(2)?.refused?.reason).toBe('须晚于开始时间')
    // Nothing is sent again by itself.
    expect(await phone.run()).toBeNull()
    expect(phone.sent).toHaveLength(4)
  })

  test('a case that somebody else changed is told in words; the steps stay as they were', async () => {
    const phone = phoneWith([step(1, 'a'), step(2, 'a')], { 1: [changed] })
    expect(await phone.run()).toBeNull()
    expect(phone.states()).toEqual(['changed', '在本机'])
    expect(phone.store.get(1)).toMatchObject({
      input: {},
      refused: {
        kind: 'changed',
        reason: '您离开网络以后，王晓雯办过这个案件：亮证、扫码。您记的都还在本机。',
      },
    })
  })

  test('a signature waits for who signs, and goes on once it is given', async () => {
    const phone = phoneWith([step(1, 'a'), step(2, 'a')], { 1: [unsigned] })
    await phone.run()
    expect(phone.states()).toEqual(['signs', '在本机'])
    phone.store.set(1, step(1, 'a'))
    await phone.run()
    expect(phone.states()).toEqual(['送达 2', '送达 3'])
  })

  test('sent twice it is done once: an answer that was lost is found in the case', async () => {
    const phone = phoneWith([step(1, 'a'), step(2, 'a')], {
      1: ['done, and the answer lost', changed],
    })
    expect(await phone.run()).toBeInstanceOf(NetworkDown)
    expect(phone.states()).toEqual(['在本机', '在本机'])
    expect(await phone.run()).toBeNull()
    expect(phone.done).toEqual(['step-1', 'step-2'])
    expect(phone.states()).toEqual(['送达 2', '送达 3'])
  })

  test.each([
    ['the network is down', new NetworkDown()],
    ['the session ended', refusal(401)],
    ['it was too often', refusal(429)],
    ['the server is restarted', refusal(503)],
  ])('where %s all wait and keep their order', async (_called, fault) => {
    const phone = phoneWith([step(1, 'a'), step(2, 'b')], { 1: [fault] })
    expect(await phone.run()).toBe(fault)
    expect(phone.sent).toEqual([1])
    expect(await phone.run()).toBeNull()
    expect(phone.sent).toEqual([1, 1, 2])
  })

  test('a phone that was switched off between two steps goes on with the second', async () => {
    const received = { at: '2026-12-02T05:00:00.000Z', version: 2 }
    const phone = phoneWith([step(1, 'a', { received }), step(2, 'a')])
    await phone.run()
    expect(phone.sent).toEqual([2])
  })

  test('nothing goes where nothing waits', () => {
    expect(nextStep([])).toBeUndefined()
    const refused = { kind: 'refused', reason: '不能办理' } as const
    expect(nextStep([step(1, 'a', { refused }), step(2, 'a')])).toBeUndefined()
  })
})
