import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { svgPages } from './svg-pages.ts'

export type Job = {
  readonly output: 'pdf' | 'svg'
  readonly view: string
  /** The template's file without its ending; a paper when left out. */
  readonly template?: 'paper' | 'booklet'
}
export type Made =
  | { readonly output: 'pdf'; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly output: 'svg'; readonly pages: readonly string[] }

export type Typesetter = { set(job: Job): Made }

const templates = fileURLToPath(new URL('./templates', import.meta.url))

/** Results not used again in this many papers are forgotten. */
const cacheAge = 4

/**
 * Typst in this process. It leaks about 1 MB a paper, so only the children of the render pool use it.
 *
 * @param fontFiles absolute paths.
 */
export function createTypesetter(fontFiles: readonly string[]): Typesetter {
  // As bytes, not as paths: given paths it also searches the machine's fonts, and papers would differ.
  const fontBlobs = fontFiles.map((file) => readFileSync(file))
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] })
  return {
    set({ output, view, template = 'paper' }) {
      const compiled = compiler.compile({
        mainFilePath: `${templates}/${template}.typ`,
        inputs: { paper: view },
      })
      const failure = compiled.takeError() ?? compiled.takeWarnings()
      const { result } = compiled
      if (failure || !result) throw new Error(`the paper was not set: ${diagnosis(failure)}`)
      const made: Made =
        output === 'pdf'
          ? {
              output,
              bytes: compiler.pdf(result, { pdfStandard: 'a-2b' }),
              pages: result.numOfPages,
            }
          : { output, pages: svgPages(compiler.plainSvg(result), result.numOfPages) }
      compiler.evictCache(cacheAge)
      return made
    },
  }
}

function diagnosis(failure: { shortDiagnostics: unknown[] } | null): string {
  return failure ? JSON.stringify(failure.shortDiagnostics) : 'no result'
}
