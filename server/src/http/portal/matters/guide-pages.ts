import { columnsOf } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { flowchartsOfMatter } from '@zhaofa/domain/case/flowchart.ts'
import { sampleForms } from '@zhaofa/domain/paper/sample-forms.ts'
import { getDisclosureItemType } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import { html, type Markup } from '../frame/html.ts'
import { withLawLinks, type KnownLaws } from '../laws/law-links.ts'
import { guidesOf, guideUrl, matterUrl, type Guide, type GuideLists } from './matters.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import type { Publisher } from '../frame/publishers.ts'
import { flowchartUrl, stepsInWords } from './flowchart-pages.ts'

/** Guides of one agency. */
type GuidesOf = { readonly publisher: Publisher; readonly lists: GuideLists }

/** 服务指南: all of them, by type of matter. */
export function guidesPage(
  context: PageContext,
  { of, choice }: { readonly of: readonly GuidesOf[]; readonly choice: Markup | null },
): Markup {
  const guides = of.flatMap(({ publisher, lists }) =>
    guidesOf(lists).map((guide) => ({ ...guide, publisher })),
  )
  const named = of.length > 1
  const types = [...new Set(guides.map(typeOf))]
  return page(context, {
    title: '行政执法服务指南',
    description: `行政执法服务指南 ${guides.length} 份：依据、受理机构、办理时限、流程、监督和救济`,
    section: '/guides',
    crumbs: [
      { title: '事前公开', path: '/before' },
      { title: '行政执法服务指南', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>行政执法服务指南</h1>
        <p>到哪里办、依据什么、多长时间、要什么材料、不满意找谁。每一份都可以打印。</p>
      </div>
      ${choice}
      <div class="panel prose">
        ${guides.length === 0 ? html`<p>还没有公布服务指南。</p>` : null}
        ${types.map(
          (type) =>
            html`<h2>${type}</h2>
              <ul class="links">
                ${guides
                  .filter((guide) => typeOf(guide) === type)
                  .map(
                    ({ id, row, matter, publisher }) =>
                      html`<li>
                        <a href="${publisher.address(guideUrl(id))}"
                          >${row['matterName'] ?? ''}<span
                            >${named ? `${publisher.name} ` : ''}${matter?.code ?? ''}</span
                          ></a
                        >
                      </li>`,
                  )}
              </ul>`,
        )}
      </div>
    </div>`,
  })
}

const typeOf = ({ matter }: Guide) => matter?.type ?? '其他'

type GuideData = {
  readonly guide: Guide
  readonly publisher: Publisher
  readonly lists: GuideLists
  readonly known: KnownLaws
}

/** One guide: the fields as published, and the steps with their limits from the procedure itself. */
export function guidePage(context: PageContext, data: GuideData): Markup {
  const { guide, publisher, lists, known } = data
  const name = guide.row['matterName'] ?? ''
  const { publishedOn, publishedAt, version } = lists.pre_service_guide
  return page(context, {
    title: `${name}服务指南`,
    description: `${name}的服务指南：依据、受理机构、办理流程和时限、材料、监督方式、责任追究、救济渠道`,
    section: '/guides',
    crumbs: [
      { title: '行政执法服务指南', path: publisher.address('/guides') },
      { title: name, path: null },
    ],
    article: { publishedAt, source: publisher.name, keywords: `服务指南,${name}` },
    main: html`<div class="wrap guide">
      <div class="title">
        <h1>${name}服务指南</h1>
        <p>
          ${publisher.name} ${publishedOn} 公布，<a
            href="${publisher.address(`/lists/pre_service_guide?version=${version}`)}"
            >第 ${version} 版</a
          ><span class="screen-only">。用浏览器的打印功能可以按 A4 版式打印。</span>
        </p>
      </div>
      <div class="panel prose">${guideFacts(guide, known)}</div>
      ${formsOf(guide, publisher)} ${steps(guide, known)}
      ${
        guide.matter
          ? html`<p class="aside-note screen-only">
              <a href="${publisher.address(matterUrl(guide.matter.code))}"
                >本事项的依据、流程图和相关清单</a
              >
            </p>`
          : null
      }
    </div>`,
  })
}

/** The fields of the published line, in the order of the list. */
export function guideFacts({ row }: Guide, known: KnownLaws): Markup {
  const columns = columnsOf(getDisclosureItemType('pre_service_guide'))
  return html`<dl class="summary guide-facts">
    ${columns.map(({ name, title }) => {
      const value = row[name] ?? ''
      if (value === '') return null
      return html`<div>
        <dt>${title}</dt>
        <dd>${withLawLinks(value, known)}</dd>
      </div>`
    })}
  </dl>`
}

/** 示范文本 of what the matter asks somebody to write. */
function formsOf({ matter }: Guide, publisher: Publisher): Markup | null {
  const forms = sampleForms.filter((form) => matter && form.matter === matter.code)
  if (forms.length === 0) return null
  return html`<section class="panel prose screen-only">
    <h2>示范文本</h2>
    <ul class="links">
      ${forms.map(
        ({ id, title, about }) =>
          html`<li>
            <a href="${publisher.address(`/samples/${id}.pdf`)}">${title}<span>PDF</span></a>
            ${about}
          </li>`,
      )}
    </ul>
  </section>`
}

function steps({ matter }: Guide, known: KnownLaws): Markup | null {
  const [chart] = matter ? flowchartsOfMatter(matter.type) : []
  if (!chart) return null
  return html`<section class="panel prose chart-steps">
    <h2>办理流程和期限</h2>
    ${stepsInWords(chart, known)}
    <p class="screen-only"><a href="${flowchartUrl(chart)}">${chart.title}流程图</a></p>
  </section>`
}
