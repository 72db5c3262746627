// Checks one record in the reader's own browser and shows every step. A page asks for it with
//
//   <section data-verify-record data-kind="publication" data-public-id="…" data-sequence="1"></section>
//   <script type="module" src="/log/verify.js"></script>
//
// The server sends record and proof; the hashes and the signature are worked out here. The section gets
// data-verify-result = ok | failed | absent | error when done.
import { verifyRecord } from '/log/js/ledger.js'

/** @type {Record<string, { title: string, ok: string, failed: string }>} */
const words = {
  content: {
    title: '公开内容与存证摘要',
    ok: '用公开内容和随机盐在本机算出的摘要，与账本条目中的摘要一致。',
    failed: '公开内容与账本条目中的摘要不一致：内容可能被改动过。',
  },
  leaf: {
    title: '账本条目',
    ok: '条目登记的正是这一条记录。',
    failed: '条目登记的不是这一条记录。',
  },
  inclusion: {
    title: '条目在账本之中',
    ok: '从条目逐级算出的树根，与检查点中的树根一致。',
    failed: '从条目算不出检查点中的树根：条目或证明不真实。',
  },
  checkpoint: {
    title: '检查点',
    ok: '证明与检查点说的是同一个账本、同样的条目数。',
    failed: '证明与检查点的条目数不同。',
  },
  signature: {
    title: '检查点签名',
    ok: '检查点由本账本公布的密钥签名（Ed25519），签名有效。',
    failed: '检查点的签名不成立。',
  },
}

for (const section of document.querySelectorAll('[data-verify-record]')) await check(section)

/** @param {Element} section */
async function check(section) {
  const { kind, publicId, sequence } = /** @type {HTMLElement} */ (section).dataset
  try {
    const query = new URLSearchParams({ kind, id: publicId, sequence })
    const answer = await fetch(`/log/proof?${query}`, { headers: { accept: 'application/json' } })
    if (answer.status === 404) {
      return finish(
        section,
        'absent',
        '这条记录还没有写入账本。新记录约一秒后写入，请稍后刷新本页。',
      )
    }
    if (!answer.ok) throw new Error(`${answer.status}`)
    const { subject, content, proof, vkeys } = await answer.json()
    const result = verifyRecord({ subject, content, proof, vkeys })
    section.replaceChildren(stepList(result.steps), ...contentShown(content))
    const size = proof.size.toLocaleString('zh-CN')
    finish(
      section,
      result.ok ? 'ok' : 'failed',
      result.ok
        ? `核验通过：本记录是账本 ${size} 条中的第 ${proof.index + 1} 条，写入后没有改动。${limit(content)}`
        : '核验没有通过：下列步骤中有不一致，请保存本页并向监督机关反映。',
    )
  } catch (error) {
    finish(section, 'error', `没有完成核验（${error.message}）。请检查网络后刷新本页重试。`)
  }
}

/** What was not checked is said, so that nobody takes more from the answer than it holds. */
function limit(content) {
  return content === undefined ? '内容没有公开，因此只核验了条目，没有核验内容。' : ''
}

/** The very content that was hashed: what else the page shows is to be compared with it. */
function contentShown(content) {
  if (content === undefined) return []
  const details = element('details', 'verify-content')
  details.append(
    element('summary', '', '被核验的公开内容（原文）'),
    element('pre', '', JSON.stringify(content, null, 2)),
  )
  return [details]
}

/** @param {Element} section */
function finish(section, result, sentence) {
  const summary = element('p', `verify-summary verify-${result}`, sentence)
  summary.setAttribute('role', result === 'ok' ? 'status' : 'alert')
  section.prepend(summary)
  section.setAttribute('data-verify-result', result)
}

function stepList(steps) {
  const list = element('ol', 'verify-steps')
  for (const { step, ok, found, expected } of steps) {
    const { title, ok: said, failed } = words[step]
    const item = element('li', `verify-step verify-${ok ? 'ok' : 'failed'}`)
    item.append(
      element('strong', 'verify-title', `${ok ? '✓' : '✗'} ${title}`),
      element('p', 'verify-words', ok ? said : failed),
      row('本机算得', found),
      row('应当等于', expected),
    )
    list.append(item)
  }
  return list
}

function row(label, value) {
  const line = element('p', 'verify-value', `${label} `)
  line.append(element('code', '', value || '（无）'))
  return line
}

function element(name, className, text = '') {
  const made = document.createElement(name)
  if (className) made.className = className
  made.textContent = text
  return made
}
