import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import type { LogCosigner, LogStanding } from '../../../storage/ledger/log-standing.ts'
import { numberText } from '../decisions/wording.ts'
import { html, type Markup } from '../frame/html.ts'
import { page, type PageContext } from '../frame/page-frame.ts'

/** /verify/log: the log for people; on paper, a checkpoint to be kept. */
export function logPage(context: PageContext, { standing, vkeys, address }: LogPage): Markup {
  return page(context, {
    title: '存证日志',
    description: '存证账本有多大、怎样增长、哪些机构在外面共签，以及怎样自己核验',
    section: '/verify',
    crumbs: [
      { title: '记录核验', path: '/verify' },
      { title: '存证日志', path: null },
    ],
    main: html`<div class="wrap">
      <div class="title">
        <h1>存证日志</h1>
        <p>
          本机关每办一件事、每盖一个章，都在账本里留下一行。只能往后加，不能改，也不能删。行里没有姓名、案情和照片，只有内容的摘要。
        </p>
      </div>
      ${
        standing === null
          ? html`<section class="panel technical">
              <h2>账本尚未开始</h2>
              <p>办理第一件事以后约一秒，这里就有第一条。</p>
            </section>`
          : whole(standing, { vkeys, address })
      }
    </div>`,
  })
}

type LogPage = {
  readonly standing: LogStanding | null
  readonly vkeys: readonly string[]
  /** https://…/log */
  readonly address: string
}

function whole(
  standing: LogStanding,
  { vkeys, address }: Pick<LogPage, 'vkeys' | 'address'>,
): Markup {
  const { size, since, signedAt, note, weeks, cosigners } = standing
  return html`<div class="columns">
    <div>
      <section class="panel technical">
        <h2>现状</h2>
        <dl>
          <dt>一共</dt>
          <dd>${numberText(size)} 条，自 ${timeText(since)} 起</dd>
          <dt>最近一次签名</dt>
          <dd>${timeText(signedAt)}</dd>
          <dt>在外面共签的机构</dt>
          <dd>${cosigners.length === 0 ? '还没有' : `${cosigners.length} 家`}</dd>
        </dl>
      </section>
      ${watchers(cosigners, size)}
      <section class="panel technical">
        <h2>增长</h2>
        <table class="rows">
          <caption>
            每周新写入的条数
          </caption>
          <thead>
            <tr>
              <th scope="col">周一</th>
              <th scope="col" class="number">新写入</th>
            </tr>
          </thead>
          <tbody>
            ${weeks
              .filter((_, i) => weeks.slice(i).some(({ entries }) => entries > 0))
              .map(
                ({ from, entries }) =>
                  html`<tr>
                    <td>${from}${from === weeks[0]?.from ? '（本周）' : null}</td>
                    <td class="number">${numberText(entries)}</td>
                  </tr>`,
              )}
          </tbody>
        </table>
      </section>
      <section class="panel technical">
        <h2>最新的检查点</h2>
        <p>
          这几行由本机关的密钥签名，写明账本有多少条、算出的树根是什么。把本页每周打印一张存档：以后的账本与纸上的树根对得上，就证明这中间没有改写。
        </p>
        <pre>${note}</pre>
        <dl>
          <dt>账本的公钥</dt>
          <dd><pre>${vkeys.join('\n')}</pre></dd>
        </dl>
      </section>
      ${byYourself(address)}
    </div>
    <aside>${whatItIs()}</aside>
  </div>`
}

function watchers(cosigners: readonly LogCosigner[], size: number): Markup {
  if (cosigners.length === 0) {
    return html`<section class="panel technical">
      <h2>谁在看着</h2>
      <p>
        还没有机构在外面共签。一本只由一家保存的账本，可以对不同的人出示不同的样子；请留存检查点，或者自己盯住它（见“自己来看”）。
      </p>
    </section>`
  }
  return html`<section class="panel technical">
    <h2>谁在看着</h2>
    <table class="rows">
      <caption>
        每次只在账本接着上次往下写时签名的机构
      </caption>
      <thead>
        <tr>
          <th scope="col">机构</th>
          <th scope="col">最近一次共签</th>
          <th scope="col" class="number">看到的条数</th>
        </tr>
      </thead>
      <tbody>
        ${cosigners.map(
          (each) =>
            html`<tr>
              <td>${each.name}</td>
              <td>${timeText(each.signedAt)}</td>
              <td class="number">
                ${numberText(each.size)}${
                  each.size < size
                    ? html`<small>，此后又写入 ${numberText(size - each.size)} 条</small>`
                    : null
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}

function whatItIs(): Markup {
  return html`<section class="card">
    <h2>这本账本是什么</h2>
    <p>
      好比一本编了页码、当众盖过骑缝章的登记簿。每一行记的是那份记录的摘要：内容改一个字，摘要就对不上。
    </p>
    <p>
      全部条目算成一个“树根”，由本机关签名，再请外面的机构共签。谁抽掉或者改掉一行，树根就变了，签过的机构会看出来。
    </p>
  </section>`
}

function byYourself(address: string): Markup {
  return html`<section class="panel technical">
    <h2>自己来看</h2>
    <p>
      账本全部公开，按 RFC 6962 和 C2SP tlog-tiles，可以用通用工具读：<a href="/log/checkpoint"
        >检查点</a
      >、<a href="/log/key">公钥</a>、<a href="/log/LEAF.md">条目的格式</a>。
    </p>
    <dl>
      <dt>一直盯着，账本分叉、退回、缺号就报</dt>
      <dd><pre>zhaofa audit ${address} --keep ~/audit --every 60</pre></dd>
      <dt>从头到尾核一遍，并与以前留存的检查点对照</dt>
      <dd><pre>zhaofa verify-log ${address} --since 检查点</pre></dd>
      <dt>替它共签（机构用）</dt>
      <dd><pre>zhaofa witness --name 名称 --keep 文件夹 --log 公钥</pre></dd>
    </dl>
  </section>`
}

const timeText = (at: Date) => chinaTime(at.toISOString())
