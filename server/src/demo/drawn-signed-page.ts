import { Resvg } from '@resvg/resvg-js'
import { create } from 'qrcode'
import { pageCodeText, type PageCode } from '@zhaofa/domain/paper/page-code.ts'

/** Pixels of one module of the code: few, because a demo has hundreds of pages. */
const module = 4
const page = { width: 500, height: 707 } as const

/**
 * A page that came back signed, as a scanner would bring it: some lines, a signature, the code at its foot.
 * `turned`: by how many degrees it lies.
 */
export function drawnSignedPage(code: PageCode, { turned = 0 } = {}): Buffer {
  const { modules } = create(pageCodeText(code), { errorCorrectionLevel: 'M' })
  const dark = Array.from({ length: modules.size ** 2 }, (_, i) => i).filter(
    (i) => modules.data[i] === 1,
  )
  const side = modules.size * module
  const cells = dark
    .map((i) => {
      const [x, y] = [(i % modules.size) * module, Math.floor(i / modules.size) * module]
      return `M${x} ${y}h${module}v${module}h-${module}z`
    })
    .join('')
  const lines = Array.from(
    { length: 12 },
    (_, i) => `<rect x="60" y="${90 + i * 34}" width="${i % 4 === 3 ? 240 : 380}" height="7"/>`,
  ).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">
  <rect width="100%" height="100%" fill="#fff"/>
  <g transform="rotate(${turned} ${page.width / 2} ${page.height / 2})"><g fill="#9a958c">${lines}</g>
  <path d="M80 560q14-40 26-6t22-14 18 20 30-26 8 22 34-12" stroke="#1f2d6b" stroke-width="4" fill="none"/>
  <path transform="translate(${page.width - side - 16} ${page.height - side - 14})" d="${cells}"/></g></svg>`
  return Buffer.from(new Resvg(svg).render().asPng())
}
