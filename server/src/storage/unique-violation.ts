/** The key by which the database refused a second row, as it is called there; null for every other fault. */
export function uniqueKeyOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return null
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
}

/** Whether the database refused a second row of this key. */
export const isUniqueViolation = (error: unknown, constraint: string): boolean =>
  uniqueKeyOf(error) === constraint
