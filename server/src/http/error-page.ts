import type { Problem } from '@zhaofa/contract'

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What a person sees in the browser when a page cannot be shown. No style, no script: it always works. */
export function errorPage({ title, status }: Problem): string {
  const text = title.replace(/[&<>"]/g, (sign) => escaped[sign] ?? sign)
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status} · 昭法</title></head>
<body><main><h1>${text}</h1><p><a href="/">返回首页</a></p></main></body>
</html>
`
}
