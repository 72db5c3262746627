import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PersonLine } from '@zhaofa/contract'
import { useRef } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { officerPhotoUrl, removeOfficerPhoto, setOfficerPhoto } from '../../api/administration.ts'
import { useSession } from '../../app/use-session.ts'
import { Button } from '../../ui/Button.tsx'

/** 证件照片: people who scan the officer's code compare it with the face. */
export function OfficerPhoto({ person }: { person: PersonLine }) {
  const { person: me } = useSession()
  const queries = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['administration'] })
  const setting = useMutation({
    mutationFn: (file: File) => setOfficerPhoto(person.id, file),
    onSuccess,
  })
  const removing = useMutation({ mutationFn: () => removeOfficerPhoto(person.id), onSuccess })
  const blocked = me.roles.includes('security-admin') ? undefined : '由安全管理员办理'
  const failure = setting.error ?? removing.error
  return (
    <section className="card" aria-label="证件照片">
      <div className="card-head">
        <h2>证件照片</h2>
        <span className="sub">扫码核验时给当事人核对；执法证有效期间才出示</span>
        <span className="spacer" />
        <Button
          look="outlined"
          size="small"
          busy={setting.isPending}
          blocked={blocked}
          onPress={() => picker.current?.click()}
        >
          {person.photo === null ? '上传照片' : '换照片'}
        </Button>
        {person.photo !== null && (
          <Button
            look="outlined"
            size="small"
            busy={removing.isPending}
            blocked={blocked}
            onPress={() => removing.mutate()}
          >
            撤下
          </Button>
        )}
      </div>
      <div className="card-body">
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="证件照片文件"
          accept="image/jpeg,image/png,image/webp"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) setting.mutate(file)
            event.target.value = ''
          }}
        />
        {person.photo === null ? (
          <p>还没有照片。收 JPEG、PNG、WebP，不超过 5 MB；只保存重新绘制的小图，不留位置等信息。</p>
        ) : (
          <img
            src={officerPhotoUrl(person.id, person.photo)}
            alt={`${person.name}的证件照片`}
            width={90}
            height={120}
          />
        )}
        {failure && <FaultBar fault={failure} />}
      </div>
    </section>
  )
}
