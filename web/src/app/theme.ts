import type { ThemeConfig } from 'antd'

/** antd in the colours of the portal. Hover and background are pinned: the algorithm's are too bright. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#103a6b',
    colorPrimaryHover: '#0b2748',
    colorPrimaryBg: '#eaf1f9',
    colorLink: '#1757a6',
    colorInfo: '#1757a6',
    colorError: '#bd2328',
    colorErrorText: '#a3191c',
    colorErrorBg: '#fbeeec',
    colorWarning: '#8a5200',
    colorWarningBg: '#fbf2e0',
    colorSuccess: '#1c6b43',
    colorSuccessBg: '#e9f4ee',
    colorText: '#17202c',
    colorTextSecondary: '#445063',
    colorTextTertiary: '#5e6a7b',
    colorTextPlaceholder: '#5e6a7b',
    colorTextDisabled: '#5e6a7b',
    colorBgLayout: '#f4f3ef',
    colorBgContainer: '#ffffff',
    colorFillAlter: '#faf9f6',
    colorBorder: '#8a93a0',
    colorBorderSecondary: '#e5e3de',
    fontFamily: 'var(--sans)',
    fontSize: 14,
    lineHeight: 22 / 14,
    borderRadius: 4,
    controlHeight: 36,
    controlHeightLG: 44,
    controlOutline: '#f2a900',
    // Windows move only for those who have not asked their system for less of it.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '.12s',
    motionDurationSlow: '.12s',
  },
  components: {
    Modal: { titleFontSize: 16 },
    Splitter: { splitBarSize: 4 },
  },
}
