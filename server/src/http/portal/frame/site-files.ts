/** How long security.txt may be relied on. It is made when it is asked for, so it never runs out. */
const reliableMs = 180 * 24 * 3_600_000

/** Where somebody who found a weakness of this site reports it (RFC 9116). */
export function securityContact(origin: string, now: Date): string {
  const until = new Date(now.getTime() + reliableMs)
  return [
    `Contact: ${origin}/letters/consultation`,
    `Expires: ${until.toISOString()}`,
    'Preferred-Languages: zh, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}

/** How a browser searches this site from its own field (OpenSearch 1.1). The origin comes from the settings. */
export const openSearch = (origin: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>行政执法公示</ShortName>
  <Description>在行政执法公示平台里搜索</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Language>zh-CN</Language>
  <Url type="text/html" method="get" template="${origin}/search?q={searchTerms}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="${origin}/opensearch.xml"/>
</OpenSearchDescription>
`
