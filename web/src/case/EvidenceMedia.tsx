import { useState } from 'react'
import { MessageBar } from '../ui/MessageBar.tsx'

type Props = {
  /** Where the original is; a copy for the eye, where one is made, is beside it. */
  href: string
  mediaType: string
  name: string
  /** What is tried first. */
  begin?: Shown
}

type Shown = 'original' | 'copy' | 'nothing'

/** Photos of telephones that few browsers show, and of which the server makes a copy. */
const copied = /^image\/(?:heic|heif|avif)/

/** What is tried when the browser could not show what was there. */
export const afterFailure = (shown: Shown, mediaType: string): Shown =>
  shown === 'original' && copied.test(mediaType) ? 'copy' : 'nothing'

/**
 * A picture, a film or a recording in its place. The browser says whether it can show it: if not, a copy that is
 * named as one, or the plain word that it has to be saved first.
 */
export function EvidenceMedia({ begin = 'original', href, mediaType, name }: Props) {
  const [shown, setShown] = useState(begin)
  const kind = mediaType.split('/')[0]
  const failed = () => setShown(afterFailure(shown, mediaType))
  if (shown === 'nothing') return <Unshown href={href} picture={kind === 'image'} />
  if (shown === 'copy') {
    return (
      <figure className="media-copy">
        <img
          className="media"
          src={href.replace(/\/file$/, '/copy')}
          alt={`${name}（复制件）`}
          onError={failed}
        />
        <figcaption>
          复制件，非原件：浏览器不能显示原件的格式，由系统转换，只供查看。
          <a href={href} download>
            下载原件
          </a>
        </figcaption>
      </figure>
    )
  }
  if (kind === 'image') return <img className="media" src={href} alt={name} onError={failed} />
  if (kind === 'video') return <video className="media" src={href} controls onError={failed} />
  return <audio className="media" src={href} controls onError={failed} />
}

function Unshown({ href, picture }: { href: string; picture: boolean }) {
  const original = (
    <a href={href} download>
      下载原件
    </a>
  )
  return (
    <MessageBar tone="amber" alert action={original}>
      {picture ? '浏览器不能显示，请下载后查看。' : '浏览器不能播放，请下载后播放。'}
    </MessageBar>
  )
}
