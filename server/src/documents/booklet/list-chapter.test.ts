import { describe, expect, test } from 'vitest'
import { listChapter } from './list-chapter.ts'

const matter = {
  code: 'CF-001',
  name: '发卡企业未按规定期限备案',
  benchmarkUrl: '/matters/CF-001',
  flowchartUrl: '/flowcharts/ordinary-penalty',
  basis: '《单用途商业预付卡管理办法（试行）》第七条；'.repeat(4),
}
const list = { item: 'pre_matter_list', version: 2, publishedOn: '2026-07-06', rows: [matter] }

describe('a list on paper', () => {
  test('names a drawing of the same booklet, and the whole address of everything else', () => {
    const { blocks } = listChapter(list, (path) => `https://portal.example.cn${path}`)
    const text = JSON.stringify(blocks)
    expect(text).toContain('见本汇编“流程图”：行政处罚普通程序')
    expect(text).toContain('https://portal.example.cn/matters/CF-001')
    expect(text).not.toContain('"/')
  })
})
