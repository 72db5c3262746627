/** Why somebody else takes over a case (变更承办人). Only 回避 keeps the person out of it for good. */
export const handoverGrounds = {
  recusal: '回避',
  transfer: '工作调动、离职',
  absence: '请假、离岗',
  duty: '工作安排',
} as const
export type HandoverGround = keyof typeof handoverGrounds
