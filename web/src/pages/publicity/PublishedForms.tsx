/** What else there is of a published notice on the portal; publishing it again would type it again. */
const forms = [
  ['', '门户页面'],
  ['/a3', '公示栏张贴件（A3）'],
  ['/media', '新媒体稿，可复制的文章'],
  ['/card-900x383.png', '公众号封面图 900×383'],
  ['/card-1080x1440.png', '竖版图 1080×1440'],
] as const

export function PublishedForms({ noticeId }: { noticeId: string }) {
  return (
    <section className="card above-12" aria-label="门户和新媒体">
      <div className="card-head">
        <h2>门户和新媒体</h2>
        <span className="sub">撤回时一并撤下</span>
      </div>
      <div className="card-body">
        {forms.map(([form, title]) => (
          <p key={form}>
            <a
              className="law"
              href={`/decisions/${noticeId}${form}`}
              target="_blank"
              rel="noopener"
            >
              {title}
            </a>
          </p>
        ))}
      </div>
    </section>
  )
}
