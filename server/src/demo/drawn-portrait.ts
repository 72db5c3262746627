import { Resvg } from '@resvg/resvg-js'

const hairs = ['#2b2523', '#3a3230', '#1f1d1f', '#4a423d']
const skins = ['#f0cfb4', '#e9c3a4', '#f3d7c0']

/** Draws a face of no real person as a PNG, for the certificates of the demo. One number always gives one face. */
export function drawnPortrait(number: number): Buffer {
  const hair = hairs[number % hairs.length]
  const skin = skins[number % skins.length]
  const long = number % 2 === 1
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="640" viewBox="0 0 240 320">
  <rect width="240" height="320" fill="#c9d8e8"/>
  ${long ? `<path d="M58 128q0-84 62-84t62 84v96H58z" fill="${hair}"/>` : ''}
  <path d="M20 320q4-78 68-92h64q64 14 68 92z" fill="#23364f"/>
  <path d="M98 196h44v40l-22 22-22-22z" fill="${skin}"/>
  <path d="M98 226l22 34-20 16-14-42zM142 226l-22 34 20 16 14-42z" fill="#fff"/>
  <path d="M114 262h12l6 58h-24z" fill="#7a1f24"/>
  <ellipse cx="120" cy="142" rx="50" ry="64" fill="${skin}"/>
  <path d="M66 140q-4-86 54-86t54 86q-8-${30 + (number % 3) * 6}-26-44-34 14-64-4-14 18-18 48z" fill="${hair}"/>
  <path d="M92 134q8-6 18 0M130 134q10-6 18 0" stroke="${hair}" stroke-width="4" fill="none"/>
  <circle cx="101" cy="147" r="4" fill="#2b2523"/><circle cx="139" cy="147" r="4" fill="#2b2523"/>
  <path d="M120 150l-5 20h9" stroke="#b98d6e" stroke-width="2.5" fill="none"/>
  <path d="M106 186q14 7 28 0" stroke="#a4564b" stroke-width="4" fill="none"/>
</svg>`
  return Buffer.from(new Resvg(svg).render().asPng())
}
