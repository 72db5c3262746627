import { Resvg } from '@resvg/resvg-js'
import { loadFontSet } from '../../src/documents/fonts/font-set.ts'
import { qrModules } from '../../src/qr-code.ts'
import type { Dice } from '../../bench/dice.ts'
import { fontCacheDir } from '../printer.ts'
import type { DrawnHolder } from './random-firm.ts'

// Credentials as they are printed: the licence lying (横版) and standing (竖版), original and copy, and the
// identity card. Borders, emblem, code and seal are there because a reader must not trip over them.

export const layouts = ['lying', 'lying-copy', 'standing', 'standing-copy'] as const
export type Layout = (typeof layouts)[number] | 'id-card'

const song = 'Zhaofa Song'
const hei = 'Noto Sans S Chinese'

/** The credential as a PNG of `width` points, flat and bright. */
export async function drawCredential(
  holder: DrawnHolder,
  layout: Layout,
  roll: Dice,
  width = 1_500,
): Promise<Buffer> {
  const svg =
    layout === 'id-card'
      ? idCard(holder)
      : layout.startsWith('lying')
        ? await lying(holder, layout === 'lying-copy', roll)
        : await standing(holder, layout === 'standing-copy', roll)
  const { files } = await loadFontSet([], fontCacheDir)
  const font = { fontFiles: [...files], loadSystemFonts: false, defaultFontFamily: song }
  return Buffer.from(
    new Resvg(svg, { font, fitTo: { mode: 'width', value: width } }).render().asPng(),
  )
}

type Put = { size?: number; weight?: number; family?: string; anchor?: string; fill?: string }

const put = (x: number, y: number, text: string, said: Put = {}) => {
  const { size = 26, weight = 400, family = song, anchor = 'start', fill = '#1c1a1a' } = said
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${fill}">${text}</text>`
}

/** A label set to the width of five characters, as licences have it: 名　　　称. */
function label(x: number, y: number, words: string, said: Put = {}): string {
  const { size = 26 } = said
  const characters = [...words]
  const whole = 5 * size
  const gap =
    characters.length >= 5 ? 0 : (whole - characters.length * size) / (characters.length - 1)
  return characters
    .map((each, index) => put(x + index * (size + gap), y, each, { weight: 700, ...said }))
    .join('')
}

/** Text in rows of so many characters below each other. */
function rows(x: number, y: number, text: string, said: Put & { perRow: number; gap?: number }) {
  const { perRow, size = 26, gap = size * 1.5 } = said
  const characters = [...text]
  const parts: string[] = []
  for (let at = 0; at < characters.length; at += perRow) {
    parts.push(put(x, y + (at / perRow) * gap, characters.slice(at, at + perRow).join(''), said))
  }
  return parts.join('')
}

const frame = (width: number, height: number, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
  <rect width="${width}" height="${height}" fill="#fbf8ee"/>
  <pattern id="w" width="60" height="60" patternUnits="userSpaceOnUse"><path d="M0 30q15-25 30 0t30 0" fill="none" stroke="#e9e2c4" stroke-width="2"/></pattern>
  <rect x="40" y="40" width="${width - 80}" height="${height - 80}" fill="url(#w)"/>
  <rect x="28" y="28" width="${width - 56}" height="${height - 56}" fill="none" stroke="#b89b4a" stroke-width="10"/>
  <rect x="44" y="44" width="${width - 88}" height="${height - 88}" fill="none" stroke="#b89b4a" stroke-width="3" stroke-dasharray="14 6"/>
  ${inside}</svg>`

const emblem = (x: number, y: number, r: number) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="#c8201c"/><circle cx="${x}" cy="${y}" r="${r * 0.72}" fill="none" stroke="#f2c53d" stroke-width="${r * 0.14}"/>
  <path d="M${x} ${y - r * 0.5}l${r * 0.12} ${r * 0.35}h${r * 0.36}l-${r * 0.3} ${r * 0.22} ${r * 0.12} ${r * 0.36}-${r * 0.3}-${r * 0.22}-${r * 0.3} ${r * 0.22} ${r * 0.12}-${r * 0.36}-${r * 0.3}-${r * 0.22}h${r * 0.36}z" fill="#f2c53d"/>`

const seal = (x: number, y: number, r: number) =>
  `<g opacity="0.75"><circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#d0281f" stroke-width="6"/>
  <path d="M${x} ${y - 30}l8 22h24l-19 14 7 23-20-14-20 14 7-23-19-14h24z" fill="#d0281f"/>
  ${put(x, y + r * 0.62, '登记专用章', { size: 24, anchor: 'middle', fill: '#d0281f' })}</g>`

async function code(x: number, y: number, size: number, text: string): Promise<string> {
  const rows = qrModules(text)
  const step = size / rows.length
  let cells = ''
  for (const [row, modules] of rows.entries()) {
    for (const [column, dark] of modules.entries()) {
      if (!dark) continue
      cells += `<rect x="${x + column * step}" y="${y + row * step}" width="${step}" height="${step}"/>`
    }
  }
  return `<g fill="#111">${cells}</g>`
}

async function lying(holder: DrawnHolder, copy: boolean, roll: Dice): Promise<string> {
  const left = 120
  const right = 850
  const trader = holder.kind === 'sole-trader'
  const value = left + 170
  const other = right + 165
  const said: Put = { family: roll.pick([song, hei]) }
  const first = 400
  const step = 62
  const namePerRow = 20
  // What follows a name of two rows stands lower.
  const lower = (Math.ceil([...holder.name].length / namePerRow) - 1) * 39
  return frame(
    1_500,
    1_060,
    emblem(750, 130, 60) +
      put(750, 270, '营业执照', { size: 86, weight: 700, anchor: 'middle' }) +
      (copy ? put(750, 325, '（副　本）', { size: 34, anchor: 'middle' }) : '') +
      put(left, 200, '统一社会信用代码', { size: 24, weight: 700, family: hei }) +
      put(left, 240, holder.code, { size: 30, family: hei }) +
      (await code(1_210, 120, 170, `http://www.gsxt.gov.cn/index.html?uniscid=${holder.code}`)) +
      put(1_150, 320, '扫描二维码登录“国家企业信用', { size: 16 }) +
      label(left, first, '名称') +
      rows(value, first, holder.name, { ...said, perRow: namePerRow }) +
      label(left, first + lower + step, '类型') +
      rows(value, first + lower + step, holder.type, { ...said, perRow: 22 }) +
      label(left, first + lower + 2 * step, holder.representativeTitle, {
        size: holder.representativeTitle.length > 5 ? 22 : 26,
      }) +
      put(value, first + lower + 2 * step, holder.representative, said) +
      label(left, first + lower + 3 * step, '经营范围') +
      rows(value, first + lower + 3 * step, holder.scope, {
        ...said,
        size: 20,
        perRow: 26,
        gap: 28,
      }) +
      label(right, first, trader ? '组成形式' : '注册资本') +
      put(other, first, trader ? '个人经营' : holder.capital, said) +
      label(right, first + step, trader ? '注册日期' : '成立日期') +
      put(other, first + step, holder.founded, said) +
      label(right, first + 2 * step, holder.addressTitle, {
        size: holder.addressTitle.length > 5 ? 22 : 26,
      }) +
      rows(other, first + 2 * step, holder.address, { ...said, perRow: 15, gap: 38 }) +
      put(960, 850, '登记机关', { size: 32, weight: 700 }) +
      put(1_120, 950, holder.founded, { size: 28 }) +
      seal(1_230, 850, 100) +
      put(80, 1_005, '国家企业信用信息公示系统网址：http://www.gsxt.gov.cn', { size: 16 }) +
      put(1_420, 1_005, '国家市场监督管理总局监制', { size: 16, anchor: 'end' }),
  )
}

async function standing(holder: DrawnHolder, copy: boolean, roll: Dice): Promise<string> {
  const left = 150
  const value = left + 190
  const said: Put = { family: roll.pick([song, hei]), size: 28 }
  const trader = holder.kind === 'sole-trader'
  const fields: readonly [string, string][] = [
    ['名称', holder.name],
    ['类型', holder.type],
    [holder.addressTitle, holder.address],
    [holder.representativeTitle, holder.representative],
    [trader ? '组成形式' : '注册资本', trader ? '个人经营' : holder.capital],
    [trader ? '注册日期' : '成立日期', holder.founded],
    ...(trader ? [] : ([['营业期限', `${holder.founded}至长期`]] as [string, string][])),
    ['经营范围', holder.scope],
  ]
  let y = 470
  let body = ''
  for (const [title, text] of fields) {
    const small = title === '经营范围'
    const perRow = small ? 32 : 22
    body += label(left, y, title, { size: title.length > 5 ? 24 : 28 })
    body += rows(value, y, text, { ...said, size: small ? 21 : 28, perRow, gap: small ? 30 : 42 })
    y += 66 + (Math.ceil([...text].length / perRow) - 1) * (small ? 30 : 42)
  }
  return frame(
    1_060,
    1_500,
    emblem(530, 130, 60) +
      put(530, 290, '营业执照', { size: 92, weight: 700, anchor: 'middle' }) +
      (copy ? put(530, 345, '（副　本）', { size: 34, anchor: 'middle' }) : '') +
      put(530, 400, `统一社会信用代码 ${holder.code}`, {
        size: 28,
        anchor: 'middle',
        family: hei,
      }) +
      body +
      (await code(160, 1_230, 150, `http://www.gsxt.gov.cn/?uniscid=${holder.code}`)) +
      put(560, 1_290, '登记机关', { size: 32, weight: 700 }) +
      put(720, 1_390, holder.founded, { size: 28 }) +
      seal(830, 1_300, 100) +
      put(80, 1_445, '企业信用信息公示系统网址：http://jl.gsxt.gov.cn', { size: 16 }) +
      put(980, 1_445, '国家工商行政管理总局监制', { size: 16, anchor: 'end' }),
  )
}

function idCard({ name, code: number, address }: DrawnHolder): string {
  const blue = '#3b6fa8'
  const title: Put = { size: 26, fill: blue, family: hei }
  const birth = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="630" viewBox="0 0 1000 630">
  <rect width="1000" height="630" rx="34" fill="#eaf1f6"/>
  <path d="M0 420q250-90 500 0t500 0" fill="none" stroke="#cfe0ea" stroke-width="8"/>
  ${put(70, 110, '姓名', title)}${put(170, 110, name, { size: 34, family: hei })}
  ${put(70, 185, '性别', title)}${put(170, 185, Number(number[16]) % 2 === 1 ? '男' : '女', { size: 30, family: hei })}
  ${put(320, 185, '民族', title)}${put(420, 185, '汉', { size: 30, family: hei })}
  ${put(70, 260, '出生', title)}${put(170, 260, `${birth[0] ?? ''}　年　${birth[1] ?? ''}　月　${birth[2] ?? ''}　日`, { size: 28, family: hei })}
  ${put(70, 335, '住址', title)}${rows(170, 335, address, { size: 30, family: hei, perRow: 14, gap: 44 })}
  ${put(70, 560, '公民身份号码', title)}${put(310, 560, number, { size: 38, family: hei })}
  <rect x="700" y="80" width="230" height="300" fill="#d5dde4"/><circle cx="815" cy="190" r="70" fill="#c9a98f"/>
  <path d="M715 380q10-110 100-110t100 110z" fill="#30425a"/></svg>`
}
