import { randomUUID } from 'node:crypto'
import { request, type APIRequestContext, type APIResponse } from '@playwright/test'
import { drawnSignedPage } from '../server/src/demo/drawn-signed-page.ts'
import { password } from './sign-in.ts'
import { journeyClue, journeyFiling, journeyFirm, journeyParty } from './stages.ts'

/** One of the demo's accounts without a browser: asks the API what a screen would ask. */
class Clerk {
  readonly #api: APIRequestContext
  readonly #csrf: string

  private constructor(api: APIRequestContext, csrf: string) {
    this.#api = api
    this.#csrf = csrf
  }

  static async of(baseURL: string, account: string): Promise<Clerk> {
    const api = await request.newContext({ baseURL })
    const signedIn = await api.post('/api/session', { data: { account, password } })
    const { csrf } = await answerOf<{ csrf: string }>(signedIn)
    return new Clerk(api, csrf)
  }

  async get<T>(path: string): Promise<T> {
    return answerOf(await this.#api.get(path))
  }

  async post<T>(path: string, data: unknown): Promise<T> {
    return answerOf(await this.#api.post(path, { data, headers: this.#headers() }))
  }

  /** One act on the values its form opens with, and on what is given here. */
  async act(id: string, act: string, given: Record<string, unknown> = {}): Promise<void> {
    const path = `/api/cases/${id}/acts/${act}`
    const { version, values } = await this.get<{ version: number; values: object }>(path)
    await this.post(path, { version, input: { ...values, ...given }, confirmation: password })
  }

  async agree(id: string): Promise<void> {
    const path = `/api/cases/${id}/approval`
    const { version } = await this.get<{ version: number }>(path)
    const answer = { kind: 'agree', opinion: '同意', confirmation: password }
    await this.post(path, { version, answer })
  }

  async upload(id: string, name: string, buffer: Buffer): Promise<string> {
    const file = { name, mimeType: 'image/png', buffer }
    const path = `/api/cases/${id}/uploads`
    const sent = await this.#api.post(path, { multipart: { file }, headers: this.#headers() })
    return (await answerOf<{ id: string }>(sent)).id
  }

  #headers(): Record<string, string> {
    return { 'x-csrf-token': this.#csrf, 'x-request-key': randomUUID() }
  }
}

async function answerOf<T>(response: APIResponse): Promise<T> {
  if (!response.ok()) throw new Error(`${response.url()}: ${await response.text()}`)
  return (await response.json()) as T
}

const clerks = new Map<string, Promise<Clerk>>()

function clerk(baseURL: string, account: string): Promise<Clerk> {
  const known = clerks.get(account) ?? Clerk.of(baseURL, account)
  clerks.set(account, known)
  return known
}

/**
 * What lies before the part of a case that a journey is about. It is done without its screens: the journey
 * from clue to archive goes by them, and each of them takes seconds.
 */
export class CaseByApi {
  readonly #baseURL: string

  /** `baseURL` of the server, as Playwright's fixture names it. */
  constructor(baseURL: string | undefined) {
    if (baseURL === undefined) throw new Error('the configuration names no server')
    this.#baseURL = baseURL
  }

  /** A clue that nobody has looked into. */
  async clue(): Promise<string> {
    const officer = await this.#clerk('chenlixin')
    const receivedAt = new Date(Date.now() - 60 * 60_000).toISOString()
    const input = {
      ...journeyClue,
      source: 'inspection',
      receivedAt,
      named: false,
      preliminaryOpinion: '建议核查。',
    }
    const { caseId } = await officer.post<{ caseId: string }>('/api/cases', {
      input,
      informant: null,
    })
    return caseId
  }

  /** A clue that two officers looked into: whether to file it comes next. */
  async verified(): Promise<string> {
    const [id, officer] = [await this.clue(), await this.#clerk('chenlixin')]
    const officers = await this.#officers(officer)
    await officer.act(id, 'verify-clue', { officers, suggestion: 'file' })
    return id
  }

  /** A visit whose notice is made: whoever goes leaves now. The firm is one of its own, or its year would be full. */
  async noticedVisit(party: Record<string, string>): Promise<string> {
    const officer = await this.#clerk('chenlixin')
    type Opening = { narrowed: { items: { offered: { value: string }[] } } }
    const { narrowed } = await officer.get<Opening>('/api/openings/open-visit')
    const { caseId: id } = await officer.post<{ caseId: string }>('/api/openings/open-visit', {
      input: {
        ...{ ground: 'report', groundSource: '12345 工单 2002 号', departments: null },
        ...{ party: { kind: 'organisation', ...party }, way: 'on-site', onSiteReason: 'originals' },
        items: [{ code: narrowed.items.offered[0]?.value }],
      },
    })
    await officer.act(id, 'approve-visit', {
      necessity: '投诉退卡难，须核对台账。',
      officers: await this.#officers(officer),
    })
    await this.agreed(id, 'zhaoguodong', 'gaomingxuan')
    await officer.act(id, 'make-visit-notice')
    return id
  }

  /** The second officer notes that they are there. */
  async arrived(id: string, scanned: string): Promise<void> {
    const second = await this.#clerk('wangxiaowen')
    await second.act(id, 'arrive', { certificatesShown: true, scanKind: 'firm', scanned })
  }

  /** A case under investigation, with the party of all journeys. */
  async filed(): Promise<string> {
    const [id, officer] = [await this.verified(), await this.#clerk('chenlixin')]
    await officer.act(id, 'file-case', {
      ...journeyFiling,
      party: { kind: 'organisation', name: journeyParty, ...journeyFirm },
      investigators: await this.#officers(officer),
    })
    await this.agreed(id, 'zhaoguodong', 'gaomingxuan')
    return id
  }

  /** A draft that review refused for its 裁量, and that is neither followed nor objected to yet. */
  async refusedByReview(): Promise<string> {
    const [id, officer] = [await this.filed(), await this.#clerk('chenlixin')]
    await officer.act(id, 'add-evidence', {
      evidenceId: await officer.upload(id, '营业执照.png', drawnSignedPage({ paper: id, page: 1 })),
      ...{ kind: 'document', name: '营业执照复印件', purpose: '证明主体资格' },
    })
    await officer.act(id, 'conclude-investigation', {
      ...{ circumstances: '配合调查。', tier: '一般', tierReason: '涉及车辆6辆。' },
      ...{ fineFen: 500_000, flags: ['publicInterest'] },
    })
    await this.told(id)
    await officer.act(id, 'waive-rights')
    await officer.act(id, 'draft-decision')
    await officer.act(id, 'submit-review')
    await this.agreed(id, 'zhaoguodong')
    await this.#review(id, 'liuwenjing', { no: '裁量理由没有写明取这一数额的理由。' })
    return id
  }

  /** The second review says the same as the first. */
  async upheld(id: string, opinion: string): Promise<void> {
    await this.#review(id, 'zhengyiming', { no: '理由没有写进拟决定。', opinion })
  }

  /** The review agrees to what was sent last. */
  async passed(id: string): Promise<void> {
    await this.#review(id, 'liuwenjing', { no: null })
  }

  /** Taken, every point answered, and issued: with 否 at 裁量 where `no` says why. */
  async #review(
    id: string,
    account: string,
    { no, opinion = no ?? '同意。' }: { no: string | null; opinion?: string },
  ): Promise<void> {
    const reviewer = await this.#clerk(account)
    await reviewer.act(id, 'accept-review')
    type Opened = { values: { points: { point: string }[] } }
    const { values } = await reviewer.get<Opened>(`/api/cases/${id}/acts/issue-opinion`)
    const points = values.points.map(({ point }) =>
      no !== null && point === 'discretion'
        ? { point, answer: 'no', reason: no }
        : { point, answer: 'yes', reason: '案卷材料能够证明。' },
    )
    const outcome = no === null ? 'pass' : 'correct'
    await reviewer.act(id, 'issue-opinion', { points, outcome, opinion })
  }

  /** What was submitted is agreed to by these, one after the other. */
  async agreed(id: string, ...accounts: string[]): Promise<void> {
    for (const account of accounts) await (await this.#clerk(account)).agree(id)
  }

  /** The report is agreed to, the party told what is intended, and served today: it may now speak. */
  async told(id: string): Promise<void> {
    const officer = await this.#clerk('chenlixin')
    await this.agreed(id, 'zhaoguodong')
    await officer.act(id, 'issue-advance-notice')
    await this.agreed(id, 'gaomingxuan')
    await officer.act(id, 'make-receipt')
    const { signing } = await officer.get<{ signing: Waiting[] }>(`/api/cases/${id}`)
    const receipt = signing.find(({ title, state }) => title === '送达回证' && state === 'waiting')
    if (!receipt) throw new Error('no receipt waits')
    const page = drawnSignedPage({ paper: receipt.paper, page: 1 })
    const scans = [await officer.upload(id, '送达回证.png', page)]
    await officer.post(`/api/cases/${id}/scans`, { uploads: scans })
    await officer.act(id, 'serve-paper', { scans })
  }

  /** A visit upon a complaint whose result was told, with nothing found; and the pages of its notice. */
  async visitTold(
    firm: object,
    signed: (paper: string, page: number) => Buffer,
  ): Promise<{ id: string; notice: readonly string[] }> {
    const officer = await this.#clerk('chenlixin')
    const officers = await this.#officers(officer)
    const { caseId: id } = await officer.post<{ caseId: string }>('/api/openings/open-visit', {
      input: {
        ...{ ground: 'report', groundSource: '12345 工单 2002 号', party: firm },
        ...{ items: [{ code: 'JC-003' }], departments: [] },
        ...{ way: 'on-site', onSiteReason: 'originals' },
      },
    })
    await officer.act(id, 'approve-visit', {
      necessity: '投诉反映收费不明，须核对合同。',
      officers,
    })
    await this.agreed(id, 'zhaoguodong', 'gaomingxuan')
    await officer.act(id, 'make-visit-notice')
    const { uscc } = firm as { uscc: string }
    await officer.act(id, 'arrive', { certificatesShown: true, scanKind: 'firm', scanned: uscc })
    type Asked = { narrowed: Record<string, { offered: { value: string }[] }> }
    const { narrowed } = await officer.get<Asked>(`/api/cases/${id}/acts/record-visit`)
    const lines = (narrowed['lines']?.offered ?? []).map(({ value: line }) => ({
      ...{ line, result: 'pass', finding: null },
    }))
    const recording = '20261201-AV01'
    await officer.act(id, 'record-visit', { lines, rightsTold: true, recording })
    type Paper = Waiting & { readonly pages: number }
    const { signing } = await officer.get<{ signing: Paper[] }>(`/api/cases/${id}`)
    const scans: string[] = []
    for (const { paper, pages, state } of signing) {
      for (let page = 1; state === 'waiting' && page <= pages; page++) {
        scans.push(await officer.upload(id, `${paper}-${page}.png`, signed(paper, page)))
      }
    }
    await officer.post(`/api/cases/${id}/scans`, { uploads: scans })
    await officer.act(id, 'file-signed', { scans })
    await officer.act(id, 'find-result', { code: '01' })
    await officer.act(id, 'tell-result')
    type Papers = { documents: { id: string; title: string }[] }
    const { documents } = await officer.get<Papers>(`/api/cases/${id}`)
    const notice = documents.find(({ title }) => title === '行政检查通知书')
    const { pages } = await officer.get<{ pages: string[] }>(`/api/documents/${notice?.id}/pages`)
    return { id, notice: pages }
  }

  async #officers(clerk: Clerk): Promise<string[]> {
    type People = { people: { id: string; name: string }[] }
    const { people } = await clerk.get<People>('/api/people?role=officer')
    return ['陈立新', '王晓雯'].map((name) => people.find((each) => each.name === name)?.id ?? name)
  }

  #clerk(account: string): Promise<Clerk> {
    return clerk(this.#baseURL, account)
  }
}

type Waiting = { readonly paper: string; readonly title: string; readonly state: string }

/** A notice that somebody wrote for publication, with words that a machine takes for private; it waits for its check. */
export async function articleToCheck(baseURL: string, title: string): Promise<string> {
  const id = randomUUID()
  await (
    await clerk(baseURL, 'hexiulan')
  ).post(`/api/articles/${id}/collect`, {
    ...{ version: 0, column: 'notice', title, source: '政策法规科', datedOn: '2026-11-20' },
    ...{ files: [], reason: '首次公布' },
    text: '本局将开展专项检查，联系人周向东，电话13904340002。\n\n投诉请找王芳（身份证号22030219800307151X）。',
  })
  return id
}
