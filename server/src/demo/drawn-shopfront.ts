import { Resvg } from '@resvg/resvg-js'

/** What an officer's phone would have taken at the door of a car dealer. Drawn: nobody's shop. */
export function drawnShopfront(): Buffer {
  const panes = [120, 300, 480, 660]
    .map((x) => `<rect x="${x}" y="210" width="150" height="210" fill="#a9c4d9"/>`)
    .join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600" viewBox="0 0 900 600">
  <rect width="900" height="600" fill="#d9e3ea"/><rect y="430" width="900" height="170" fill="#8b8f94"/>
  <rect x="80" y="90" width="760" height="350" fill="#e8e2d6"/><rect x="80" y="90" width="760" height="90" fill="#23364f"/>
  ${[180, 260, 340, 420, 500, 580, 660].map((x) => `<rect x="${x}" y="112" width="46" height="46" fill="#f4f2ee"/>`).join('')}
  ${panes}<path d="M210 520q10-70 90-80h220q70 8 110 70l40 14v36H200z" fill="#a8211f"/>
  <circle cx="300" cy="556" r="40" fill="#1f1d1f"/><circle cx="580" cy="556" r="40" fill="#1f1d1f"/>
  <path d="M318 452h90v52H280q8-40 38-52zm104 0h84q40 8 66 52H422z" fill="#c9d8e8"/></svg>`
  return Buffer.from(new Resvg(svg).render().asPng())
}
