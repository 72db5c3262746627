import { describe, expect, test } from 'vitest'
import { html } from './html.ts'

describe('a template escapes whatever it did not make itself', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onmouseover="x', '&quot; onmouseover=&quot;x'],
    ["' autofocus onfocus='x", '&#39; autofocus onfocus=&#39;x'],
    ['a & b', 'a &amp; b'],
    ['文号\u0000\u202e四商\u2066', '文号四商'],
    ['张\u200b三', '张三'],
    ['一行\n二行', '一行\n二行'],
  ])('%j', (value, escaped) => {
    expect(html`<p title="${value}">${value}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`)
  })

  test('markup goes in once, lists item by item, null and false leave nothing', () => {
    const items = ['<a>', '乙'].map((each) => html`<li>${each}</li>`)
    expect(
      html`<ul>
          ${items}
        </ul>
        ${null}${false}${0}`.text,
    ).toBe('<ul>\n<li>&lt;a&gt;</li><li>乙</li>\n</ul>\n0')
  })

  test('something that only looks like markup is escaped', () => {
    const forged = { text: '<b>', toString: () => '<b>' } as unknown as string
    expect(() => html`${forged}`.text).toThrow()
  })
})
