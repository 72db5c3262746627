import type { World } from './world.ts'

// Stand-in until the room of documents lands; it fails loudly.

const absent = (part: string) => () =>
  Promise.reject(new Error(`${part} is not part of this build`))

export const absentPrinter: World['printer'] = {
  pdf: absent('the printer'),
  svgPages: absent('the printer'),
  close: () => Promise.resolve(),
}
