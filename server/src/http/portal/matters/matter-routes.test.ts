import { describe, expect, test, vi } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { sampleNotice } from '../../../../test/notices.ts'
import { publishing, withPortal, type Portal } from '../../../../test/portal.ts'
import { importShippedLaws } from '../../../laws/import-shipped-laws.ts'
import { publishListVersion } from '../../../storage/publication/lists/list-versions.ts'
import { publishNotice } from '../../../storage/publication/publish-notice.ts'

const lists = {
  pre_matter_list: [
    {
      code: 'CF-001',
      name: '发卡企业未按规定期限备案',
      type: '行政处罚',
      basis:
        '《单用途商业预付卡管理办法（试行）》第七条；《单用途商业预付卡管理办法（试行）》第三十六条',
      handlingDept: '市商务综合执法大队',
      timeLimit: '自立案之日起九十日内作出决定',
      flowchartUrl: '/flowcharts/ordinary-penalty',
    },
    {
      code: 'XK-001',
      name: '成品油零售经营资格许可',
      type: '行政许可',
      basis: '行政许可法第十二条',
    },
  ],
  pre_benchmark: [
    {
      matterCode: 'CF-001',
      tier: '一般',
      condition: '责令1次后才备案',
      factors: '责令改正次数：1 次以上、不满 2 次',
      circumstances: '二年内因同类行为受过处罚：从重（第六条）',
      sanction: '10,000.00 元至 15,000.00 元',
    },
    { matterCode: 'CF-002', tier: '严重', condition: '另一事项', sanction: '不应出现' },
  ],
  pre_service_guide: [
    {
      matterName: '成品油零售经营资格许可',
      acceptingBody: '四平市商务局',
      officeHours: '工作日 8:30–11:30',
    },
    { matterName: '不在事项清单里的服务', acceptingBody: '四平市商务局' },
  ],
  pre_no_penalty_list: [{ matter: '发卡企业未按规定期限备案', situation: '首次违法' }],
  pre_entrust: [{ entruster: '四平市商务局', entrustee: '四平市商务综合执法大队', term: '三年' }],
  pre_officer: [
    {
      name: '陈立新',
      unit: '执法大队',
      certNo: '07030022016',
      enforcementType: '商务、综合',
      certValidTo: '2027-01-01',
      status: '有效',
    },
    {
      name: '王海',
      unit: '政策法规科',
      certNo: '07030022017',
      enforcementType: '商务',
      certValidTo: '2026-01-01',
      status: '有效',
    },
  ],
}

async function publishLists({ office }: Portal): Promise<void> {
  for (const [item, rows] of Object.entries(lists)) {
    const list = { item, rows, reason: '首次公布', publishedOn: plainDate('2026-01-12') }
    await office((tx) => publishListVersion(tx, list, publishing))
  }
}

describe('执法事项', () => {
  test('a matter joins its articles, its tiers, its procedure with limits, its decisions and where else it is listed', () =>
    withPortal(async (portal) => {
      await publishLists(portal)
      await portal.office((tx) =>
        publishNotice(tx, sampleNotice({ publicId: 'notice-01' }), publishing),
      )
      const { statusCode, body } = await portal.page('/matters/CF-001')
      expect(statusCode).toBe(200)
      expect(body).toContain('第三十六条')
      expect(body).toContain('责令1次后才备案')
      expect(body).toContain('责令改正次数：1 次以上、不满 2 次')
      expect(body).toContain('在本档内：二年内因同类行为受过处罚：从重（第六条）。')
      expect(body).not.toContain('不应出现')
      expect(body).toContain('立案日起 90 日内作出处罚决定')
      expect(body).toContain('href="/flowcharts/ordinary-penalty"')
      expect(body).toContain('href="/decisions/notice-01"')
      expect(body).toContain('href="/decisions?matter=CF-001"')
      expect(body).toContain('href="/lists/pre_no_penalty_list/1/1"')
      expect(body).toContain('name="ColumnName" content="执法事项"')
    }))

  test('a matter says the words of its rules, and of what is not on the shelf that it is not there', () =>
    withPortal(async (portal) => {
      await publishLists(portal)
      const unseen = '本平台没有收录该条原文，以公布的官方文本为准。'
      expect((await portal.page('/matters/CF-001')).body).toContain(unseen)
      await importShippedLaws(portal.world.db.owner, '2026-01-05T02:00:00.000Z')
      await vi.waitFor(async () => {
        const { body } = await portal.page('/matters/CF-001')
        expect(body).toContain('逾期仍不改正的，处以1万元以上3万元以下罚款')
        expect(body).toContain('规模发卡企业向其工商登记注册地设区的市人民政府商务主管部门备案')
        expect(body).not.toContain(unseen)
      })
      const { body } = await portal.page('/laws')
      expect(body).toContain('节录，部分条文没有收录')
      const rules = await portal.page(
        `/laws/${encodeURIComponent('汽车销售管理办法')}/${encodeURIComponent('商务部令2017年第1号')}`,
      )
      expect(rules.body).toContain('〔第三十二条：没有收录〕')
      expect(rules.body).toContain('id="a32"')
    }))

  test('the list has every matter by its type, and a matter nobody published has no page', () =>
    withPortal(async (portal) => {
      await publishLists(portal)
      const { body } = await portal.page('/matters')
      expect(body).toMatch(/行政处罚<small>1 项[\s\S]*行政许可<small>1 项/)
      for (const url of ['/matters/CF-999', '/matters/%00', `/matters/${'a'.repeat(150)}`])
        expect((await portal.page(url)).statusCode).toBe(404)
    }))

  test('before any list is published the pages say so', () =>
    withPortal(async ({ page }) => {
      for (const url of ['/matters', '/guides', '/officers/list'])
        expect((await page(url)).body).toContain('还没有公布')
    }))
})

describe('服务指南', () => {
  test('shows the published fields, and steps and limits from the procedure', () =>
    withPortal(async (portal) => {
      await publishLists(portal)
      const { body } = await portal.page('/guides/XK-001')
      expect(body).toContain('工作日 8:30–11:30')
      expect(body).toContain('受理起 20 个工作日内作出许可决定')
      expect(body).toContain('行政许可法第三十二条')
      const own = await portal.page(`/guides/${encodeURIComponent('不在事项清单里的服务')}`)
      expect(own.statusCode).toBe(200)
    }))
})

describe('the sitemap', () => {
  test('has every matter, guide and list that is published', () =>
    withPortal(async (portal) => {
      await publishLists(portal)
      const { body } = await portal.page('/sitemap/0.xml')
      for (const path of ['/matters/CF-001', '/guides/XK-001', '/lists/pre_officer', '/before'])
        expect(body).toContain(`${path}</loc>`)
    }))
})

describe('清单中的一项', () => {
  test('a 委托书 is a document of the version it was published in', () =>
    withPortal(async (portal) => {
      await publishLists(portal)
      const { body } = await portal.page('/lists/pre_entrust/1/1')
      expect(body).toContain('行政执法委托书</h1>')
      expect(body).toContain('受委托组织')
      expect((await portal.page('/lists/pre_entrust')).body).toContain('/lists/pre_entrust/1/1')
      for (const url of ['/lists/pre_entrust/1/2', '/lists/pre_entrust/9/1', '/lists/pre_none/1/1'])
        expect((await portal.page(url)).statusCode).toBe(404)
    }))
})

describe('行政执法人员清单', () => {
  test('is searched by name, number, unit and category; an expired certificate says so', () =>
    withPortal(async (portal) => {
      await publishLists(portal)
      const found = async (query: string) => (await portal.page(`/officers/list?${query}`)).body
      expect(await found('')).toMatch(/陈立新[\s\S]*王海[\s\S]*已过有效期/)
      expect(await found('q=%E9%99%88')).not.toContain('王海')
      expect(await found('q=022017')).not.toContain('陈立新')
      expect(await found('category=%E7%BB%BC%E5%90%88')).not.toContain('王海')
      expect(await found('unit=x&unit=y&q=%00')).toContain('没有这样的人员')
      expect(await found('q=%3Cscript%3E')).not.toContain('<script')
    }))
})
