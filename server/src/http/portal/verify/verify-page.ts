import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import { parseLeaf, type LeafSubject, type RecordProof } from '@zhaofa/ledger'
import { html, Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'
import { numberText } from '../decisions/wording.ts'

/** A record somebody wants checked. */
export type VerifyData = {
  readonly subject: LeafSubject
  /** 公示 四商罚决字〔2026〕1号, 执法文书 … */
  readonly title: string
  /** Page that shows its content; null when that is not public. */
  readonly pageUrl: string | null
  /** What the reader must know whatever the check says: a paper that is void. */
  readonly warning?: string
  /** Undefined until the sequencer has put the record into the log, about a second. */
  readonly proof: RecordProof | undefined
  readonly vkeys: readonly string[]
  /** Other records of the same thing: corrections, the withdrawal. */
  readonly others: readonly { readonly title: string; readonly url: string }[]
}

const verifyScript = '/log/verify.js'

/**
 * One record, checked in the reader's own browser by /log/verify.js. Without scripts the page is the
 * report of what would be checked: entry, path, checkpoint, keys, and how to do it by hand.
 */
export function verifyRecordPage(context: PageContext, data: VerifyData): Markup {
  const { subject, title, pageUrl, others, warning } = data
  return page(context, {
    title: `核验：${title}`,
    description: `在浏览器中验算${title}是否在账本之中、是否被改动过`,
    section: '/verify',
    script: verifyScript,
    hidden: true,
    crumbs: [
      { title: '记录核验', path: '/verify' },
      { title, path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>核验：${title}</h1>
        <p>
          下面的结果由您的浏览器自己算出，不是本网站说的。编号
          ${subject.publicId}。${
            pageUrl === null ? null : html`<a href="${pageUrl}">查看公开的页面</a>。`
          }
        </p>
      </div>
      <div class="columns">
        <div>
          ${warning === undefined ? null : html`<p class="notice-bar">${warning}</p>`}
          <section
            class="panel verify"
            aria-live="polite"
            data-verify-record
            data-kind="${subject.kind}"
            data-public-id="${subject.publicId}"
            data-sequence="${subject.sequence}"
          >
            <p class="answer">正在您的浏览器里验算……</p>
            <noscript>
              <p>
                您的浏览器没有运行脚本，因此没有自动验算。下面列出全部数据，可以按右侧的步骤自行核对。
              </p>
            </noscript>
          </section>
          ${report(data)}
        </div>
        <aside>${steps()} ${otherRecords(others)} ${howToKeep()}</aside>
      </div>
    </div>`,
  })
}

function report({ proof, vkeys }: VerifyData): Markup {
  if (!proof) {
    return html`<section class="panel technical">
      <h2>账本数据</h2>
      <p>这条记录还没有写入账本。新办理的记录约一秒后写入，请稍后刷新本页。</p>
    </section>`
  }
  const leaf = parseLeaf(proof.leaf)
  return html`<section class="panel technical">
    <h2>账本数据</h2>
    <p>验算所用的全部材料。保存本页，以后任何时候都可以再次核对。</p>
    <dl>
      <dt>第一步 账本条目</dt>
      <dd>
        登记于 ${leaf ? timeText(leaf.at) : '（时间不详）'}，是账本中的第
        ${numberText(proof.index + 1)} 条。条目的最后一段是公开内容的摘要。
        <pre>${proof.leaf}</pre>
      </dd>
      <dt>第二步 从条目到树根的路径</dt>
      <dd>
        把条目的哈希依次与下列 ${proof.path.length} 个哈希合并，得到整个账本的树根。
        <ol class="hashes">
          ${proof.path.map((hash) => html`<li>${hash}</li>`)}
        </ol>
      </dd>
      <dt>第三步 检查点</dt>
      <dd>
        账本共 ${numberText(proof.size)}
        条时的树根，由本机关的密钥签名；任何人都可以留存一份，以后对照。
        <pre>${proof.checkpoint}</pre>
      </dd>
      <dt>公开内容的随机盐</dt>
      <dd>
        ${
          proof.salt === undefined
            ? '这条记录的内容不公开，因此只能核验它在账本之中、登记的时间没有变。'
            : html`摘要是对“盐 + 公开内容”计算的 SHA-256。
                <pre>${proof.salt}</pre>`
        }
      </dd>
      <dt>账本的公钥</dt>
      <dd>
        请与您以前留存的，或者从别处得到的公钥对照。
        <pre>${vkeys.join('\n')}</pre>
      </dd>
    </dl>
  </section>`
}

/** 2026-11-20T01:00:00.000Z → 2026-11-20 09:00:00（北京时间） */
function timeText(instant: string): string {
  return `${chinaTime(instant)}（北京时间）`
}

function steps(): Markup {
  return html`<section class="card">
    <h2>核验在做什么</h2>
    <p>
      <b>一、内容对得上摘要。</b
      >把公开内容和一段随机数一起计算摘要，应当与账本条目里登记的摘要相同。改一个字，摘要就完全不同。
    </p>
    <p>
      <b>二、条目在账本里。</b
      >账本的全部条目两两合并，最后成为一个“树根”。从本条目沿路径逐级合并，应当得到同一个树根。
    </p>
    <p>
      <b>三、树根有签名。</b
      >树根写在“检查点”里，由本机关的密钥签名。别人留存过的检查点不能收回，因此已经登记的条目不能改，也不能删。
    </p>
    <p>
      账本按 RFC 6962 和 C2SP tlog-tiles 公开，也可以用通用工具核验：<a href="/log/checkpoint"
        >检查点</a
      >、<a href="/log/key">公钥</a>、<a href="/log/LEAF.md">条目的格式</a>。
    </p>
  </section>`
}

function otherRecords(others: VerifyData['others']): Markup | null {
  if (others.length === 0) return null
  return html`<section class="card">
    <h2>同一事项的其他记录</h2>
    <ul class="notes">
      ${others.map(({ title, url }) => html`<li><a href="${url}">${title}</a></li>`)}
    </ul>
  </section>`
}

function howToKeep(): Markup {
  return html`<section class="card screen-only">
    <h2>留作凭证</h2>
    <p>
      用浏览器打印或者保存本页，其中的条目、路径和检查点足以在以后证明：这条记录在登记之时就是这样。
    </p>
  </section>`
}

type VerifyStart = {
  readonly size: number | null
  readonly signedAt: string | null
  readonly vkeys: readonly string[]
  /** What was typed and not found; null at first. */
  readonly notFound: string | null
}

/** /verify: where a number or an id is typed, and what the log is. */
export function verifyStartPage(context: PageContext, data: VerifyStart): Markup {
  const { size, signedAt, vkeys, notFound } = data
  return page(context, {
    title: '记录核验',
    description: '输入文号或者记录编号，在自己的浏览器里核验公示和执法文书是否被改动过',
    section: '/verify',
    crumbs: [{ title: '记录核验', path: null }],
    main: html`<div class="wrap">
      <div class="title">
        <h1>记录核验</h1>
        <p>
          公示的每一条决定、盖章的每一份执法文书都登记在账本里。输入文号或者编号，由您的浏览器自己验算。
        </p>
      </div>
      <div class="columns">
        <div>
          ${
            notFound === null
              ? null
              : html`<p class="answer caution" role="alert">
                  没有找到“${notFound}”。请核对文号（例如
                  四商罚决字〔2026〕1号）或者文书上的编号；也可以扫描文书上的二维码。
                </p>`
          }
          <section class="panel officer">
            <form action="/verify">
              <label class="field"
                ><span>文号或者记录编号</span
                ><input
                  name="q"
                  maxlength="80"
                  autocomplete="off"
                  required
                  value="${notFound ?? ''}"
                  placeholder="四商罚决字〔2026〕1号"
              /></label>
              <p class="screen-only"><button class="button">核验</button></p>
            </form>
          </section>
          <section class="panel technical">
            <h2>手里有 PDF 文书</h2>
            <p>
              选择文件，核验是谁签的、什么时候签的、有没有改动过：<a href="/verify/file"
                >文书签名核验</a
              >。
            </p>
          </section>
          <section class="panel technical">
            <h2>账本现状</h2>
            <p>
              ${
                size === null
                  ? '账本尚未开始。'
                  : html`账本现有 <b>${numberText(size)}</b> 条，最近一次签名于
                      ${signedAt === null ? '—' : timeText(signedAt)}。`
              }
              最新的<a href="/log/checkpoint">检查点</a
              >任何人都可以留存。谁在外面看着、怎样增长，见<a href="/verify/log">存证日志</a>。
            </p>
            <dl>
              <dt>账本的公钥</dt>
              <dd><pre>${vkeys.join('\n')}</pre></dd>
            </dl>
          </section>
        </div>
        <aside>${steps()}</aside>
      </div>
    </div>`,
  })
}
