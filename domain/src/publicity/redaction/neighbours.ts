/** What people do, in one character: the dictionary often takes it for the end of an unknown word. */
export const followers: ReadonlySet<string> = new Set(
  '称说用在于到和与对把被由从向将给让以是有又也都就管借收带来去持未不已曾因为做当开买卖住打签办付转退交写拿租等的之系均并其及共同或要',
)

/** Characters before a name that the dictionary may take for the beginning of a word. */
const bringers = new Set('由对经向与和跟给找让请据把被替代带见及归问叫是为有人员者')

/** Of these, those that a known word may begin with and a name follow all the same. */
export const beforeName: ReadonlySet<string> = new Set('由对与把被给让带叫问找人')

/** Whether a character stands beside names more often than in them. */
export const isNeighbour = (character: string): boolean =>
  bringers.has(character) || followers.has(character)
