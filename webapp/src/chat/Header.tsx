import { MessagesSquare } from 'lucide-react';
import { useTexts } from '../texts/language';
import { ConversationMenu } from './ConversationMenu';
import type { ChatMessage, LinkWord } from './model';
import { ThemeMenu } from './ThemeMenu';

interface HeaderProps {
  title: string;
  /** True when the server has a picture for it. */
  logo: boolean;
  link: LinkWord;
  messages: readonly ChatMessage[];
  onStartNew: () => void;
  onHelp: () => void;
}

export function Header({ title, logo, link, messages, onStartNew, onHelp }: HeaderProps) {
  const texts = useTexts();
  return (
    <header className="header">
      {logo ? (
        <img className="logo" src="./logo" alt="" data-testid="logo" />
      ) : (
        <span className="brand-mark" aria-hidden="true">
          <MessagesSquare size={18} />
        </span>
      )}
      <h1>{title}</h1>
      <p className="connection" role="status" data-testid="connection" data-state={link}>
        <span className="visually-hidden">{texts.linkLabel} </span>
        <span className="connection-dot" aria-hidden="true" />
        <span className="connection-word">{texts.link[link]}</span>
      </p>
      <ConversationMenu messages={messages} onStartNew={onStartNew} onHelp={onHelp} />
      <ThemeMenu />
    </header>
  );
}
