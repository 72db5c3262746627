import { lengthText } from '@zhaofa/domain/deadline/explain-limit.ts'
import { getLimit } from '@zhaofa/domain/deadline/limits.ts'
import {
  letterKinds,
  letterLimit,
  type LetterKind,
} from '@zhaofa/domain/publicity/letters/letter.ts'
import type { LetterAnswer } from '../../office/letters/ask-letter.ts'
import type { LetterReceipt } from '../../office/letters/receive-letter.ts'
import { html, Markup } from '../portal/frame/html.ts'
import { page, type PageContext } from '../portal/frame/page-frame.ts'
import { qrCode } from '../portal/frame/qr-code.ts'

export const about: Record<LetterKind, { lead: string; outcome: string }> = {
  complaint: {
    lead: '您和经营者有消费或者合同争议，要求调解、退款、赔偿等，解决您自己的问题。',
    outcome: '请写明姓名和联系方式，以便调解。',
  },
  report: {
    lead: '您发现有人违反商务领域的法律，请机关核查处理。不解决您个人的赔偿问题。',
    outcome: '可以匿名。实名的，作出是否立案决定后告知您。',
  },
  consultation: {
    lead: '您想知道办事的条件、材料、规定是什么意思。',
    outcome: '可以不留姓名，凭回执查看答复。',
  },
  objection: {
    lead: '您认为公示的内容不准确，或者不应当公示，请求更正或者撤回。',
    outcome: '核实后更正、撤回，或者说明不更正的理由，凭回执查看。',
  },
}

export const wish = (kind: LetterKind) =>
  kind === 'objection' ? '提出公示异议' : `我要${letterKinds[kind]}`

export function limitText(kind: LetterKind): string {
  const id = letterLimit(kind)
  if (id === null) return '没有法定期限，本机关尽快答复。'
  const { trigger, length, action, basis } = getLimit(id)
  return `自${trigger}起 ${lengthText(length)}内${action}。${basis}。`
}

/** The frame of every page of letters. */
export function frame(
  context: PageContext,
  title: string,
  main: Markup,
  trail: 'top' | 'below',
): Markup {
  return page(context, {
    title,
    description: '网上投诉、举报、咨询，凭回执号和查询码查看办理和答复',
    section: '/letters',
    hidden: trail === 'below',
    crumbs:
      trail === 'top'
        ? [{ title, path: null }]
        : [
            { title: '投诉举报咨询', path: '/letters' },
            { title, path: null },
          ],
    main: html`<div class="wrap letters">
      <div class="title"><h1>${title}</h1></div>
      ${main}
    </div>`,
  })
}

/** 投诉、举报、咨询: which one, and how long each takes. */
export function lettersPage(context: PageContext): Markup {
  const cards = (Object.keys(letterKinds) as LetterKind[]).map(
    (kind) =>
      html`<section class="panel officer">
        <h2>${letterKinds[kind]}</h2>
        <p>${about[kind].lead}</p>
        <p>${about[kind].outcome}</p>
        <p class="letter-limit"><b>期限</b> ${limitText(kind)}</p>
        <p><a class="button" href="/letters/${kind}">${wish(kind)}</a></p>
      </section>`,
  )
  return frame(
    context,
    '投诉举报咨询',
    html`<p>既要解决自己的争议、又要反映违法行为的，请分别写一件投诉和一件举报，两件分开办理。</p>
      <div class="letter-kinds">${cards}</div>
      <p><a class="button" href="/letters/query">查询已提交的来信</a></p>
      <p>
        不便在网上提交的，可以拨打 12345
        热线。来信内容和您的身份加密保存；身份不进入案卷，工作人员每次查看身份都有记录。
      </p>`,
    'top',
  )
}

/** The receipt, shown once. The QR code leads to the query page and holds no code. */
export function receiptPage(
  context: PageContext,
  kind: LetterKind,
  receipt: LetterReceipt | null,
): Markup {
  const title = `${letterKinds[kind]}已收到`
  if (!receipt) {
    const main = html`<section class="panel officer">
      <p class="answer">这份${letterKinds[kind]}先前已经收到，没有重复登记。</p>
      <p>回执号和查询码只在第一次提交后显示。没有记下的，请与本机关联系。</p>
    </section>`
    return frame(context, title, main, 'below')
  }
  return frame(
    context,
    title,
    html`<section class="panel officer">
      <p class="answer" role="status">请记下或者打印回执。查询码只显示这一次，不能补发。</p>
      <div class="letter-receipt">
        <dl class="summary">
          <div>
            <dt>回执号</dt>
            <dd><b>${receipt.number}</b></dd>
          </div>
          <div>
            <dt>查询码</dt>
            <dd><b>${receipt.code}</b></dd>
          </div>
          <div>
            <dt>期限</dt>
            <dd>${limitText(kind)}</dd>
          </div>
        </dl>
        ${qrCode(`${context.origin}/letters/query`, '来信查询页的二维码')}
      </div>
      <p><a class="button" href="/letters/query">查询办理情况</a></p>
    </section>`,
    'below',
  )
}

/** Number and code; the same answer for a wrong number and a wrong code. */
export function letterQueryPage(
  context: PageContext,
  asked: { readonly found: LetterAnswer | undefined } | null,
): Markup {
  const found = asked?.found
  return frame(
    context,
    '来信查询',
    html`${
      asked && !found
        ? html`<p class="answer bad" role="alert">没有查到。请核对回执号和查询码。</p>`
        : null
    }
    ${
      found
        ? answer(found)
        : html`<section class="panel officer">
            <form action="/letters/query" method="post">
              <label class="field"
                ><span>回执号，例如 20261123-012345</span
                ><input name="number" maxlength="40" autocomplete="off" required
              /></label>
              <label class="field"
                ><span>查询码（十二位字母和数字）</span
                ><input
                  name="code"
                  maxlength="40"
                  autocomplete="off"
                  autocapitalize="characters"
                  required
              /></label>
              <p><button class="button">查询</button></p>
            </form>
            <p>每分钟可以查询十次。</p>
          </section>`
    }`,
    'below',
  )
}

function answer({ kind, receivedOn, state, limit, steps }: LetterAnswer): Markup {
  const items = steps.map(
    ({ title, words, on }) =>
      html`<dt>${title}<b>${on}</b></dt>
        <dd class="letter-words">${words}</dd>`,
  )
  return html`<section class="panel officer service-limits">
    <p class="answer" role="status">${state}</p>
    <p>${letterKinds[kind]}，${receivedOn} 收到。</p>
    <dl>
      ${items}
      ${
        limit
          ? html`<dt>办理期限<b>${limit.due}</b></dt>
              <dd>${limit.rule}。${limit.basis}</dd>`
          : null
      }
    </dl>
  </section>`
}
