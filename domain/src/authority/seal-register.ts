import type { Role } from './roles.ts'

/** Who reads the whole of 用印登记: whoever answers for the seal, keeps the files or supervises. */
export const sealRegisterReaders: readonly Role[] = [
  'agency-head',
  'department-head',
  'legal-head',
  'archivist',
  'supervisor',
]
