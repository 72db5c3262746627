const paths = {
  search: 'M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM10 10l4 4',
  person: 'M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM3 13.5c.5-3 2.5-4 5-4s4.5 1 5 4',
  list: 'M5 4h9M5 8h9M5 12h9M2 4h.1M2 8h.1M2 12h.1',
  paper: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 11h4',
  camera: 'M2 5h8v6H2zM10 7.5l4-2v5l-4-2',
  stamp: 'M3 3h10v10H3zM6 6h4v4H6z',
  tick: 'M3 8.5l3.2 3.2L13 5',
  cross: 'M4 4l8 8M12 4l-8 8',
  lock: 'M4 7.5h8V13H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  warning: 'M8 2.5l6.5 11h-13zM8 6.5v3.5M8 11.9v.1',
  play: 'M5 3.5v9l7-4.5z',
  chart: 'M2 14h12M4 12V8M8 12V3M12 12V6',
  picture: 'M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3',
  back: 'M10 3L5 8l5 5',
  clock: 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.5 1.5',
  offline: 'M2 6a9 9 0 0 1 12 0M4.5 9a5 5 0 0 1 7 0M8 12.5h.1M2 14L14 2',
} as const

export type IconName = keyof typeof paths

/** Decorative always: the words beside it carry the meaning. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
