import { useQuery } from '@tanstack/react-query'
import { messageOf } from '../../api/problem.ts'
import { officerCodeQuery } from '../../api/session.ts'
import { useSession } from '../../app/use-session.ts'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { OwnCertificate } from './OwnCertificate.tsx'

/** 亮证: the code that the inspected person scans. It renews itself while the page is open. */
export function ShowCertificatePage() {
  useTitle('亮证')
  const { person, agency } = useSession()
  const code = useQuery(officerCodeQuery)
  const shown = code.data
  const old = shown !== undefined && code.error !== null
  return (
    <>
      <div className="page-title">
        <h1>亮证</h1>
        <span className="sub">
          {agency.name}
          {person.post && ` ${person.post}`}
        </span>
      </div>
      <div className="show-certificate">
        <section className="card" aria-label="亮证二维码">
          <div className="card-body">
            {shown && !old && (
              <>
                <img
                  src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(shown.qrSvg)}`}
                  alt={`核验${person.name}执法证件的二维码`}
                  width={300}
                  height={300}
                />
                {shown.photo && (
                  <img
                    className="portrait"
                    src={`/api/officer-photo?v=${shown.photo.slice(0, 12)}`}
                    alt={`${person.name}的证件照片`}
                    width={90}
                    height={120}
                  />
                )}
                <p className="who">
                  <b>{person.name}</b> <span className="mono">{shown.certificate.number}</span>
                </p>
                <p className="sub">
                  请当事人用手机扫码核对。二维码 {shown.seconds} 秒内有效，自动更新。
                </p>
              </>
            )}
            {code.error && (
              <MessageBar tone="red" alert>
                {old ? '二维码没有更新，请检查网络。' : messageOf(code.error)}
              </MessageBar>
            )}
          </div>
        </section>
        {shown && <OwnCertificate holder={person.name} certificate={shown.certificate} />}
      </div>
    </>
  )
}
