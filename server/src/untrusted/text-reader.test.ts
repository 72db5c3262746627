import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import {
  nothingReadTexts,
  readCredential,
} from '@zhaofa/domain/case/party-reading/read-credential.ts'
import { drawCredential } from '../../test/credentials/draw-credential.ts'
import { flat, photograph } from '../../test/credentials/photograph.ts'
import { randomHolder } from '../../test/credentials/random-firm.ts'
import { compareFields, drawPicture, seededDice } from '../../test/credentials/trial.ts'
import { closeReaders, readUntrusted } from './read-untrusted.ts'

const seed = 7
const pictures = 4

afterAll(closeReaders)

async function linesOf(bytes: Uint8Array) {
  const answer = await readUntrusted({ kind: 'writing', bytes })
  if (!answer.ok || 'not' in answer.value) throw new Error(JSON.stringify(answer))
  return answer.value.lines
}

const sheet = (background: string) =>
  sharp({ create: { width: 800, height: 600, channels: 3, background } })

/** Fur, two eyes: something that is no writing. */
async function cat(): Promise<Buffer> {
  const roll = seededDice(3)
  const hairs = Array.from({ length: 900 }, () => {
    const [x, y] = [roll.between(0, 800), roll.between(0, 600)]
    return `<path d="M${x} ${y}q${roll.between(-20, 20)} 20 ${roll.between(-30, 30)} 50" stroke="#a7673a" fill="none" stroke-width="3"/>`
  })
  const eyes =
    '<circle cx="300" cy="250" r="40" fill="#7fb24a"/><circle cx="500" cy="250" r="40" fill="#7fb24a"/>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#d99a5b"/>${hairs.join('')}${eyes}</svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}

describe('pictures of credentials, turned, dark and folded', { timeout: 180_000 }, () => {
  test(`${pictures} of them are read; whatever is wrong is marked as doubtful`, async () => {
    const fields = []
    for (let number = 0; number < pictures; number++) {
      const drawn = await drawPicture(seed, number)
      fields.push(...compareFields(drawn, await linesOf(drawn.jpeg)))
    }
    const wrong = fields.filter(({ right }) => !right)
    expect(fields.length).toBeGreaterThanOrEqual(3 * pictures)
    expect(wrong.length).toBeLessThanOrEqual(1)
    expect(wrong.filter(({ doubted }) => !doubted)).toEqual([])
  })

  test.each([0, 90, 180, 270])('turned by %i degrees it is the same', async (turned) => {
    const roll = seededDice(11)
    const holder = randomHolder(roll, 5)
    const png = await drawCredential(holder, 'lying', roll)
    const jpeg = await photograph(png, { ...flat, turned }, roll)
    expect(compareFields({ holder }, await linesOf(jpeg)).filter(({ right }) => !right)).toEqual([])
  })

  test('out of focus: said so, nothing guessed', async () => {
    const roll = seededDice(11)
    const png = await drawCredential(randomHolder(roll, 5), 'lying', roll)
    const blurred = await sharp(png).blur(14).jpeg().toBuffer()
    const read = readCredential(await linesOf(blurred))
    expect(read.ok).toBe(false)
    expect(!read.ok && nothingReadTexts[read.refusal]).toContain('已经填的都还在')
  })
})

describe('other pictures', { timeout: 120_000 }, () => {
  test.each([
    ['a white sheet', async () => sheet('#ffffff').png().toBuffer()],
    ['the dark', async () => sheet('#050505').jpeg().toBuffer()],
    ['a cat', cat],
    [
      'one point',
      async () =>
        sharp(await sheet('#fff').png().toBuffer())
          .resize(1, 1)
          .png()
          .toBuffer(),
    ],
  ])('%s: nothing is read', async (_, draw) => {
    expect(readCredential(await linesOf(await draw()))).toMatchObject({ ok: false })
  })

  test.each([
    ['text', Buffer.from('统一社会信用代码'), 'a-picture'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a-picture'],
    ['half a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'), 'readable'],
  ])('%s is refused', async (_, bytes, not) => {
    expect(await readUntrusted({ kind: 'writing', bytes })).toEqual({ ok: true, value: { not } })
  })
})
