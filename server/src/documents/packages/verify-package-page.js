// The script of 核验.html: works out again, from files on this computer, whether a package is what was archived. What is
// imported becomes part of it (verifier-script.ts), so that the page needs neither a network nor anything beside it.
import { parseCheckpoint, parseNote, sha256, toHex, verifyRecord } from '@zhaofa/ledger'
import { statedDigests } from './stated-digests.ts'

/**
 * @typedef {{ path: string, sha256: string, bytes: number, from: 'record' | 'package' }} Listed
 * @typedef {{ files: Listed[], vkeys: string[], records: { subject: any, content: any, proof: any }[] }} Data
 */

const data = /** @type {Data} */ (JSON.parse(document.getElementById('package')?.textContent ?? ''))
const input = /** @type {HTMLInputElement} */ (document.getElementById('folder'))

input.addEventListener('change', () => {
  void judge([...(input.files ?? [])]).catch((error) => {
    tell(
      'bad',
      '没有完成核验',
      `${error.message}。请刷新本页再试，或者照“怎样核验.txt”用别的程序核对。`,
    )
  })
})

/** @param {File[]} chosen */
async function judge(chosen) {
  const began = performance.now()
  tell('', '正在计算……', '大的录像要几分钟，请不要关闭本页。')
  const there = byPath(chosen)
  const stated = statedDigests(data.records.map(({ content }) => content))
  const records = data.records.filter(
    (record) => !verifyRecord({ ...record, vkeys: data.vkeys }).ok,
  )
  /** @type {{ path: string, ok: boolean, what: string }[]} */
  const rows = []
  for (const listed of data.files) {
    const file = there.get(listed.path)
    there.delete(listed.path)
    rows.push({ path: listed.path, ...(await judgeFile(listed, file, stated)) })
  }
  const extra = [...there.keys()].filter((path) => !ownFiles.has(path))
  for (const path of extra) rows.push({ path, ok: false, what: '清单里没有这个文件' })
  const wrong = rows.filter(({ ok }) => !ok).length
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (wrong === 0 && records.length === 0) {
    tell(
      'good',
      `${data.files.length} 个文件全部与归档时一致`,
      `${data.records.length} 条记录都在 ${checkpointText()} 里。用时 ${seconds} 秒。`,
    )
  } else {
    const parts = [
      ...(wrong > 0 ? [`${wrong} 个文件不一致、缺少或者多出`] : []),
      ...(records.length > 0 ? [`${records.length} 条记录的证明不成立`] : []),
    ]
    tell('bad', parts.join('，'), '请不要使用下面标红的，向移交单位要原件比对。')
  }
  show([
    ...records.map(({ subject }) => ({
      path: `记录 ${subject.kind} 第 ${subject.sequence} 号`,
      ok: false,
      what: '证明不成立',
    })),
    ...rows.toSorted((a, b) => Number(a.ok) - Number(b.ok)),
  ])
}

/** What whoever opens the package sees first, and what says how to check: they prove nothing and are not proved. */
const ownFiles = new Set(['核验.html', '清单.sha256'])

/** @param {Listed} listed @param {File | undefined} file @param {Set<string>} stated */
async function judgeFile(listed, file, stated) {
  if (!file) return { ok: false, what: '缺少' }
  const found = await digestOf(file)
  if (found !== listed.sha256) {
    const size =
      file.size === listed.bytes ? '' : `归档时 ${listed.bytes} 字节，现在 ${file.size} 字节`
    return { ok: false, what: `被改过${size === '' ? '' : `：${size}`}` }
  }
  if (listed.from === 'package') return { ok: true, what: '与导出时一致' }
  return stated.has(found)
    ? { ok: true, what: '与归档时登记的一致' }
    : { ok: false, what: '没有记录写明它的摘要' }
}

/** The paths within the folder that was chosen, whatever it is called. @param {File[]} files */
function byPath(files) {
  return new Map(
    files
      .map(
        (file) =>
          /** @type {const} */ ([file.webkitRelativePath.split('/').slice(1).join('/'), file]),
      )
      .filter(([path]) => !/(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(path)),
  )
}

/** Browsers hash by themselves only where they trust the page; from a disk not all of them do. @param {File} file */
async function digestOf(file) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { subtle } = globalThis.crypto ?? {}
  return toHex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : sha256(bytes))
}

function checkpointText() {
  const note = parseNote(data.records[0]?.proof.checkpoint ?? '')
  const head = note && parseCheckpoint(note.text)
  const others = (note?.signatures.length ?? 1) - 1
  if (!head) return '账本'
  return `账本 ${head.origin} 的前 ${head.size} 条${others > 0 ? `（另有 ${others} 家机构共签）` : ''}`
}

/** @param {'' | 'good' | 'bad'} kind @param {string} title @param {string} words */
function tell(kind, title, words) {
  const told = document.getElementById('told')
  if (!told) return
  told.className = `told ${kind}`
  told.dataset.result = kind
  const [heading, text] = told.children
  if (heading) heading.textContent = title
  if (text) text.textContent = words
}

/** @param {{ path: string, ok: boolean, what: string }[]} rows */
function show(rows) {
  const table = document.createElement('table')
  const head = table.createTHead().insertRow()
  for (const title of ['文件', '结果']) {
    const cell = document.createElement('th')
    cell.textContent = title
    head.append(cell)
  }
  const body = table.createTBody()
  for (const { path, ok, what } of rows) {
    const row = body.insertRow()
    row.insertCell().textContent = path
    const cell = row.insertCell()
    cell.textContent = what
    cell.className = ok ? 'ok' : 'no'
  }
  document.getElementById('result')?.replaceChildren(table)
}
