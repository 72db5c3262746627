/** 在岗状态 of a person with an account. */
export const personStatuses = { active: '在岗', suspended: '停用', left: '离任' } as const
export type PersonStatus = keyof typeof personStatuses
