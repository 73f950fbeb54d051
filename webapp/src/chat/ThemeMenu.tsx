import { Monitor, Moon, Sun } from 'lucide-react';
import { THEMES, type Theme, useTheme } from '../hooks/useTheme';
import { useTexts } from '../texts/language';

const ICONS = { system: Monitor, light: Sun, dark: Moon };

function after(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** One button that goes through system, light and dark, and always names the present one. */
export function ThemeMenu() {
  const texts = useTexts();
  const [theme, choose] = useTheme();
  const Icon = ICONS[theme];
  const name = `${texts.theme.label}: ${texts.theme[theme]}`;
  return (
    <button
      type="button"
      className="icon-button"
      data-testid="theme"
      aria-label={name}
      title={name}
      onClick={() => choose(after(theme))}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}
