import { sampleForms } from '@zhaofa/domain/paper/sample-forms.ts'
import type { OfficerOnDuty } from '../../../storage/publication/lists/list-officers.ts'
import { styleUrl } from '../frame/assets.ts'
import { html, Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { everyPublisher, withAgency, type Publisher } from '../frame/publishers.ts'
import { qrCode } from '../frame/qr-code.ts'

/** 岗位信息公示牌: who is on duty, each with a sign to print. */
export function boardsPage(
  context: PageContext,
  { officers, agency }: { officers: readonly OfficerOnDuty[]; agency: number | null },
): Markup {
  // Departments of two agencies may have one name: 综合执法科.
  const named = new Set(officers.map(({ agencyId }) => agencyId)).size > 1
  const unitOf = ({ agencyName, unit }: OfficerOnDuty) => (named ? `${agencyName}　${unit}` : unit)
  const units = [...new Set(officers.map(unitOf))]
  return page(context, {
    title: '岗位信息公示牌',
    description: '执法岗位的单位、姓名、职务、执法种类，以及进度查询、咨询和投诉举报方式',
    section: '/boards',
    crumbs: [{ title: '岗位信息公示牌', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>岗位信息公示牌</h1>
        <p>由执法人员清单生成，只列证件有效的在岗人员。每一块可以按 A4 或者 A3 打印。</p>
      </div>
      ${everyPublisher(context.publishers, agency, '/boards')}
      <div class="panel prose site-map">
        ${officers.length === 0 ? html`<p>还没有公开的执法人员。</p>` : null}
        ${units.map(
          (unit) =>
            html`<h2>${unit}</h2>
              <ul class="links">
                ${officers
                  .filter((each) => unitOf(each) === unit)
                  .map(
                    ({ certificateNumber, name, post }) =>
                      html`<li>
                        <a href="/boards/${certificateNumber}">${name}<span>${post}</span></a>
                      </li>`,
                  )}
              </ul>`,
        )}
        <p class="screen-only">
          <a class="button line" href="${withAgency('/boards/hall', agency)}">大厅屏幕轮播</a>
        </p>
      </div>
      ${samples(context, agency)}
    </div>`,
  })
}

/** 示范文本: what a party has to write, filled in with an invented case. */
function samples({ publishers }: PageContext, agency: number | null): Markup {
  // They name the agency a letter goes to: of several, each has its own set.
  const named = agency === null ? publishers : publishers.filter(({ number }) => number === agency)
  const address = (publisher: Publisher | undefined, path: string) =>
    publisher?.address(path) ?? path
  const sets = named.length > 1 ? named : [named[0]]
  return html`<section class="panel prose site-map" id="samples">
    <h2>示范文本</h2>
    ${sets.map(
      (publisher) =>
        html`${sets.length > 1 && publisher ? html`<h3>${publisher.name}</h3>` : null}
          <ul class="links">
            ${sampleForms.map(
              ({ id, title, about }) =>
                html`<li>
                  <a href="${address(publisher, `/samples/${id}.pdf`)}">${title}<span>PDF</span></a>
                  ${about}
                </li>`,
            )}
          </ul>`,
    )}
  </section>`
}

/** One sign, as it hangs at the window: on screen with the frame, printed without it. */
export function boardPage(context: PageContext, officer: OfficerOnDuty, size: 'a3' | 'a4'): Markup {
  const path = `/boards/${officer.certificateNumber}`
  return page(context, {
    title: `岗位信息公示牌 ${officer.name}`,
    description: `${officer.unit}${officer.name}的岗位信息`,
    section: '/boards',
    hidden: true,
    crumbs: [
      { title: '岗位信息公示牌', path: '/boards' },
      { title: officer.name, path: null },
    ],
    main: html`<div class="wrap">
      <div class="actions screen-only">
        <span class="tag">${size === 'a3' ? '按 A3 打印' : '按 A4 打印'}</span>
        <span class="spread"></span>
        ${
          size === 'a3'
            ? html`<a class="button line" href="${path}">改为 A4</a>`
            : html`<a class="button line" href="${path}?size=a3">改为 A3</a>`
        }
      </div>
      <article class="panel board ${size}">
        <p class="agency">${officer.agencyName}</p>
        <h1>岗位信息公示牌</h1>
        ${facts(officer)}
        <ul class="board-codes">
          ${code(context, `/officers/check?number=${officer.certificateNumber}`, '核验执法人员')}
          ${code(context, '/boards#samples', '示范文本下载')}
          ${code(context, '/progress', '办理进度查询')} ${code(context, '/remedies', '救济与监督')}
        </ul>
      </article>
    </div>`,
  })
}

const row = (title: string, value: string | Markup) =>
  value === ''
    ? null
    : html`<div>
        <dt>${title}</dt>
        <dd>${value}</dd>
      </div>`

function facts(officer: OfficerOnDuty): Markup {
  return html`<dl class="summary">
    ${row('单位', officer.unit)} ${row('姓名', officer.name)} ${row('职务', officer.post)}
    ${row('岗位', '行政执法岗')} ${row('执法种类', officer.categories.join('、'))}
    ${row('执法区域', officer.region)} ${row('执法证号', officer.certificateNumber)}
    ${row('申请材料和示范文本', '本平台可以下载示范文本；全部材料见服务指南')}
    ${row('进度查询', '凭文书上的文号和查询码，扫码或者到窗口查询')}
    ${row('咨询', [officer.phone, officer.officeHours].filter((part) => part !== '').join('，'))}
    ${row(
      '投诉举报',
      html`${officer.supervisionPhone}，或者拨打 12345；<a href="/letters">网上投诉举报咨询</a>`,
    )}
  </dl>`
}

function code({ origin }: PageContext, path: string, title: string): Markup {
  return html`<li>${qrCode(`${origin}${path}`, `${title}的二维码`)}<span>${title}</span></li>`
}

/** The screen in the hall: one sign after another over the whole screen, moved on by the server's header. */
export function hallPage(
  context: PageContext,
  { officer, place, of }: { officer: OfficerOnDuty | undefined; place: number; of: number },
): Markup {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>岗位信息公示牌 - ${context.agency.portal_name}</title>
        <link rel="stylesheet" href="${styleUrl}" />
      </head>
      <body class="hall">
        <main class="board">
          <p class="agency">${officer?.agencyName ?? context.agency.name}</p>
          <h1>岗位信息公示牌</h1>
          ${
            officer
              ? [
                  facts(officer),
                  html`<ul class="board-codes">
                    ${code(context, `/officers/check?number=${officer.certificateNumber}`, '核验执法人员')}
                    ${code(context, '/progress', '办理进度查询')}
                  </ul>`,
                ]
              : html`<p>还没有公开的执法人员。</p>`
          }
          <p class="hall-foot">
            ${of === 0 ? '' : `第 ${place} 位，共 ${of} 位`} <a href="/boards">停止轮播</a>
          </p>
        </main>
      </body>
    </html> `
}
