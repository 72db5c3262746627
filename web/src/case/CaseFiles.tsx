import { Modal } from 'antd'
import type { DocumentView, EvidenceView } from '@zhaofa/contract'
import { useState } from 'react'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { EvidenceMedia } from './EvidenceMedia.tsx'

/** 正卷 is the rule and goes without saying. */
const otherVolumes = { main: null, secondary: '副卷', separate: '独立卷' } as const

/** A sealed paper (文书); opens as PDF. */
export function DocumentFile({ document }: { document: DocumentView }) {
  const { id, title, number, pages, volume, voided, amendedOn } = document
  const otherVolume = otherVolumes[volume]
  return (
    <a className="file" href={`/api/documents/${id}`} target="_blank" rel="noreferrer">
      <Icon name="paper" />
      <span>
        {title}
        {number && ` ${number}`}
      </span>
      {voided !== null && (
        <span className="tag red" title={`作废原因：${voided}`}>
          作废
        </span>
      )}
      {amendedOn !== null && (
        <span className="tag" title={`${amendedOn} 更正；原文书不改动，更正附后`}>
          已更正
        </span>
      )}
      <small>
        {pages !== null && `${pages} 页`}
        {pages !== null && otherVolume && <i className="bar-between" />}
        {otherVolume}
      </small>
    </a>
  )
}

/** A piece of evidence; pictures, sound and film play in place. Opening it is itself recorded. */
export function EvidenceFile({ caseId, evidence }: { caseId: string; evidence: EvidenceView }) {
  const [open, setOpen] = useState(false)
  const { name, excluded, file, paper } = evidence
  if (file === null) return <RecordFile evidence={evidence} paper={paper} />
  const { mediaType } = file
  const href = `/api/cases/${caseId}/evidence/${evidence.id}/file`
  const inPlace = /^(image|audio|video)\//.test(mediaType)
  const words = (
    <>
      <Icon name={iconFor(mediaType)} />
      <span>{excluded === null ? name : <del>{name}</del>}</span>
      {excluded !== null && (
        <span className="tag red" title={excluded}>
          不采用
        </span>
      )}
      <small>{sizeText(file.bytes)}</small>
    </>
  )
  if (!inPlace) {
    return (
      <a className="file" href={href} target="_blank" rel="noreferrer">
        {words}
      </a>
    )
  }
  return (
    <>
      <button type="button" className="file" onClick={() => setOpen(true)}>
        {words}
      </button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        width={920}
        title={name}
        destroyOnHidden
      >
        <EvidenceMedia href={href} mediaType={mediaType} name={name} />
        <p className="sub above-8">
          证明：{evidence.purpose}
          <i className="bar-between" />
          指纹 <span className="mono">{shortHash(file.sha256)}</span>
          <i className="bar-between" />
          本次查看已记入日志
        </p>
      </Modal>
    </>
  )
}

/** A record or a statement that is evidence is its sealed paper; a thing has none. */
function RecordFile({ evidence, paper }: { evidence: EvidenceView; paper: string | null }) {
  const { name, excluded } = evidence
  const words = (
    <>
      <Icon name="paper" />
      <span>{excluded === null ? name : <del>{name}</del>}</span>
      {excluded !== null && (
        <span className="tag red" title={excluded}>
          不采用
        </span>
      )}
    </>
  )
  return paper === null ? (
    <span className="file">{words}</span>
  ) : (
    <a className="file" href={`/api/documents/${paper}`} target="_blank" rel="noreferrer">
      {words}
    </a>
  )
}

function iconFor(mediaType: string): IconName {
  if (mediaType.startsWith('image/')) return 'picture'
  return /^(audio|video)\//.test(mediaType) ? 'play' : 'paper'
}

/** Shows the first eight and the last four characters, which is enough to compare by eye. */
export function shortHash(hex: string): string {
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)}…${hex.slice(-4)}`
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`
}
