import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { accessiblePdf } from './pdf-ua.ts'
import { svgPages } from './svg-pages.ts'

export type TypesetJob = {
  /** png: the one page as a picture. */
  readonly output: 'pdf' | 'svg' | 'png'
  readonly view: string
  /** The template's file without its ending; a paper when left out. */
  readonly template?: 'paper' | 'booklet' | 'card'
}
export type Made =
  | { readonly output: 'pdf'; readonly bytes: Uint8Array; readonly pages: number }
  | { readonly output: 'svg'; readonly pages: readonly string[] }
  | { readonly output: 'png'; readonly bytes: Uint8Array }

type Typesetter = { set(job: TypesetJob): Made }

const templates = fileURLToPath(new URL('./templates', import.meta.url))

/** Results not used again in this many papers are forgotten. */
const cacheAgeCompilations = 4

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
      const made = finished(compiler, result, output)
      compiler.evictCache(cacheAgeCompilations)
      return made
    },
  }
}

function finished(
  compiler: NodeCompiler,
  result: NonNullable<ReturnType<NodeCompiler['compile']>['result']>,
  output: TypesetJob['output'],
): Made {
  const pages = result.numOfPages
  switch (output) {
    case 'pdf':
      return { output, bytes: accessiblePdf(compiler.pdf(result, { pdfStandard: 'a-2a' })), pages }
    case 'svg':
      return { output, pages: svgPages(compiler.plainSvg(result), pages) }
    case 'png': {
      // Drawn by Typst from our own template, so nothing from outside reaches Resvg but the words it shows.
      // The drawing has its characters as outlines: no font is needed to paint it. One point is one pixel.
      const [drawing = ''] = svgPages(compiler.plainSvg(result), pages)
      const width = Math.round(Number(/viewBox="0 0 ([\d.]+)/.exec(drawing)?.[1]))
      const fitTo = { mode: 'width', value: width } as const
      const painted = new Resvg(drawing, { fitTo, font: { loadSystemFonts: false } }).render()
      return { output, bytes: painted.asPng() }
    }
  }
}

function diagnosis(failure: { shortDiagnostics: unknown[] } | null): string {
  return failure ? JSON.stringify(failure.shortDiagnostics) : 'no result'
}
