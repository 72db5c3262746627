import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { withDesk, type Desk } from '../../../test/desk.ts'
import { wordFile, wordParagraph, wordPicture, wordPictures } from '../../../test/word-file.ts'
import { createApp } from '../app.ts'
import { importArticle } from '../../office/publicity/articles/import-article.ts'
import { receiveArticleFile } from '../../office/publicity/articles/receive-article-file.ts'
import { collectArticle, takeArticleStep } from '../../office/publicity/articles/submit-article.ts'

const photo = () =>
  sharp({ create: { width: 3000, height: 1500, channels: 3, background: '#80a0c0' } })
    .withExif({ IFD0: { Make: 'Secret-Camera' } })
    .png()
    .toBuffer()

const aPaper = async (alt: string) =>
  wordFile(
    wordParagraph('第一条　执法人员应当主动出示证件。') +
      wordPicture('r1', alt) +
      wordParagraph('第二条　本制度自发布之日起施行。') +
      wordPicture('r2', '损坏的图') +
      wordPicture('out', '站外的图'),
    { more: wordPictures({ r1: await photo(), r2: Buffer.from('not a picture') }) },
  )

const receive = async ({ world, cast }: Desk, bytes: Buffer) => {
  const { reading } = await receiveArticleFile(world, cast.collector, {
    name: '制度.docx',
    content: Readable.from([bytes]),
  })
  if (!reading) throw new Error('nothing was read')
  return reading
}

const collect = ({ world, cast }: Desk, text: string, files: readonly string[]) =>
  collectArticle(world, cast.collector, {
    ...{ id: randomUUID(), version: 0, column: 'rule', title: '亮证制度', source: '政策法规科' },
    ...{ datedOn: null, text, files, reason: '建立制度' },
  })

test('pictures of a Word file stand where they stood, drawn anew, no wider than the column', () =>
  withDesk(async (desk) => {
    const { text, pictures, notes } = await receive(desk, await aPaper('亮证的样式'))
    const [picture] = pictures
    if (!picture) throw new Error('no picture')
    expect(pictures).toHaveLength(1)
    expect(text.split('\n')).toEqual([
      '第一条　执法人员应当主动出示证件。',
      `![亮证的样式](${picture.file.name})`,
      '第二条　本制度自发布之日起施行。',
    ])
    expect(notes.join()).toContain('带入 1 张图片')
    expect(notes.join()).toContain('2 张图片的格式不能显示')
    const drawn = await buffer(desk.world.objects.read(picture.file.sha256))
    expect(await sharp(drawn).metadata()).toMatchObject({ format: 'webp', width: 900, height: 450 })
    expect(drawn.includes('Secret-Camera')).toBe(false)
  }))

test('a picture without words for whoever cannot see it is asked for them, and then shown with them', () =>
  withDesk(async (desk) => {
    const { world, cast } = desk
    const { text, pictures } = await receive(desk, await aPaper(''))
    const files = pictures.map(({ id }) => id)
    const refused = await collect(desk, text, files)
    expect(JSON.stringify(refused)).toContain('没有替代文字')
    const said = text.replace('![]', '![亮证的"样式" <b>]')
    expect(JSON.stringify(await collect(desk, said, []))).toContain('没有传上来')
    const collected = await collect(desk, said, files)
    if (!collected.ok) throw new Error(collected.refusal.reason)
    const { id } = collected.value
    await takeArticleStep(world, cast.checker, { id, version: 1, opinion: '同意' })
    await takeArticleStep(world, cast.publisher, { id, version: 2, opinion: '同意' })

    const app = await createApp(world)
    try {
      const { body } = await app.inject({
        url: `/articles/${id}`,
        headers: { accept: 'text/html' },
      })
      const shown = /<img src="(\/articles\/[^"]+)" alt="([^"]*)"/.exec(body)
      expect(shown?.[2]).toBe('亮证的&quot;样式&quot; &lt;b&gt;')
      expect(body).not.toContain('<h2>附件</h2>')
      const picture = await app.inject({ url: shown?.[1] ?? '' })
      expect(picture.statusCode).toBe(200)
      expect(picture.headers['content-type']).toBe('image/webp')
      expect(picture.headers['x-content-type-options']).toBe('nosniff')
    } finally {
      await app.close()
    }
  }))

test('a file of the command line brings its pictures, or says which has no words', () =>
  withDesk(async ({ world }) => {
    const given = {
      account: 'he',
      reason: '导入',
      column: 'rule',
      source: '政策法规科',
      title: '制度',
    } as const
    const of = async (alt: string) => ({
      ...given,
      file: { name: 'x.docx', bytes: await aPaper(alt) },
    })
    expect(await importArticle(world, await of(''))).toMatchObject({ ok: false })
    expect(await importArticle(world, await of('亮证的样式'))).toMatchObject({ ok: true })
  }))
