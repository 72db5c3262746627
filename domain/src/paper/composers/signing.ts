import { eventOf, type Composer, type PaperSource } from '../paper-source.ts'
import type { ScreenSigner, SealedReference } from '../../case/parts/signing/slice.ts'
import type { Block } from '../paper.ts'
import { instantOf } from '../../kernel/recorded.ts'
import { dateText, facts, instantText, p, paper } from './parts.ts'

/** 电子签名页: of one paper, or of several that were signed below one list. */
const signaturePage: Composer = (source) => pageOfOne(source) ?? pageOfSeveral(source)

/** Which sealed papers the list names, and what was drawn below it by whom and when. */
const pageOfSeveral: Composer = (source) => {
  const event = eventOf(source, 'PapersSignedTogether')
  if (!event) return null
  const { papers, signers, writtenOn } = event
  const [first] = papers
  const record = papers.find(({ id }) => id === writtenOn)
  return paper(source, 'signature_page', 'form', {
    title: `《${first?.title ?? ''}》等${papers.length}份文书电子签名页`,
    blocks: [
      listOfPapers(papers),
      p(
        `以下签名是签名人逐份看过或者听读上列文书全文以后，在屏幕上列有这些文书的清单下面书写的，每人书写一次，与上列各份文书一并入卷，及于每份文书的每一页；所列时间是服务器收到签名的时间。清单的指纹是各份内容指纹按上列次序组成的清单的SHA-256，笔迹的坐标、时间和压力按原始数据保存，与清单的指纹绑定，任何一份文书、清单或者笔迹有改动都能查出。`,
      ),
      ...(record === undefined
        ? []
        : [p(`亲笔写明的内容写在《${record.title}》上，只属于该文书。`)]),
      ...signers.map((each) => signature(source, each)),
      ...signers.flatMap(listRead),
    ],
    signatures: [
      { label: '办理签名的执法人员', name: source.recorded.by.name, detail: null, on: null },
    ],
    dated: false,
  })
}

/** By what the drawing is bound; and, of one drawn before papers were made, that they say what was read. */
function listRead({ name, list, before }: ScreenSigner): Block[] {
  if (list === undefined) return []
  const bound = `${name}签名的清单的指纹（SHA-256）为${list.digest}。`
  const early = list.papers.flatMap(({ words }, i) => (words ? [`第${i + 1}份${words}`] : []))
  return before === undefined
    ? [p(bound)]
    : [
        p(
          `${bound}签名是${instantText(instantOf(before))}在没有网络的现场书写的，当时有的文书还没有制成，清单列的是看过或者听读的内容的指纹：${early.join('；')}。收到签名时与上列文书的内容逐份核对一致。`,
        ),
      ]
}

/** Which sealed paper was signed on the screen, and what was drawn below it by whom and when. */
const pageOfOne: Composer = (source) => {
  const event = eventOf(source, 'PaperSignedOnScreen')
  if (!event) return null
  const { sealed, signers } = event
  return paper(source, 'signature_page', 'form', {
    title: `《${event.paper.title}》电子签名页`,
    blocks: [
      facts([
        ['签名的文书', event.paper.title],
        ...(sealed.number === null ? [] : [['文号', sealed.number] as const]),
        ['作出日期', dateText(sealed.on)],
        ['页数', `${sealed.pages}页`],
        ['内容指纹（SHA-256）', sealed.digest],
      ]),
      p(
        `以下签名是签名人看过或者听读上列文书全文以后，在屏幕上书写的，与该文书一并入卷，及于该文书的每一页；所列时间是服务器收到签名的时间。笔迹的坐标、时间和压力按原始数据保存，与上列内容指纹绑定，文书或者笔迹有任何改动都能查出。`,
      ),
      ...signers.map((each) => signature(source, each)),
      ...signers.flatMap(drawnBefore),
    ],
    signatures: [
      { label: '办理签名的执法人员', name: source.recorded.by.name, detail: null, on: null },
    ],
    dated: false,
  })
}

/** 现场先签: what the signer had before the eyes, and that it is what the paper says. */
function drawnBefore({ name, before }: ScreenSigner): Block[] {
  if (before === undefined) return []
  return [
    p(
      `${name}的签名是${instantText(instantOf(before))}在没有网络的现场书写的，当时文书还没有制成。签名人看过或者听读的内容的指纹（SHA-256）为${before.words}，收到签名时与上列文书的内容核对一致。`,
    ),
  ]
}

/** @throws RangeError where the strokes are not kept any more: a page without them would say that nobody signed. */
function signature({ at: { drawnOf } }: PaperSource, signer: ScreenSigner): Block {
  const ink = drawnOf(signer.drawn.id)?.ink
  const words = signer.words === null ? null : drawnOf(signer.words.id)?.ink
  if (!ink || words === undefined) throw new RangeError('no strokes of a signature')
  const { name, relation, at } = signer
  return { kind: 'drawn', title: relation ?? '签名人', name, ink, words, at }
}

/** Sealed papers, each by its digest. */
const listOfPapers = (papers: readonly SealedReference[]): Block => ({
  kind: 'table',
  columns: [
    { title: '序号', share: 1, align: 'center' },
    { title: '文书', share: 4 },
    { title: '文号', share: 4 },
    { title: '作出日期', share: 3 },
    { title: '页数', share: 1, align: 'center' },
    { title: '内容指纹（SHA-256）', share: 6 },
  ],
  rows: papers.map(({ title, number, on, pages, digest }, i) => [
    ...[String(i + 1), title, number ?? '没有编号', dateText(on), String(pages), digest],
  ]),
})

/** 会签页: which papers the second officer has read and signs, each by its digest. */
const countersignPage: Composer = (source) => {
  const event = eventOf(source, 'PapersCountersigned')
  if (!event || event.papers.length === 0) return null
  const { papers, name } = event
  const certificate = source.at.certificatesOf(source.recorded.by.id)[0]?.number ?? null
  return paper(source, 'countersign_page', 'form', {
    blocks: [
      listOfPapers(papers),
      p(
        '会签人与制作人共同办理本案，看过上列文书全文，同意其内容。本页与各份文书的内容指纹绑定，文书有任何改动都能查出。',
      ),
    ],
    signatures: [{ label: '会签人', name, detail: certificate, on: null }],
    dated: false,
  })
}

export const signingPapers = { signature_page: signaturePage, countersign_page: countersignPage }
