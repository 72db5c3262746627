import { Resvg } from '@resvg/resvg-js'

const phone = (x: number, inside: string) =>
  `<g transform="translate(${x} 30)"><rect width="170" height="300" rx="18" fill="#23364f"/>
  <rect x="10" y="22" width="150" height="256" rx="4" fill="#fff"/>${inside}</g>`

/** Two phones: one shows a code, the other, having scanned it, the certificate and that it is valid. */
export function drawnScan(): Buffer {
  const cells = Array.from({ length: 121 }, (_, i) => i).filter((i) => (i * 7 + (i >> 2)) % 3 === 0)
  const code = cells
    .map(
      (i) =>
        `<rect x="${30 + (i % 11) * 10}" y="${80 + Math.floor(i / 11) * 10}" width="10" height="10" fill="#1f1d1f"/>`,
    )
    .join('')
  const found = `<rect x="22" y="36" width="126" height="34" fill="#e3f2ea"/>
  <path d="M32 53l9 9 18-18" stroke="#1e6b43" stroke-width="6" fill="none"/>
  <rect x="22" y="84" width="54" height="72" fill="#c9d8e8"/>
  <circle cx="49" cy="110" r="15" fill="#f0cfb4"/><path d="M24 156q2-26 25-26t25 26z" fill="#23364f"/>
  ${[88, 108, 128].map((y) => `<rect x="86" y="${y}" width="60" height="9" fill="#cbc8c0"/>`).join('')}
  ${[176, 200, 224].map((y) => `<rect x="22" y="${y}" width="126" height="9" fill="#cbc8c0"/>`).join('')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="360" viewBox="0 0 900 360">
  <rect width="900" height="360" fill="#f4f2ee"/>${phone(190, code)}
  <path d="M400 180h80m-24-22l24 22-24 22" stroke="#a8211f" stroke-width="8" fill="none"/>
  ${phone(540, found)}</svg>`
  return Buffer.from(new Resvg(svg).render().asPng())
}
