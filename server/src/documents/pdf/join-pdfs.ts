import { openPdf } from './open-pdf.ts'

// pdf.js adds up lengths by a function that this Node does not have yet. Whole numbers need no more than this.
if (!('sumPrecise' in Math)) {
  Object.defineProperty(Math, 'sumPrecise', {
    value: (numbers: Iterable<number>) => [...numbers].reduce((sum, each) => sum + each, 0),
  })
}

/**
 * Several of our own PDFs as one, to be printed in one go. Their pages are taken over as they are; the file is no
 * archived one, since each of its papers is kept by itself.
 *
 * @param files at least one, in their order.
 * @throws Error when one of them is damaged.
 */
export async function joinPdfs([first, ...rest]: readonly Uint8Array[]): Promise<Uint8Array> {
  if (!first) throw new Error('there is nothing to join')
  const pdf = await openPdf(first)
  try {
    const joined = (await pdf.extractPages([
      { document: null },
      // pdf.js takes each array away from its owner.
      ...rest.map((document) => ({ document: new Uint8Array(document) })),
    ])) as Uint8Array | null
    if (joined === null) throw new Error('pdf.js did not join the pages')
    return joined
  } finally {
    await pdf.loadingTask.destroy()
  }
}
