import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { afterFailure, EvidenceMedia } from './EvidenceMedia.tsx'

const href = '/api/cases/a/evidence/b/file'
const shown = (mediaType: string, begin: 'original' | 'copy' | 'nothing') =>
  renderToStaticMarkup(<EvidenceMedia {...{ href, mediaType, begin }} name="门头" />)

test('a photo that the browser cannot show is shown as a copy that says it is none of the original', () => {
  expect(shown('image/heic', 'original')).toContain(`src="${href}"`)
  expect(afterFailure('original', 'image/heic')).toBe('copy')
  const copy = shown('image/heic', 'copy')
  expect(copy).toContain('src="/api/cases/a/evidence/b/copy"')
  expect(copy).toContain('复制件，非原件')
  expect(copy).toContain(`<a href="${href}" download="">下载原件</a>`)
})

test.each([
  ['audio/amr', '浏览器不能播放，请下载后播放。'],
  ['video/vnd.avi', '浏览器不能播放，请下载后播放。'],
  ['image/tiff', '浏览器不能显示，请下载后查看。'],
])('of %s there is no copy: that is said, with the original to be saved', (mediaType, words) => {
  expect(afterFailure('original', mediaType)).toBe('nothing')
  const told = shown(mediaType, 'nothing')
  expect(told).toContain(words)
  expect(told).toContain(`<a href="${href}" download="">下载原件</a>`)
})

test('a copy that could not be made is not tried again', () => {
  expect(afterFailure('copy', 'image/heic')).toBe('nothing')
})
