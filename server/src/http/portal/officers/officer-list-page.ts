import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { NewestRows } from '../../../storage/publication/lists/newest-rows.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { everyPublisher, withAgency, type Publisher } from '../frame/publishers.ts'

type OfficerQuery = {
  readonly text: string
  readonly unit: string
  readonly category: string
}

export const everyOfficer: OfficerQuery = { text: '', unit: '', category: '' }

export function officerListUrl({ text, unit, category }: OfficerQuery): string {
  const parts = Object.entries({ q: text, unit, category }).flatMap(([name, value]) =>
    value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length === 0 ? '/officers/list' : `/officers/list?${parts.join('&')}`
}

const field = (row: Row, name: string) => row[name] ?? ''
const categoriesOf = (row: Row) => field(row, 'enforcementType').split('、')
const different = (values: readonly string[]) => [...new Set(values)].filter((each) => each !== '')

type OfficerListData = {
  /** The published list of each agency that is shown. */
  readonly lists: readonly { readonly publisher: Publisher; readonly list: NewestRows }[]
  /** The number of the agency asked for. */
  readonly agency: number | null
  readonly query: OfficerQuery
  readonly today: string
}

/** A line of the list, and whose it is. */
type Listed = { readonly row: Row; readonly publisher: Publisher }

/** 行政执法人员清单: the published lists, to be searched by name, number, unit and category. */
export function officerListPage(context: PageContext, data: OfficerListData): Markup {
  const { lists, agency, query } = data
  const all = lists.flatMap(({ publisher, list }) =>
    list.rows.map((row): Listed => ({ row, publisher })),
  )
  const found = all.filter(({ row }) => matches(row, query))
  const named = lists.length > 1
  return page(context, {
    title: '行政执法人员清单',
    description: `行政执法人员 ${all.length} 人：姓名、单位、职务、证件编号、执法类别、执法区域`,
    section: '/officers',
    hidden: query !== everyOfficer,
    crumbs: [
      { title: '事前公开', path: '/before' },
      { title: '行政执法人员清单', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>行政执法人员清单</h1>
        <p>
          ${
            lists.length === 0
              ? '还没有公布行政执法人员清单。'
              : html`${lists.map(
                  ({ publisher, list }) =>
                    html`${named ? `${publisher.name} ` : null}${list.publishedOn} 公布（<a
                        href="${publisher.address('/lists/pre_officer')}"
                        >第 ${list.version} 版</a
                      >），${named ? null : '共 '}${list.rows.length} 人。`,
                )}证件编号可以点开核验。`
          }
        </p>
      </div>
      ${everyPublisher(context.publishers, agency, '/officers/list')}
      <div class="with-filters">
        ${form(data, all)}
        <div class="panel">
          <div class="bar">
            <span>共 <b>${found.length}</b> 人</span>
          </div>
          ${found.length === 0 ? nobody(data) : table(found, { today: data.today, named })}
        </div>
      </div>
    </div>`,
  })
}

function matches(row: Row, { text, unit, category }: OfficerQuery): boolean {
  const words = text.toLowerCase().split(' ')
  const searched = ['name', 'certNo', 'unit', 'post', 'enforcementRegion']
    .map((name) => field(row, name))
    .join(' ')
    .toLowerCase()
  return (
    words.every((word) => searched.includes(word)) &&
    (unit === '' || field(row, 'unit') === unit) &&
    (category === '' || categoriesOf(row).includes(category))
  )
}

function form({ agency, query }: OfficerListData, all: readonly Listed[]): Markup {
  const choice = (name: string, title: string, values: readonly string[], chosen: string) =>
    html`<label class="field"
      ><span>${title}</span
      ><select name="${name}">
        <option value="">全部</option>
        ${values.map((value) =>
          value === chosen
            ? html`<option selected>${value}</option>`
            : html`<option>${value}</option>`,
        )}
      </select></label
    >`
  const units = different(all.map(({ row }) => field(row, 'unit')))
  const categories = different(all.flatMap(({ row }) => categoriesOf(row)))
  return html`<details class="card filters">
    <summary>筛选条件</summary>
    <form action="/officers/list">
      <label class="field"
        ><span>姓名或者证件编号</span
        ><input name="q" type="search" maxlength="60" value="${query.text}"
      /></label>
      ${choice('unit', '单位', units, query.unit)}
      ${choice('category', '执法类别', categories, query.category)}
      ${agency === null ? null : html`<input type="hidden" name="agency" value="${agency}" />`}
      <button class="button">查询</button>
    </form>
  </details>`
}

type Shown = { readonly today: string; readonly named: boolean }

function table(rows: readonly Listed[], shown: Shown): Markup {
  return html`<div class="row-list">
    <table class="rows people">
      <caption class="hidden">
        行政执法人员
      </caption>
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">单位和职务</th>
          <th scope="col">证件编号</th>
          <th scope="col">执法类别和区域</th>
          <th scope="col">证件有效期至</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((each) => line(each, shown))}
      </tbody>
    </table>
  </div>`
}

function line({ row, publisher }: Listed, { today, named }: Shown): Markup {
  const number = field(row, 'certNo')
  const state =
    field(row, 'status') !== '有效'
      ? html`<span class="tag amber">${field(row, 'status')}</span>`
      : field(row, 'certValidTo') < today
        ? html`<span class="tag amber">已过有效期</span>`
        : html`<span class="tag green">有效</span>`
  return html`<tr>
    <td>${field(row, 'name')}</td>
    <td data-label="单位职务">
      ${named ? html`${publisher.name}<br />` : null}${field(row, 'unit')}　${field(row, 'post')}
    </td>
    <td data-label="证件编号" class="nowrap">
      <a href="/officers/check?number=${encodeURIComponent(number)}">${number}</a>
    </td>
    <td data-label="类别区域">
      ${field(row, 'enforcementType')}　${field(row, 'enforcementRegion')}
    </td>
    <td data-label="有效期至" class="nowrap">${field(row, 'certValidTo')} ${state}</td>
  </tr>`
}

function nobody({ query: { text }, agency }: OfficerListData): Markup {
  return html`<div class="empty">
    <h2>清单中没有这样的人员</h2>
    <p>
      ${text === '' ? '可以减少条件。' : '请核对姓名或者号码；有人自称执法人员而不在清单中的，可以拒绝检查并拨打监督电话。'}
    </p>
    <p><a class="button line" href="${withAgency('/officers/list', agency)}">查看全部人员</a></p>
  </div>`
}
