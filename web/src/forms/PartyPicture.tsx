import { partyParts } from '@zhaofa/domain/case/party-parts.ts'
import { useMutation } from '@tanstack/react-query'
import type { PartyReading, ReadFieldView } from '@zhaofa/contract'
import type { PartyKind } from '@zhaofa/domain/case/party.ts'
import { useEffect, useState } from 'react'
import { messageOf } from '../api/problem.ts'
import { readPartyPicture } from '../api/party-reading.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { MessageBar } from '../ui/MessageBar.tsx'
import { words } from './TextFields.tsx'

type Read = NonNullable<PartyReading['read']>
type Props = {
  party: Record<string, unknown>
  onFill: (filled: Record<string, unknown>, kind: PartyKind) => void
}

/**
 * 拍证照: what was read stands beside the picture, and goes into the form only when the officer says that it
 * is right. The picture is kept nowhere; evidence is taken in the case.
 */
export function PartyPicture({ party, onFill }: Props) {
  const [picture, setPicture] = useState<{ file: File; url: string } | null>(null)
  const [filled, setFilled] = useState<string | null>(null)
  const reading = useMutation({ mutationFn: readPartyPicture })
  useEffect(() => () => (picture ? URL.revokeObjectURL(picture.url) : undefined), [picture])

  const choose = (file: File) => {
    setFilled(null)
    setPicture({ file, url: URL.createObjectURL(file) })
    reading.mutate(file)
  }
  const put = (kind: PartyKind, fields: readonly ReadFieldView[]) => {
    onFill(Object.fromEntries(fields.map(({ name, value }) => [name, value])), kind)
    setFilled(
      `已填 ${fields.length} 项：${fields.map(({ name }) => titleOf(kind, name)).join('、')}`,
    )
    setPicture(null)
    reading.reset()
  }
  return (
    <div className="party-picture">
      <div className="take">
        <label className="button outlined">
          {reading.isPending ? '正在识别…' : '拍营业执照或身份证'}
          <input
            type="file"
            className="visually-hidden"
            accept="image/jpeg,image/png,image/webp"
            disabled={reading.isPending}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) choose(file)
              target.value = ''
            }}
          />
        </label>
        <span className="sub">照片只用来识别，不留存</span>
      </div>
      {reading.error && (
        <MessageBar tone="amber" alert>
          {messageOf(reading.error)}
        </MessageBar>
      )}
      {reading.data && reading.data.read === null && (
        <MessageBar tone="amber" alert>
          {reading.data.message}
        </MessageBar>
      )}
      {picture && reading.data?.read && (
        <ReadFields
          key={picture.url}
          {...{ read: reading.data.read, message: reading.data.message, party }}
          picture={picture.url}
          onPut={put}
          onDrop={() => {
            setPicture(null)
            reading.reset()
          }}
        />
      )}
      {filled && (
        <p className="ok" role="status">
          <Icon name="tick" /> {filled}
        </p>
      )}
    </div>
  )
}

type ReadFieldsProps = {
  read: Read
  message: string
  picture: string
  party: Record<string, unknown>
  onPut: (kind: PartyKind, fields: readonly ReadFieldView[]) => void
  onDrop: () => void
}

/** Each value as it was read, with what stands in the form now; one that cannot be right is not ticked. */
function ReadFields({ read, message, picture, party, onPut, onDrop }: ReadFieldsProps) {
  const { kind, fields, missing } = read
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(fields.filter(({ wrong }) => !wrong).map(({ name }) => name)),
  )
  const chosen = fields.filter(({ name }) => ticked.has(name))
  const tick = (name: string, on: boolean) =>
    setTicked((all) => new Set([...all].filter((each) => each !== name).concat(on ? [name] : [])))
  return (
    <div className="read" role="group" aria-label="识别结果">
      <p className="strong" role="status">
        {message}
      </p>
      <a href={picture} target="_blank" rel="noreferrer" title="放大照片">
        <img src={picture} alt="刚才拍的证照" />
      </a>
      <ul>
        {fields.map((field) => (
          <li key={field.name}>
            <label>
              <input
                type="checkbox"
                checked={ticked.has(field.name)}
                onChange={({ target }) => tick(field.name, target.checked)}
              />
              <span>
                <span className="sub">{titleOf(kind, field.name)}</span>
                <span className="value">
                  <Doubtful {...field} />
                </span>
                <Remarks field={field} now={words(party[field.name]).trim()} />
              </span>
            </label>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="sub">
          没有读出：{missing.map((name) => titleOf(kind, name)).join('、')}，请手工填写。
        </p>
      )}
      <div className="take">
        <Button
          look="outlined"
          blocked={chosen.length === 0 ? '没有选中要填的项' : undefined}
          onPress={() => onPut(kind, chosen)}
        >
          核对无误，填入 {chosen.length} 项
        </Button>
        <Button look="quiet" onPress={onDrop}>
          不用
        </Button>
      </div>
    </div>
  )
}

/** Characters the machine is not sure of are underlined, and said in words for whoever does not see it. */
function Doubtful({ value, unsure }: Pick<ReadFieldView, 'value' | 'unsure'>) {
  return [...value].map((character, place) =>
    unsure.includes(place) ? (
      <mark key={place} title="不太清楚，请核对这个字">
        {character}
      </mark>
    ) : (
      character
    ),
  )
}

function Remarks({ field, now }: { field: ReadFieldView; now: string }) {
  const { value, unsure, note, wrong } = field
  return (
    <>
      {unsure.length > 0 && <span className="doubt">有 {unsure.length} 个字不太清楚，请核对</span>}
      {note && <span className={wrong ? 'doubt' : 'sub'}>{note}</span>}
      {now !== '' && now !== value && (
        <span className="doubt">现在填的是“{now}”，填入后会换掉</span>
      )}
    </>
  )
}

const titleOf = (kind: PartyKind, name: string): string =>
  partyParts(kind, {}).find((each) => each.name === name)?.label ?? name
