import { kept } from './kept.js'

export const THEMES = { system: 'システムに合わせる', light: '明るい', dark: '暗い' } as const

export type Theme = keyof typeof THEMES

const isTheme = (value: unknown): value is Theme => typeof value === 'string' && value in THEMES

export const theme = kept<Theme>('theme', 'system', isTheme, () => localStorage)

/** Puts the chosen colours on the page, now and whenever the choice or the system's own changes. */
export function keepTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const dark = theme.get() === 'dark' || (theme.get() === 'system' && system.matches)
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  }
  system.addEventListener('change', apply)
  theme.subscribe(apply)
  apply()
}
