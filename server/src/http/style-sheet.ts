import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const projectFolder = join(import.meta.dirname, '../../..')

/* eslint-disable regexp/no-super-linear-move, no-restricted-syntax -- over our own style sheets, once */
/**
 * A style sheet and all that it imports as one text, without comments and indentation: a browser asks
 * once, and nothing has to be built beforehand. It understands what our sheets say and no more,
 * `@import '…';` and `@import '…' layer(…);`.
 * @param file its absolute path.
 */
export function styleSheet(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@import '([^']+)'(?: layer\(([a-z]+)\))?;/g, (_all, path: string, layer?: string) => {
      const imported = styleSheet(join(dirname(file), path))
      return layer === undefined ? imported : `@layer ${layer}{\n${imported}}\n`
    })
    .replace(/\s*\n\s*/g, '\n')
    .replace(/\n(?=[}])|(?<=[{;,])\n|\n+(?=\n)/g, '')
}

const values = new Map(
  [...styleSheet(join(projectFolder, 'look/tokens.css')).matchAll(/--([a-z0-9-]+):([^;}]+)/g)]
    .map(([, name = '', value = '']) => [name, value.trim()] as const)
    // What is said first holds for everybody; what follows, for large type or more contrast.
    .toReversed(),
)
/* eslint-enable regexp/no-super-linear-move, no-restricted-syntax */

/**
 * The value of a token of look/tokens.css, for a picture or a text that leaves our pages.
 * @throws Error when the sheet does not name it.
 */
export function token(name: string): string {
  const value = values.get(name)
  if (value === undefined) throw new Error(`look/tokens.css names no --${name}.`)
  return value
}
