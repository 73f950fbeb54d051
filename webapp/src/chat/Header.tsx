import { MessagesSquare } from 'lucide-react';
import { useTexts } from '../texts/language';
import type { LinkWord } from './model';
import { ThemeMenu } from './ThemeMenu';

export function Header({ title, link }: { title: string; link: LinkWord }) {
  const texts = useTexts();
  return (
    <header className="header">
      <span className="brand-mark" aria-hidden="true">
        <MessagesSquare size={18} />
      </span>
      <h1>{title}</h1>
      <p className="connection" role="status" data-testid="connection" data-state={link}>
        <span className="visually-hidden">{texts.linkLabel} </span>
        <span className="connection-dot" aria-hidden="true" />
        {texts.link[link]}
      </p>
      <ThemeMenu />
    </header>
  );
}
