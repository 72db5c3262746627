import { unknownSignsNote } from '../legible.ts'

/** What a Word file holds and the text does not, or not as it was: each is told to the person who brought it. */
const notes = {
  deleted: (n: number) => `有 ${n} 处修订痕迹，按接受修订以后的文字读取`,
  comments: (n: number) => `有 ${n} 条批注，没有带入`,
  hidden: (n: number) => `有 ${n} 处隐藏文字，没有带入`,
  struck: (n: number) => `有 ${n} 处画了删除线的文字，照样带入了：不要的请删去`,
  pictures: (n: number) => `有 ${n} 张图片，没有带入：请把图上的内容写成文字，或者作为附件`,
  boxes: (n: number) => `有 ${n} 个文本框，没有带入：请把框里的文字补进正文`,
  notes: (n: number) => `有 ${n} 条脚注，没有带入：请补进正文`,
  formulas: (n: number) => `有 ${n} 个公式，没有带入：请写成文字补进正文`,
  readings: (n: number) => `有 ${n} 处拼音指南，带入了正文的字，拼音没有带入`,
  symbols: unknownSignsNote,
  formats: (n: number) => `有 ${n} 处自动编号的格式认不出，按 1、2、3 写出：请对照原文改正`,
  embedded: (n: number) => `有 ${n} 份嵌在里面的文件，没有带入：请另外上传`,
  unknown: (n: number) => `有 ${n} 处内容的写法认不出，没有带入：请对照原文补进正文`,
} as const satisfies Record<string, (count: number) => string>

export type LeftOut = Record<keyof typeof notes, number>

export const nothingLeftOut = (): LeftOut => ({
  ...{ deleted: 0, comments: 0, hidden: 0, struck: 0, pictures: 0, boxes: 0, notes: 0 },
  ...{ formulas: 0, readings: 0, symbols: 0, formats: 0, embedded: 0, unknown: 0 },
})

/** In the order in which they are said. */
export function notesOf(left: LeftOut): string[] {
  return (Object.keys(notes) as (keyof typeof notes)[]).flatMap((kind) =>
    left[kind] > 0 ? [notes[kind](left[kind])] : [],
  )
}
