import type { World } from './world.ts'

// Stand-ins until the rooms of documents and reference data land; they fail loudly.

const absent = (part: string) => () =>
  Promise.reject(new Error(`${part} is not part of this build`))

export const absentPrinter: World['printer'] = {
  pdf: absent('the printer'),
  svgPages: absent('the printer'),
  close: () => Promise.resolve(),
}

export const absentReference: World['reference'] = { load: absent('reference data') }
