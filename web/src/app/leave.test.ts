import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  draftReachedServer,
  dropDraftsOnServer,
  findDraft,
  keepDraft,
  onLeaving,
} from '../forms/draft-store.ts'
import { forgetOnThisMachine, onlyHereText, whatIsOnlyHere } from './leave.ts'

/** What a browser keeps; its names are its own properties, as those of localStorage are. */
class Kept {
  getItem(name: string): string | null {
    return (this as unknown as Record<string, string>)[name] ?? null
  }
  setItem(name: string, value: string): void {
    ;(this as unknown as Record<string, string>)[name] = value
  }
  removeItem(name: string): void {
    delete (this as unknown as Record<string, string>)[name]
  }
}

beforeEach(() => vi.stubGlobal('localStorage', new Kept()))
afterEach(() => vi.unstubAllGlobals())

const clue = { account: 'chen', caseId: null, act: 'register-clue' }
const inquiry = { account: 'chen', caseId: 'a-case', act: 'record-inquiry' }
const others = { account: 'wang', caseId: null, act: 'register-clue' }
const written = (at: string) => ({ at, version: 1, values: { respondent: '李某' } })

test('nothing of who signs out stays in the browser, and nothing of anybody else goes', async () => {
  for (const key of [clue, inquiry, others]) keepDraft(key, written('2026-11-23T01:00:00Z'))
  localStorage.setItem('zhaofa.log', '{}')
  await forgetOnThisMachine('chen')
  expect(Object.keys(localStorage)).toEqual(['zhaofa.draft/wang/new/register-clue', 'zhaofa.log'])
})

test('what the server does not have is counted before, with what is typed at this moment', async () => {
  expect(onlyHereText(await whatIsOnlyHere('chen'))).toBeNull()
  keepDraft(inquiry, written('2026-11-23T01:00:00Z'))
  draftReachedServer(inquiry, '2026-11-23T01:00:00Z')
  expect(onlyHereText(await whatIsOnlyHere('chen'))).toBeNull()

  const closed = onLeaving(async () => void keepDraft(clue, written('2026-11-23T01:05:00Z')))
  expect(await whatIsOnlyHere('chen')).toEqual({ drafts: 1, captures: 0, steps: 0 })
  expect(onlyHereText({ drafts: 1, captures: 2, steps: 5 })).toBe(
    '现场记下还没有送出的 5 步，1 份没有交出的填写，2 件没有登记为证据的照片、录音录像',
  )
  closed()
})

test('what was typed after the server had it is not taken for saved', async () => {
  keepDraft(inquiry, written('2026-11-23T01:00:01Z'))
  draftReachedServer(inquiry, '2026-11-23T01:00:00Z')
  expect(await whatIsOnlyHere('chen')).toEqual({ drafts: 1, captures: 0, steps: 0 })
})

test('when a session ended by itself, what the server has goes and what it has not waits for its author', () => {
  keepDraft(clue, written('2026-11-23T01:00:00Z'))
  keepDraft(inquiry, written('2026-11-23T01:00:00Z'))
  draftReachedServer(inquiry, '2026-11-23T01:00:00Z')
  dropDraftsOnServer()
  expect(findDraft(inquiry)).toBeNull()
  expect(findDraft(clue)?.values).toEqual({ respondent: '李某' })
})
