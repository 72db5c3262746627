import { asMeant } from '@zhaofa/domain/kernel/as-meant.ts'

/** The sign that stands for one that only its own font knows, as in Chinese typesetting. */
export const unknownSign = '〓'
const privateCharacter = /\p{Co}/gu

/** How many signs had to be replaced is for the person who brought the file. */
export type Legible = { readonly text: string; readonly unknown: number }

/** Words of a file as another computer shows them: no sign that only a font of the first one knows. */
export function legible(words: string): Legible {
  let unknown = 0
  const text = asMeant(words).replace(privateCharacter, (character) => {
    // Bullets of lists that were typed or converted into text: Symbol and Wingdings on every Windows.
    const sign = character === '\uf0b7' ? '•' : character === '\uf06c' ? '●' : null
    if (sign === null) unknown++
    return sign ?? unknownSign
  })
  return { text, unknown }
}

/** Said of both Word and PDF. */
export const unknownSignsNote = (n: number) =>
  `有 ${n} 个符号只有原来的字体才认得，写成了${unknownSign}：请改成标准字`
