import { expect, test } from 'vitest'
import { samplePapers } from '../../../test/sample-papers.ts'

/** 序号, 文号, 责任者, 题名, 日期, 页号, 备注 of every line, volume by volume. */
const volumes = (samplePapers().find(({ type }) => type === 'file_index')?.blocks ?? []).flatMap(
  (each) => (each.kind === 'table' ? [each.rows] : []),
)

test('a line of the list begins where the pages of the one before end; evidence takes its own pages', () => {
  expect(volumes).toHaveLength(2)
  const [main = []] = volumes
  const contracts = main.flatMap((row, i) => (row[3]?.startsWith('特许经营合同') ? [i] : []))
  expect(contracts).toHaveLength(22)
  for (const i of contracts) {
    const [page, next] = [main[i]?.[5], main[i + 1]?.[5]]
    if (page && next) expect(Number(next) - Number(page)).toBe(4)
  }
  const firstPages = main.map((row) => Number(row[5])).filter((page) => page > 0)
  expect(firstPages).toEqual([...firstPages].sort((a, b) => a - b))
  expect(main.filter((row) => row[5] === '').every((row) => row[6] === '电子文件')).toBe(true)
})
