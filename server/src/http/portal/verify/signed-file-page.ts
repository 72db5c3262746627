import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import type { SaidOfFile, SaidOfSignature, Tone } from './judge-signed-file.ts'

/** Larger than any paper of ours with its pictures. */
export const maxSignedFileMegabytes = 20

const answerClass: Readonly<Record<Tone, string>> = {
  good: 'answer good',
  doubtful: 'answer caution',
  bad: 'answer bad',
}

type Asked = {
  readonly said: SaidOfFile | null
  readonly fileName: string
  /** Why nothing was looked at. */
  readonly problem: string | null
  /** Where the record of the paper is, when the file says it. */
  readonly recordUrl: string | null
}

/** /verify/file: who signed a PDF that somebody brought, when, and whether it is unchanged. */
export function signedFilePage(context: PageContext, asked: Asked | null): Markup {
  return page(context, {
    title: '文书签名核验',
    description:
      '选择一份 PDF 文书，核验是谁签的、什么时候签的、有没有改动过，是不是本平台的机关发出的',
    section: '/verify',
    ...(asked !== null && { hidden: true }),
    crumbs: [
      { title: '记录核验', path: '/verify' },
      { title: '文书签名核验', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>文书签名核验</h1>
        <p>
          收到一份 PDF
          文书，想知道是不是真的：选择这个文件，本页告诉您是谁签的、什么时候签的、有没有改动过。文件只在核验时读一次，不保存。
        </p>
      </div>
      <div class="columns">
        <div>${asked === null ? null : answer(asked)} ${form(context)}</div>
        <aside>${explained()}</aside>
      </div>
    </div>`,
  })
}

function form({ mode }: PageContext): Markup {
  if (mode === 'kiosk') {
    return html`<section class="panel technical">
      <p>自助屏上不能选择文件。请用手机或者电脑打开本网站的“记录核验”，选择收到的 PDF。</p>
    </section>`
  }
  return html`<section class="panel officer screen-only">
    <form method="post" action="/verify/file" enctype="multipart/form-data">
      <label class="field"
        ><span>PDF 文件，不超过 ${maxSignedFileMegabytes} MB</span
        ><input type="file" name="file" accept=".pdf,application/pdf" required
      /></label>
      <p><button class="button">核验</button></p>
    </form>
  </section>`
}

function answer({ said, fileName, problem, recordUrl }: Asked): Markup {
  if (said === null) return html`<p class="answer caution" role="alert">${problem}</p>`
  return html`<section aria-live="polite">
    <p class="${answerClass[said.tone]}" role="status"><b>${said.title}</b></p>
    <section class="panel technical">
      <p>文件：${fileName}</p>
      ${said.words.map((words) => html`<p>${words}</p>`)}
      ${
        recordUrl === null
          ? null
          : html`<p>
              文件说它是本平台登记的一份文书，可以<a href="${recordUrl}">核对存证记录</a>。
            </p>`
      }
    </section>
    ${said.signatures.map((each, index) => signature(each, index + 1))}
  </section>`
}

const toneWords: Readonly<Record<Tone, string>> = {
  good: '成立',
  doubtful: '不能确定',
  bad: '不成立',
}

function signature(said: SaidOfSignature, no: number): Markup {
  const { tone, who, when, words, reason, place, serial, issuer, isOurs } = said
  return html`<section class="panel technical">
    <h2>签名 ${no}：${toneWords[tone]}</h2>
    <dl>
      <dt>签名人</dt>
      <dd>${who}${isOurs ? null : html`（不是本平台的机关）`}</dd>
      <dt>时间</dt>
      <dd>${when}</dd>
      <dt>结论</dt>
      <dd>${words.map((each) => html`<p>${each}</p>`)}</dd>
      ${
        reason === ''
          ? null
          : html`<dt>事由</dt>
              <dd>${reason}</dd>`
      }
      ${
        place === ''
          ? null
          : html`<dt>地点</dt>
              <dd>${place}</dd>`
      }
      ${
        serial === ''
          ? null
          : html`<dt>证书</dt>
              <dd>由“${issuer}”签发，序列号 <span class="serial">${serial}</span></dd>`
      }
    </dl>
  </section>`
}

function explained(): Markup {
  return html`<section class="card">
    <h2>核验在看什么</h2>
    <p><b>一、有没有改动。</b>签名时对整个文件计算过摘要，改一个字节，摘要就不同。</p>
    <p>
      <b>二、是谁签的。</b
      >签名附有证书。只有本平台的机关自己的证书，本页才说“由本平台的机关签发”；别人的证书本页认不出真假。
    </p>
    <p><b>三、什么时候签的。</b>以时间戳为准；没有时间戳的，时间只是签名人自己写的。</p>
    <p>
      <b>四、证书当时是否有效。</b
      >签名以后证书到期、更换，不影响签名；签名时已经过期、吊销的，签名不成立。
    </p>
    <p>用 PDF 阅读器的签名面板，或者 openssl、pdfsig 等通用工具，也能核验同一个签名。</p>
  </section>`
}
