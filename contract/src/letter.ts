import { z } from 'zod'
import { Left, ShownQuery } from './shown.ts'
import { LimitView } from './case.ts'
import { SeenVersion } from './version.ts'

const Kind = z.enum(['complaint', 'report', 'consultation', 'objection'])
const Action = z.enum(['accept', 'refuse', 'transfer', 'answer'])

const Line = {
  id: z.uuid(),
  kind: Kind,
  number: z.string(),
  receivedAt: z.iso.datetime(),
  respondent: z.string(),
  state: z.string(),
  /** Nothing was done with it yet. */
  untouched: z.boolean(),
  open: z.boolean(),
  /** Null: no rule sets a limit, or it was kept. */
  limit: LimitView.nullable(),
}

/** Sets of letters that a number of the overview counts and that the list of letters opens. */
export const letterSetTitles = {
  waiting: '要办的来信',
  new: '新收到、尚未处理',
  'due-soon': '七日内到期',
  overdue: '逾期未处理',
} as const

export const LetterSet = z.enum(Object.keys(letterSetTitles) as [keyof typeof letterSetTitles])
export type LetterSet = keyof typeof letterSetTitles

export const LetterQuery = ShownQuery.extend({ set: LetterSet.optional() })

/** GET /api/letters */
export const LetterDesk = z.strictObject({
  today: z.iso.date(),
  /** False for the head of the agency, who sees how the letters stand and not what they say. */
  reads: z.boolean(),
  letters: z.array(z.strictObject(Line)),
  /** Of those that were dealt with. */
  left: Left,
})
export type LetterDesk = z.infer<typeof LetterDesk>

/** GET /api/letters/:letterId : everything but who wrote it. */
export const LetterView = z.strictObject({
  ...Line,
  today: z.iso.date(),
  content: z.string(),
  anonymous: z.boolean(),
  files: z.array(z.strictObject({ name: z.string(), sha256: z.string(), bytes: z.int() })),
  actions: z.array(Action),
  steps: z.array(
    z.strictObject({
      action: Action,
      words: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      caseId: z.uuid().nullable(),
    }),
  ),
  reads: z.array(z.strictObject({ by: z.string(), at: z.iso.datetime() })),
  officers: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** Firms of the register that are called as the letter says, or were: a letter bears no code. */
  firms: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      /** Under the name of before. */
      former: z.boolean(),
      struckOff: z.boolean(),
    }),
  ),
})
export type LetterView = z.infer<typeof LetterView>

/** POST /api/letters/:letterId/sender : recorded before it is answered. */
export const LetterSender = z.strictObject({ name: z.string(), contact: z.string() })
export type LetterSender = z.infer<typeof LetterSender>

/** POST /api/letters/:letterId/steps */
export const LetterStepBody = z.strictObject({
  action: Action,
  /** Steps taken when the page was read. */
  after: SeenVersion,
  /** What the writer reads. */
  words: z.string().max(2_000),
  /** For 转为线索: what the file says, and who takes it on. */
  clue: z
    .strictObject({
      respondent: z.string().max(200),
      summary: z.string().max(3_000),
      officer: z.uuid(),
      /** 统一社会信用代码 of the firm, where whoever handles the letter knows it; empty otherwise. */
      firmCode: z.string().trim().max(18),
    })
    .nullable(),
})
export type LetterStepBody = z.infer<typeof LetterStepBody>
export const LetterDone = z.strictObject({ message: z.string() })
