import type { ThemeConfig } from 'antd'

/** The value of a token of look/tokens.css. antd computes with colours before it draws any. */
const token = (name: string) =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()

/** Its boxes are as high as a thumb needs; a screen does not turn into a phone while the page stands. */
const onPhone = matchMedia('(max-width: 720px)').matches

/**
 * antd in the colours of the portal. Hover and background are pinned: the algorithm's are too bright.
 * Read once the style sheet is there.
 */
export function antdTheme(): ThemeConfig {
  return {
    token: {
      colorPrimary: token('blue-8'),
      colorPrimaryHover: token('blue-9'),
      colorPrimaryBg: token('blue-1'),
      colorLink: token('blue-6'),
      colorInfo: token('blue-6'),
      colorError: token('red-6'),
      colorErrorText: token('red-7'),
      colorErrorBg: token('red-1'),
      colorWarning: token('amber-7'),
      colorWarningBg: token('amber-1'),
      colorSuccess: token('green-7'),
      colorSuccessBg: token('green-1'),
      colorText: token('ink'),
      colorTextSecondary: token('ink-2'),
      colorTextTertiary: token('ink-3'),
      colorTextPlaceholder: token('ink-3'),
      colorTextDisabled: token('ink-3'),
      colorBgLayout: token('bg'),
      colorBgContainer: token('paper'),
      colorFillAlter: token('tint'),
      colorBorder: token('edge'),
      colorBorderSecondary: token('line'),
      fontFamily: 'var(--sans)',
      fontSize: 14,
      lineHeight: 22 / 14,
      borderRadius: parseFloat(token('radius-3')),
      controlHeight: onPhone ? 48 : 36,
      controlHeightLG: onPhone ? 48 : 44,
      controlOutline: token('focus'),
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
}
