import type { ResultCode } from '../../../inspection/visit-codes.ts'

/** Why nothing could be inspected, as the record of it says, by the result that then is found. */
export const visitObstacles = {
  'nobody-met': '没有见到人',
  'entry-refused': '拒绝检查',
} as const
export type VisitObstacle = keyof typeof visitObstacles

/** Who saw it, by name: 马某 of “马某，示例物业公司”. */
export const witnessName = (witness: string): string =>
  witness.split(/[，,、；;（(\s]/u, 1)[0]?.slice(0, 50) ?? witness

export const obstacleOf = (code: ResultCode): VisitObstacle =>
  code === '05' ? 'nobody-met' : 'entry-refused'
