import { Check, Ellipsis } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useCopied } from '../hooks/useCopied';
import { useTexts } from '../texts/language';
import type { ChatMessage } from './model';

interface ConversationMenuProps {
  messages: readonly ChatMessage[];
  onStartNew: () => void;
  onHelp: () => void;
}

/** What can be done with the whole conversation. The writing of it is fetched when it is first wanted. */
export function ConversationMenu({ messages, onStartNew, onHelp }: ConversationMenuProps) {
  const texts = useTexts();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [copied, copy] = useCopied();
  const [failed, setFailed] = useState(false);
  const choose = (act: () => void) => {
    setOpen(false);
    button.current?.focus();
    setFailed(false);
    act();
  };
  const write = (act: (transcript: typeof import('./transcript')) => void) => () => {
    import('./transcript').then(act).catch(() => {
      setFailed(true);
      setOpen(true);
    });
  };
  const writing: [string, () => void][] = [
    [texts.startNew.label, onStartNew],
    [texts.menu.copy, write(({ asMarkdown }) => copy(asMarkdown(messages, texts)))],
    [texts.menu.markdown, write(({ asMarkdown, download }) => download('md', 'text/markdown', asMarkdown(messages, texts)))],
    [texts.menu.json, write(({ asJson, download }) => download('json', 'application/json', asJson(messages)))],
  ];
  const help: [string, () => void] = [texts.shortcuts.heading, onHelp];
  const items = messages.length > 0 ? [...writing, help] : [help];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      className="menu"
      onKeyDown={onKeyDown}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}
    >
      <button
        ref={button}
        type="button"
        className="icon-button"
        data-testid="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={texts.menu.label}
        title={texts.menu.label}
        onClick={() => setOpen(!isOpen)}
      >
        {copied ? <Check size={18} aria-hidden /> : <Ellipsis size={18} aria-hidden />}
      </button>
      <span className="visually-hidden" role="status">
        {copied && texts.copied}
      </span>
      <ul id={id} className="menu-items" hidden={!isOpen}>
        {failed && (
          <li className="menu-problem" role="alert">
            {texts.menu.failed}
          </li>
        )}
        {items.map(([label, act]) => (
          <li key={label}>
            <button type="button" onClick={() => choose(act)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
