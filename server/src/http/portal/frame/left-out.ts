import { html, type Markup } from './html.ts'

/** Below a list that is cut: how many more there are and where all of them stand; nothing where none is left out. */
export function leftOut(left: number, where: { url: string; title: string }): Markup | null {
  if (left === 0) return null
  return html`<p class="bar">
    还有 ${left} 件没有列出，全部见<a href="${where.url}">${where.title}</a>。
  </p>`
}
