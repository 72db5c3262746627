import { expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { agencyId, publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { publishListVersion } from '../../../storage/publication/lists/list-versions.ts'
import { publishNotice } from '../../../storage/publication/publish-notice.ts'

type Catalogue = {
  readonly dataset: readonly {
    readonly identifier: string
    readonly modified: string
    readonly distribution: readonly { downloadURL: string; mediaType: string }[]
  }[]
}
type Told = {
  readonly description: string
  readonly publisher: object
  readonly dataset: readonly {
    readonly landingPage: string
    readonly distribution: readonly { readonly accessURL: string }[]
  }[]
}
type DataPackage = {
  readonly resources: readonly {
    readonly name: string
    readonly path: string
    readonly schema: { readonly fields: readonly { name: string; type: string; code: string }[] }
  }[]
}

const withPublished = (work: (portal: Portal) => Promise<void>) =>
  withPortal(async (portal) => {
    const rows = [{ matter: '对餐饮业的行政检查', authority: '四平市商务局' }]
    const list = { item: 'pre_hearing_threshold', rows, reason: '首次公布' }
    const publishedOn = plainDate('2026-11-02')
    await portal.office(async (tx) => {
      await publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing)
      await publishListVersion(tx, { ...list, publishedOn }, { agencyId, at: publishing.at })
    })
    await work(portal)
  })

const asked = async ({ page }: Portal, path: string) => {
  const answer = await page(path, { accept: 'application/json' })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(answer.headers['access-control-allow-origin']).toBe('*')
  return answer
}

test('data.json lists every table with each of its files, and each file is there', () =>
  withPublished(async (portal) => {
    const { dataset } = (await asked(portal, '/data.json')).json<Catalogue>()
    const lists = dataset.filter(({ identifier }) => identifier.startsWith('lists/'))
    expect(lists.map(({ identifier, modified }) => [identifier, modified])).toEqual([
      ['lists/pre_hearing_threshold/1', '2026-11-02'],
    ])
    expect(dataset.map(({ identifier }) => identifier)).toContain('decisions')
    for (const { distribution } of dataset) {
      expect(distribution).toHaveLength(3)
      for (const { downloadURL, mediaType } of distribution) {
        const answer = await portal.page(downloadURL.replace('http://localhost:8080', ''))
        expect([downloadURL, answer.statusCode]).toEqual([downloadURL, 200])
        expect(answer.headers['content-type']).toContain(mediaType)
      }
    }
  }))

test('data.json says what DCAT asks of a catalogue, a table and a file: who, what, whom to ask, and where', () =>
  withPublished(async (portal) => {
    const { description, publisher, dataset } = (await asked(portal, '/data.json')).json<Told>()
    const agency = { '@type': 'org:Organization', name: '四平市商务局' }
    expect([description, publisher]).toEqual([expect.stringMatching(/。$/), agency])
    for (const table of dataset) {
      expect(table).toMatchObject({
        ...{ title: expect.any(String), description: expect.stringMatching(/。$/) },
        ...{ publisher: agency, accessLevel: 'public', keyword: expect.any(Array) },
        contactPoint: {
          ...{ '@type': 'vcard:Contact', fn: '四平市商务局' },
          'vcard:hasTelephone': { '@id': 'tel:+86-434-0000000' },
        },
      })
      // When a table was first published is not known, and no other day is given for it.
      expect(table).not.toHaveProperty('issued')
      for (const { accessURL } of table.distribution) expect(accessURL).toBe(table.landingPage)
    }
  }))

test('datapackage.json names the columns of each CSV as its head does, with their types', () =>
  withPublished(async (portal) => {
    const { resources } = (await asked(portal, '/datapackage.json')).json<DataPackage>()
    const names = resources.map(({ name }) => name)
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([])
    for (const { path, schema } of resources) {
      const { body } = await portal.page(path.replace('http://localhost:8080', ''))
      const [head = ''] = body.replace(/^\uFEFF/, '').split('\r\n')
      expect(schema.fields.map(({ name }) => name).join(',')).toBe(head)
    }
    const typeOf = (table: string, code: string) =>
      resources.find(({ name }) => name === table)?.schema.fields.find((each) => each.code === code)
        ?.type
    expect(typeOf('decisions', 'fine_yuan')).toBe('number')
    expect(typeOf('decisions', 'decided_on')).toBe('date')
    expect(typeOf('decisions', 'legally_reviewed')).toBe('boolean')
  }))

test('the page of open data says it to search engines, and every page says what it is when shared', () =>
  withPublished(async ({ page }) => {
    const { body } = await page('/data')
    const [, text = ''] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(body) ?? []
    const linked = JSON.parse(text) as { '@type': string; dataset: { '@type': string }[] }
    expect(linked['@type']).toBe('DataCatalog')
    expect(new Set(linked.dataset.map((each) => each['@type']))).toEqual(new Set(['Dataset']))
    const decision = (await page('/decisions/notice-01')).body
    expect(decision).toContain('<meta property="og:type" content="article" />')
    expect(decision).toContain(
      '<meta property="og:url" content="http://localhost:8080/decisions/notice-01" />',
    )
    expect((await page('/search?q=%E5%95%86')).body).not.toContain('og:title')
  }))
