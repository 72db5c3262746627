import type { PublicAgency } from '../../../storage/publication/read-portal.ts'
import { single } from '../decisions/list-query.ts'
import { html, type Markup } from './html.ts'

/** An agency as the pages see it: whose page it is, and how the addresses of its pages are written. */
export type Publisher = {
  readonly id: string
  /** As addresses name it: `?agency=2`. Never changes, never reused (migration 0070). */
  readonly number: number
  readonly name: string
  readonly agency: PublicAgency
  /**
   * The address of a page of this agency. A portal of one agency says nothing of it; a portal of several
   * always says which, so that no address depends on who came first. What is the same for all (laws,
   * flowcharts) and what has an address of its own (a decision, an article) stays as it is.
   */
  address(path: string): string
}

/** Pages that are another one for each agency. */
const ofAgency =
  /^\/(?:lists|matters|guides|hearings|officers\/list|boards(?!\/\w*\d)|decisions(?!\/)|withdrawals|statistics|figures|denominator|articles(?!\/)|three-systems|data\/lists|samples|booklet\.pdf)\b/

export const isOfAgency = (path: string): boolean => ofAgency.test(path)

/** The agencies of the portal, the one that runs it first. */
export function publishersOf(agencies: readonly PublicAgency[]): Publisher[] {
  const several = agencies.length > 1
  return agencies.map((agency) => ({
    id: agency.agency_id,
    number: agency.portal_number,
    name: agency.name,
    agency,
    address: (path) =>
      several && isOfAgency(path) ? withAgency(path, agency.portal_number) : path,
  }))
}

/** `/lists/x?version=3#r1` with its agency: `/lists/x?version=3&agency=2#r1`. */
export function withAgency(path: string, number: number | null): string {
  if (number === null) return path
  const [address = '', anchor] = path.split('#')
  const named = `${address}${address.includes('?') ? '&' : '?'}agency=${number}`
  return anchor === undefined ? named : `${named}#${anchor}`
}

/** The number of the agency an address asks for; null where it names none. */
export function askedAgency(query: unknown): number | null {
  const asked = single(query, 'agency') ?? ''
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : null
}

/**
 * The agencies that a page of several agencies shows: the one that the address asks for, or all of them
 * where it asks for none. Undefined where it asks for one that is not here.
 */
export function chosenPublishers(
  publishers: readonly Publisher[],
  asked: number | null,
): readonly Publisher[] | undefined {
  if (asked === null) return publishers
  const found = publishers.filter(({ number }) => number === asked)
  return found.length === 0 ? undefined : found
}

/**
 * The agency that a page of one agency shows. An address that names none was made while the first agency
 * was alone, and still means that one. Undefined where the address names one that is not here.
 */
export function onePublisher(
  publishers: readonly Publisher[],
  asked: number | null,
): Publisher | undefined {
  if (asked !== null) return publishers.find(({ number }) => number === asked)
  return publishers.toSorted((a, b) => a.number - b.number)[0]
}

/** The agency kept by a form that asks again for something of the same agency. */
export function agencyField({ address, number }: Publisher): Markup | null {
  return address('/lists') === '/lists'
    ? null
    : html`<input type="hidden" name="agency" value="${number}" />`
}

/** More names than this are folded away, because nobody reads so long a row. */
const namesInARow = 8

/** 公布机关: the way to what each agency published; nothing on a portal of one agency. */
export function publisherChoice(
  choices: readonly { readonly title: string; readonly url: string; readonly current: boolean }[],
): Markup | null {
  if (choices.length < 2) return null
  const links = choices.map(
    ({ title, url, current }) =>
      html`<a class="tag" href="${url}" ${current ? html`aria-current="true"` : null}>${title}</a>`,
  )
  const row = html`<nav class="publishers screen-only" aria-label="公布机关">
    <b>公布机关</b>${links}
  </nav>`
  return choices.length <= namesInARow
    ? row
    : html`<details class="fold screen-only">
        <summary>公布机关：${choices.find(({ current }) => current)?.title ?? '请选择'}</summary>
        ${row}
      </details>`
}

/** The choice of a page that can show all agencies together: 全部机关, then each. */
export function everyPublisher(
  publishers: readonly Publisher[],
  asked: number | null,
  path: string,
): Markup | null {
  if (publishers.length < 2) return null
  return publisherChoice([
    { title: '全部机关', url: path, current: asked === null },
    ...publishers.map(({ name, number }) => ({
      title: name,
      url: withAgency(path, number),
      current: number === asked,
    })),
  ])
}
