/** Markup that is already safe. Only this file makes it, so plain strings are always escaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

/** What a template may contain. Null and false print nothing. */
type Value = string | number | Markup | null | false | readonly Value[]

/**
 * A piece of a page. Values are escaped for text and for quoted attributes; other markup goes in as it
 * is. Attributes must be quoted, and a URL must be one we made: escaping does not stop `javascript:`.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const fixed = dense(parts)
  let text = fixed[0] ?? ''
  for (let i = 0; i < values.length; i++) text += render(values[i] ?? null) + (fixed[i + 1] ?? '')
  return new Markup(text)
}

/** The same for XML, under a name that formatters of HTML leave alone: there every space counts. */
export const xml = html

const densed = new WeakMap<TemplateStringsArray, readonly string[]>()

/** The written parts of a template without their indentation: worked out once for each template. */
function dense(parts: TemplateStringsArray): readonly string[] {
  let made = densed.get(parts)
  if (!made) {
    // eslint-disable-next-line regexp/no-super-linear-move -- written parts of our templates, once each
    made = parts.map((part) => part.replace(/\s*\n\s*/g, '\n'))
    densed.set(parts, made)
  }
  return made
}

function render(value: Value): string {
  if (typeof value === 'string') return escapeText(value)
  if (value instanceof Markup) return value.text
  if (value === null || value === false) return ''
  if (typeof value === 'number') return String(value)
  return value.map(render).join('')
}

/** Makes a piece of pages once for each thing it is made from, which is then not changed any more, as long as that lives. */
export function onceFor<Thing extends object, Made>(
  make: (thing: Thing) => Made,
): (thing: Thing) => Made {
  const made = new WeakMap<Thing, { readonly it: Made }>()
  return (thing) => {
    let kept = made.get(thing)
    if (!kept) {
      kept = { it: make(thing) }
      made.set(thing, kept)
    }
    return kept.it
  }
}

/** JSON as it is, for a file of its own or within a script element: `<` is written so that it ends no element. */
export const jsonText = (value: object): Markup =>
  new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'))

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes for text and quoted attributes. Direction marks and other invisible control characters are
 * left out: they could make a name or a number read as another one.
 */
export function escapeText(text: string): string {
  if (!/[&<>"'\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text)) return text
  return text
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
    .replace(/(?![\n\t])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
}
