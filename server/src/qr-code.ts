import encodeQR from 'qr'

/**
 * Every other module, as on a chessboard. The reader is told in the code which of the eight masks it has; to draw and
 * judge all of them takes four times as long, and half of what a code costs the page of a decision.
 */
const chequered = 0

/** The modules of a QR code, row by row; true is dark. At level M it is read with 15 % of it covered. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  // The library draws a quiet zone, of one module at the least. How wide it is depends on where a code is shown.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1, mask: chequered })
  return rows.slice(1, -1).map((row) => row.slice(1, -1))
}

/** The dark modules as the path of an SVG, one unit each; `size` of them make a side. */
export function qrPath(text: string): { readonly path: string; readonly size: number } {
  const rows = qrModules(text)
  let path = ''
  for (const [y, row] of rows.entries()) {
    for (let x = row.indexOf(true); x >= 0;) {
      const light = row.indexOf(false, x)
      const end = light < 0 ? row.length : light
      path += `M${x} ${y}h${end - x}v1h${x - end}z`
      x = row.indexOf(true, end)
    }
  }
  return { path, size: rows.length }
}

/** A picture of its own, with a quiet zone of `margin` modules. Readers need four, or white paper around it. */
export function qrSvg(text: string, margin: number): string {
  const { path, size } = qrPath(text)
  const side = size + 2 * margin
  const box = `${-margin} ${-margin} ${side} ${side}`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M${-margin} ${-margin}h${side}v${side}h${-side}z"/><path d="${path}"/></svg>`
  )
}
