import { z } from 'zod'

/** The database counts versions in integers of four bytes. */
const maxVersion = 2_147_483_647

/** The version that somebody saw before acting on it; 0 of what nobody has written yet. */
export const SeenVersion = z.int().min(0).max(maxVersion)

/** The version that somebody saw of what is there. */
export const PresentVersion = SeenVersion.min(1)
