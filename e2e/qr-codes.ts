import type { Page } from '@playwright/test'
import jsqr from 'jsqr'

type Corner = { x: number; y: number }
type Found = {
  data: string
  location: Record<
    'topLeftCorner' | 'topRightCorner' | 'bottomLeftCorner' | 'bottomRightCorner',
    Corner
  >
}

// The package is CommonJS: its function is the default of the default.
const readQr = (typeof jsqr === 'function' ? jsqr : (jsqr as { default: unknown }).default) as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => Found | null

/** Every QR code on the page, as a phone's camera would see it: each that was read is covered, and the next is looked for. */
export async function qrCodesIn(page: Page): Promise<string[]> {
  const png = (await page.screenshot({ fullPage: true })).toString('base64')
  const pixels = await page.evaluate<string>(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${png}'
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    let text = image.width + ' ' + image.height + ' '
    const parts = []
    for (let i = 0; i < data.length; i += 4) parts.push(data[i] > 127 ? '1' : '0')
    return text + parts.join('')
  })()`)
  const [width = 0, height = 0] = pixels.split(' ', 2).map(Number)
  const bits = pixels.slice(pixels.lastIndexOf(' ') + 1)
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let i = 0; i < bits.length; i++) {
    if (bits[i] === '0') data.fill(0, i * 4, i * 4 + 3)
  }
  const codes: string[] = []
  for (;;) {
    const found = readQr(data, width, height)
    if (!found) return codes
    codes.push(found.data)
    const corners = Object.values(found.location)
    const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
    for (let y = Math.floor(Math.min(...ys)); y <= Math.ceil(Math.max(...ys)); y++) {
      data.fill(
        255,
        (y * width + Math.floor(Math.min(...xs))) * 4,
        (y * width + Math.ceil(Math.max(...xs)) + 1) * 4,
      )
    }
  }
}
