import type { ChartStep, Flowchart } from '@zhaofa/domain/case/flowchart.ts'
import { flowcharts } from '@zhaofa/domain/case/flowchart.ts'
import { citationText } from '@zhaofa/domain/shared/citation.ts'
import { drawChart } from './flowchart-drawing.ts'
import { chartFormats } from './flowchart-layout.ts'
import { html, type Markup } from '../frame/html.ts'
import { citationUrl, type KnownLaws } from '../laws/law-links.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

export const flowchartUrl = ({ id }: Pick<Flowchart, 'id'>) => `/flowcharts/${id}`

/** 执法流程图: all of them. */
export function flowchartsPage(context: PageContext): Markup {
  return page(context, {
    title: '执法流程图',
    description: '行政处罚、行政强制、行政许可、行政检查、法制审核和公示的流程图',
    section: '/flowcharts',
    crumbs: [{ title: '执法流程图', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>执法流程图</h1>
        <p>每一步做什么、多长时间、依据哪一条。普通程序的流程图和办案系统用的是同一份定义。</p>
      </div>
      <ul class="chart-index">
        ${flowcharts.map(indexCard)}
      </ul>
    </div>`,
  })
}

function indexCard(chart: Flowchart): Markup {
  const limits = chart.steps.reduce((sum, step) => sum + step.limits.length, 0)
  const stages = [...new Set(chart.steps.flatMap(({ stage }) => stage ?? []))]
  const path = stages.length > 0 ? stages : chart.steps.slice(0, 5).map(({ title }) => title)
  return html`<li class="card">
    <h2><a href="${flowchartUrl(chart)}">${chart.title}</a></h2>
    <p>${path.join(' → ')}${stages.length > 0 || chart.steps.length <= 5 ? '' : ' → …'}</p>
    <p class="count">${chart.steps.length} 个步骤${limits > 0 ? `，${limits} 项期限` : ''}</p>
  </li>`
}

/** One flowchart: the drawing, and the same as a list. */
export function flowchartPage(context: PageContext, chart: Flowchart, known: KnownLaws): Markup {
  return page(context, {
    title: `${chart.title}流程图`,
    description: `${chart.title}的流程图：${chart.steps.map(({ title }) => title).join('、')}`,
    section: '/flowcharts',
    crumbs: [
      { title: '执法流程图', path: '/flowcharts' },
      { title: chart.title, path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>${chart.title}流程图</h1>
        <p class="screen-only">
          用浏览器的打印功能可以按 A4 版式打印。不便看图的，请看<a href="#steps">文字说明</a>。
        </p>
      </div>
      <div class="columns">
        <div>
          <figure class="panel drawing">
            ${drawing(chart, known)}
            <figcaption class="legend">
              <span class="on">右侧实线：转到后面的步骤</span>
              <span class="back">左侧虚线：回到前面的步骤</span>
              <span class="end">方块：本图不再往下画</span>
            </figcaption>
          </figure>
          <section class="panel prose chart-steps" id="steps">
            <h2>文字说明</h2>
            ${stepsInWords(chart, known)}
          </section>
        </div>
        <aside>${others(chart)}</aside>
      </div>
    </div>`,
  })
}

/** The chart for phones and for wide screens; the style sheet shows one of them. */
export function drawing(chart: Flowchart, known: KnownLaws): Markup {
  const draw = (name: keyof typeof chartFormats) =>
    html`<div class="${`chart ${name}`}">${drawChart(chart, chartFormats[name], known)}</div>`
  return html`${draw('narrow')} ${draw('wide')}`
}

/** The same as a list: every step with its limits, articles and what follows. */
export function stepsInWords(chart: Flowchart, known: KnownLaws): Markup {
  return html`<ol>
    ${chart.steps.map((step) => stepText(step, known))}
  </ol>`
}

function stepText({ title, limits, basis, exits }: ChartStep, known: KnownLaws): Markup {
  const places = basis.map((citation, i) => {
    const url = citationUrl(citation, known)
    const words = citationText(citation)
    return html`${i === 0 ? '' : '、'}${url === null ? words : html`<a class="law" href="${url}">${words}</a>`}`
  })
  return html`<li>
    <b>${title}</b>
    ${limits.map((limit) => html`<p>期限：${limit}。</p>`)}
    ${places.length > 0 ? html`<p>依据：${places}。</p>` : null}
    ${
      exits.length === 0
        ? html`<p>本程序到此结束。</p>`
        : html`<p>
            下一步：${exits.map(({ title: next, when }, i) => html`${i === 0 ? '' : '；'}${next}${when === '' ? '' : `（${when}）`}`)}。
          </p>`
    }
  </li>`
}

function others(chart: Flowchart): Markup {
  const items = flowcharts.map((each) =>
    each.id === chart.id
      ? html`<li aria-current="page">${each.title}</li>`
      : html`<li><a href="${flowchartUrl(each)}">${each.title}</a></li>`,
  )
  return html`<nav class="card screen-only" aria-label="全部流程图">
    <h2>全部流程图</h2>
    <ul class="notes">
      ${items}
    </ul>
  </nav>`
}
