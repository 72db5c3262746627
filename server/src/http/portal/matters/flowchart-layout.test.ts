import { expect, test } from 'vitest'
import { flowcharts } from '@zhaofa/domain/case/flowchart.ts'
import { chartFormats, laneX, layChart } from './flowchart-layout.ts'

const layouts = flowcharts.flatMap((chart) =>
  Object.values(chartFormats).map((format) => ({ chart, layout: layChart(chart, format) })),
)

test('boxes of every flowchart stand one under the other with room for an arrow', () => {
  for (const { chart, layout } of layouts)
    layout.boxes.forEach((box, i) => {
      const before = layout.boxes[i - 1]
      if (before) expect(box.y - before.y - before.height, chart.id).toBeGreaterThanOrEqual(30)
    })
})

test('no two rails of a side lie on each other, and all stay inside the drawing', () => {
  for (const { chart, layout } of layouts) {
    for (const rail of layout.rails) {
      const x = laneX(layout, rail)
      expect(x, chart.id).toBeGreaterThan(0)
      expect(x, chart.id).toBeLessThan(layout.format.width)
      const span = ({ from, to }: typeof rail) => [Math.min(...from, to), Math.max(...from, to)]
      const [top = 0, end = 0] = span(rail)
      for (const other of layout.rails) {
        if (other === rail || other.way !== rail.way || other.lane !== rail.lane) continue
        const [otherTop = 0, otherEnd = 0] = span(other)
        expect(end < otherTop || otherEnd < top, chart.id).toBe(true)
      }
    }
  }
})

test('a phone of 320 px keeps at least two thirds of its width for the boxes', () => {
  for (const { chart, layout } of layouts)
    expect((layout.right - layout.left) / layout.format.width, chart.id).toBeGreaterThan(0.66)
})
