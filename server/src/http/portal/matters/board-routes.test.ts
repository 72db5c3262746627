import { expect, test } from 'vitest'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { agencyId, withPortal } from '../../../../test/portal.ts'
import { publishOfficers } from '../../../storage/publication/lists/publish-lists.ts'

const officer = {
  certificateNumber: '22030012026',
  name: '陈立新',
  unit: '四平市商务局市商务综合执法大队',
  post: '执法员',
  categories: ['行政处罚', '行政检查'],
  region: '四平市',
  validFrom: plainDate('2024-01-01'),
  validTo: plainDate('2028-12-31'),
  status: 'active' as const,
}
const another = { ...officer, certificateNumber: '22030012027', name: '王海燕' }
const expired = {
  ...officer,
  certificateNumber: '22030012028',
  name: '李思远',
  validTo: plainDate('2026-06-30'),
}

test('岗位信息公示牌 shows name, post and certificate of officers with a valid certificate only', () =>
  withPortal(async ({ page, office }) => {
    expect((await page('/boards')).body).toContain('还没有公开的执法人员')
    expect((await page('/boards/hall')).statusCode).toBe(200)
    await office((tx) => publishOfficers(tx, agencyId, [officer, another, expired]))
    const { body } = await page('/boards/22030012026?size=a3')
    for (const shown of [
      '单位',
      '姓名',
      '职务',
      '岗位',
      '执法种类',
      '进度查询',
      '咨询',
      '投诉举报',
    ]) {
      expect(body).toContain(`<dt>${shown}</dt>`)
    }
    expect(body).toContain('陈立新')
    expect((await page('/boards/22030012028')).statusCode).toBe(404)
    expect((await page('/boards/%27%20or%201=1')).statusCode).toBe(404)
  }))

test('the screen of the hall moves on by itself and starts again, without a script', () =>
  withPortal(async ({ page, office }) => {
    await office((tx) => publishOfficers(tx, agencyId, [officer, another, expired]))
    const first = await page('/boards/hall')
    expect(first.body).toContain('陈立新')
    expect(first.body).not.toContain('<script')
    expect(first.headers['refresh']).toBe('20; url=/boards/hall?place=2')
    const last = await page('/boards/hall?place=2')
    expect(last.body).toContain('王海燕')
    expect(last.headers['refresh']).toBe('20; url=/boards/hall?place=1')
    expect((await page('/boards/hall?place=1e9')).body).toContain('陈立新')
  }))
