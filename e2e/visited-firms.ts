import { fictionalUscc } from '../server/src/demo/fictional-codes.ts'

/** Firms that journeys visit. All journeys share one server, where a code has one name. */
const visited = ['visited', 'offline', 'another', 'refusing', 'rating', 'finding'] as const

/** The code of a firm: its place in the list makes it, so that no two journeys have the same. */
export const codeOf = (firm: (typeof visited)[number]): string =>
  fictionalUscc(811 + visited.indexOf(firm))
