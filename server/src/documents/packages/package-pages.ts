import { chinaTime } from '@zhaofa/domain/shared/plain-date.ts'
import { xmlText } from '@zhaofa/domain/shared/xml-text.ts'
import { packageFiles, type CasePackage, type PackageItem } from './case-package.ts'
import type { FourChecks } from './check-package.ts'

/** Read from a disk, without a network and without a script; it prints as it is. */
export function frontPage(described: CasePackage, checks: FourChecks): string {
  const files = packageFiles(described)
  const faults = checks.flatMap((check) => check.faults)
  const { volumes, records } = described
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0)
  return page(
    described,
    `<section class="told ${faults.length > 0 ? 'bad' : 'good'}">
<h2>${faults.length === 0 ? `导出时检测通过：${files.length} 个文件、${records.length} 条记录` : `导出时有 ${faults.length} 处不符`}</h2>
${list(faults)}
<p>这是导出那一刻的结果。现在有没有被动过，请打开 <a href="核验.html">核验.html</a>，在这台电脑上重新计算，不联网。</p>
</section>
<dl>${[
      ['档号', described.archiveNumber],
      ['案号', described.caseNumber],
      ['保管期限', described.retention],
      ['密级', '不涉密；含个人信息，限制利用'],
      ['立卷', `${described.archivedBy}，${described.archivedOn}`],
      ['检查', described.checkedBy],
      ['总数', `${files.length} 个文件，${sizeText(size)}`],
      ['导出', chinaTime(described.madeAt)],
    ]
      .map(([title = '', text = '']) => `<div><dt>${title}</dt><dd>${xmlText(text)}</dd></div>`)
      .join('')}</dl>
${volumes.map(({ title, pages, items }) => volumeTable(title, pages, items)).join('\n')}
<h2>四性检测</h2>
<table><thead><tr><th>性质</th><th>检测的内容</th><th class="n">数量</th><th>结果</th></tr></thead><tbody>
${checks
  .map(
    ({ property, what, looked, faults: found, notes }) =>
      `<tr><td>${property}</td><td>${xmlText(what)}</td><td class="n">${looked}</td><td>${found.length === 0 ? '通过' : `${found.length} 处不符`}${list([...found, ...notes])}</td></tr>`,
  )
  .join('\n')}
</tbody></table>`,
  )
}

function volumeTable(title: string, pages: number, items: readonly PackageItem[]): string {
  const rows = items.map((item, i) => {
    const [first, ...rest] = item.files
    const name = xmlText(item.title)
    return `<tr><td class="n">${i + 1}</td><td>${first ? link(first.path, name) : name}${rest
      .map(
        ({ path }) => `<br><small>${link(path, xmlText(path.split('/').at(-1) ?? path))}</small>`,
      )
      .join(
        '',
      )}</td><td>${xmlText(item.number)}</td><td>${xmlText(item.by)}</td><td class="d">${item.on}</td><td class="n">${item.page ?? ''}</td><td>${xmlText(item.remark)}</td></tr>`
  })
  return `<h2>${title}（${pages} 页）</h2>
<table><thead><tr><th class="n">序</th><th>题名</th><th>文号</th><th>责任者</th><th>日期</th><th class="n">页号</th><th>备注</th></tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`
}

const link = (path: string, text: string) =>
  `<a href="${xmlText(path.split('/').map(encodeURIComponent).join('/'))}">${text}</a>`

/** The page that works everything out again; the script is in it, so that it needs nothing beside it. */
export function verifierPage(described: CasePackage, data: object, script: string): string {
  // JSON and scripts within HTML: nothing in them may end the element.
  const inElement = (text: string) => text.replaceAll('<', '\\u003c')
  return page(
    described,
    `<section class="told" id="told" role="status"><h2>选定解开的文件夹，开始核验</h2>
<p>把档案包解开，点下面的按钮，选解开后的文件夹。文件只在这台电脑上计算，不会发送到任何地方。</p>
<p><label class="pick">选文件夹<input type="file" id="folder" webkitdirectory multiple></label></p></section>
<p>公钥：<code>${described.log.vkeys.map(xmlText).join('<br>')}</code><br>请与 ${xmlText(described.agency)}公布的公钥核对（${xmlText(described.log.address)}/key），或者问共签的机构；公钥对不上，下面的结论就不算数。</p>
<div id="result"></div>
<script type="application/json" id="package">${inElement(JSON.stringify(data))}</script>
<script>${script.replaceAll('</script', '<\\/script')}</script>`,
  )
}

/** For those who cannot or will not run the page. */
export const howToVerify = ({ log, agency }: CasePackage): string => `怎样核验这个档案包

一、文件有没有被动过
  Linux、麒麟、统信：在解开的文件夹里执行   sha256sum -c 清单.sha256
  macOS：                                   shasum -a 256 -c 清单.sha256
  Windows（PowerShell）：                   Get-FileHash 文件名，与 清单.sha256 里的一行对照

二、清单有没有被动过
  清单里的每个摘要都写在 证明/records.json 的某一条记录里。每条记录带有内容、随机盐、到树根的路径和签名的检查点：
  SHA-256(随机盐 ‖ 规范化的内容) 写在条目里，条目沿路径算到树根，树根在检查点里，检查点由账本的密钥签名。
  格式见 证明/LEAF.md（RFC 6962、RFC 8785、C2SP signed-note），可以用别人写的程序核对。
  核验.html 做的就是这件事，打开它就能看，不联网。

三、账本是不是真的
  公钥应当与 ${agency}公布的一致：${log.address}/key
  账本现在仍然接着这个检查点写：zhaofa verify-log ${log.address} --since 证明/checkpoint
`

const list = (lines: readonly string[]) =>
  lines.length === 0 ? '' : `<ul>${lines.map((line) => `<li>${xmlText(line)}</li>`).join('')}</ul>`

function sizeText(bytes: number): string {
  return bytes < 1024 ** 2
    ? `${Math.ceil(bytes / 1024)} KB`
    : `${(bytes / 1024 ** 2).toFixed(1)} MB`
}

const page = ({ agency, title, archiveNumber }: CasePackage, body: string) => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${xmlText(`${archiveNumber} ${title}`)}</title><style>${style}</style></head>
<body><header><small>${xmlText(agency)} · 电子档案包</small><h1>${xmlText(title)}</h1></header>
<main>${body}</main>
<footer>本包不需要网络和原来的系统就能看、能核。按 GB/T 18894 的要求组织，元数据参照 DA/T 46、DA/T 48。</footer></body></html>
`

const style = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#f6f4ef;color:#17202c;font:16px/1.7 "Noto Sans SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
header,main,footer{max-width:68rem;margin:0 auto;padding:1rem 1.25rem}
header{border-bottom:3px solid #103a6b}header small,footer{color:#445063}h1{margin:.2rem 0;font-size:1.5rem}
h2{font-size:1.15rem;margin:1.6rem 0 .5rem}a{color:#1757a6}
table{width:100%;border-collapse:collapse;background:#fff}th,td{border:1px solid #cbc8c0;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#faf9f6;white-space:nowrap}.n{text-align:right;white-space:nowrap}.d{white-space:nowrap}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:.2rem 1.5rem;margin:1rem 0}dl div{display:flex;gap:.75rem}dt{flex:0 0 4.5rem;color:#445063}dd{margin:0}
ul{margin:.3rem 0;padding-left:1.2rem}code{overflow-wrap:anywhere}
.told{background:#eaf1f9;border:1px solid #9fbad9;border-radius:6px;padding:.25rem 1.25rem .75rem;margin-top:1.25rem}.told h2{margin:.75rem 0 .25rem}
.told.good{background:#e9f4ee;border-color:#a9d0ba}.told.bad{background:#fbeeec;border-color:#dd9b98}
.pick{display:inline-block;background:#103a6b;color:#fff;border-radius:4px;padding:.6rem 1.4rem;cursor:pointer}.pick:focus-within{outline:3px solid #f2a900;outline-offset:2px}
.pick input{position:absolute;width:1px;height:1px;opacity:0}
.ok{color:#1c6b43}.no{color:#a3191c;font-weight:600}
@media(max-width:40rem){table,thead,tbody,tr,td{display:block}thead{display:none}tr{border:1px solid #cbc8c0;margin-bottom:.5rem}td{border:0;padding:.15rem .6rem}.n{text-align:left}}
@media print{body{background:#fff}.pick{display:none}}
`
