import { randomUUID } from 'node:crypto'
import { handleLetter } from '../office/letters/handle-letter.ts'
import { receiveLetter, type NewLetter } from '../office/letters/receive-letter.ts'
import type { World } from '../world.ts'
import { demoDays } from './demo-days.ts'
import type { Cast } from './stage.ts'

/** 来信 of the demo: a complaint taken up, a report that waits, a consultation answered. */
export async function playLetters(
  world: World,
  { departmentHead: head }: Cast,
  days = demoDays(world.clock.now()),
): Promise<void> {
  const write = async (
    on: string,
    letter: Omit<NewLetter, 'id' | 'agencyId'>,
    handled: { action: 'accept' | 'answer'; words: string } | null,
  ) => {
    const id = randomUUID()
    const day = (hour: string) => ({
      ...world,
      clock: { now: () => days.at(`${on}T${hour}:00:00.000Z`) },
    })
    await receiveLetter(day('02'), { ...letter, id, agencyId: head.agencyId })
    if (!handled) return
    const outcome = await handleLetter(day('08'), head, { id, after: 0, clue: null, ...handled })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal))
  }
  await write(
    '2026-11-16',
    {
      kind: 'complaint',
      sender: { name: '钱小满', contact: '0434-0000021' },
      body: {
        respondent: '四平市晨光家政服务部（虚构）',
        content: '预付的保洁费没有用完，服务部停止服务，要求退还余下的 380 元。',
        files: [],
      },
    },
    { action: 'accept', words: '您的投诉已受理，我们将联系双方调解。' },
  )
  await write(
    '2026-11-18',
    {
      kind: 'consultation',
      sender: null,
      body: { respondent: '', content: '开展单用途预付卡业务要向哪里备案？', files: [] },
    },
    { action: 'answer', words: '请到市商务局窗口咨询备案，所需材料见本平台服务指南。' },
  )
  await write(
    '2026-11-20',
    {
      kind: 'report',
      sender: null,
      body: {
        respondent: '四平市东兴旧车回收点（虚构）',
        content: '院内露天拆解报废汽车，没有看到资质证书。',
        files: [],
      },
    },
    null,
  )
}
