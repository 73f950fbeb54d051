import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnouncement } from '../hooks/useAnnouncement';
import { useAttachments } from '../hooks/useAttachments';
import { useDrop } from '../hooks/useDrop';
import { useFollow } from '../hooks/useFollow';
import { useLatest } from '../hooks/useLatest';
import { useShortcuts } from '../hooks/useShortcuts';
import type { PageConfig } from '../hooks/pageConfig';
import { useChat } from '../octavus/useChat';
import { useTexts } from '../texts/language';
import { MessageActionsContext } from './actions/messageActions';
import { Banner } from './Banner';
import { Composer } from './Composer';
import { DemoNotice } from './DemoNotice';
import { Dialogs, type OpenDialog } from './dialogs/Dialogs';
import { EmptyState } from './EmptyState';
import { Header } from './Header';
import { JumpButton } from './JumpButton';
import type { ChatFile } from './model';
import { Thread } from './Thread';
import { Toasts } from './Toasts';
import { TypingLine } from './TypingLine';

interface ChatPageProps {
  config: PageConfig;
  /** False when this conversation takes the place of another one. */
  isFirst: boolean;
  onStartNew: () => void;
}

/** The whole page: header, banner, the conversation, and the composer under it. */
export function ChatPage({ config, isFirst, onStartNew }: ChatPageProps) {
  const texts = useTexts();
  const chat = useChat();
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { isFollowing, toEnd } = useFollow(box, content, chat.messages.length > 0);
  const announced = useAnnouncement(chat.status, chat.messages);

  // What was clicked may be gone the next moment; the focus goes to the composer instead of getting lost.
  const focused = useCallback((action: () => void) => {
    action();
    field.current?.focus();
  }, []);
  const { send: sendText, stop } = chat;
  const actions = useLatest({
    retry: () => focused(() => (chat.retry(), toEnd())),
    edit: (userIndex: number, text: string) => focused(() => (chat.edit(userIndex, text), toEnd())),
    rate: chat.rate,
  });
  const send = useCallback(
    (text: string, files?: readonly ChatFile[]) => focused(() => (sendText(text, files), toEnd())),
    [focused, sendText, toEnd],
  );
  const attachments = useAttachments(chat.upload, chat.conversation, config.uploads);
  const isDropping = useDrop(config.uploads && attachments.add);

  const [dialog, setDialog] = useState<OpenDialog>(null);
  const open = useLatest({
    help: () => setDialog('shortcuts'),
    startNew: () => (chat.messages.length > 0 ? setDialog('start-new') : field.current?.focus()),
    write: () => field.current?.focus(),
  });
  useShortcuts(open);
  useEffect(() => {
    if (!isFirst) field.current?.focus();
  }, [isFirst]);

  return (
    <div className="page">
      <a className="skip-link" href="#composer">
        {texts.skip}
      </a>
      <Header
        title={config.title ?? texts.title}
        logo={config.logo}
        link={chat.link.word}
        messages={chat.messages}
        onStartNew={open.startNew}
        onHelp={open.help}
      />
      <Banner link={chat.link} onRetry={chat.reconnect} />
      <main
        ref={box}
        className={isFollowing ? 'conversation' : 'conversation is-reading-back'}
        tabIndex={0}
        aria-label={texts.conversation}
      >
        {config.demo && <DemoNotice />}
        <div ref={content} className="measure">
          {chat.messages.length === 0 && chat.status === 'idle' ? (
            <EmptyState prompts={config.prompts ?? texts.prompts} onChoose={send} />
          ) : (
            <MessageActionsContext value={actions}>
              <Thread chat={chat} onRetry={actions.retry} />
            </MessageActionsContext>
          )}
        </div>
      </main>
      <footer className="dock">
        {!isFollowing && <JumpButton onClick={() => focused(toEnd)} />}
        <div className="measure">
          <Toasts notifications={chat.notifications} onDismiss={chat.dismiss} />
          <TypingLine typing={chat.typing} />
          <Composer
            field={field}
            status={chat.status}
            unsent={chat.unsent}
            limits={config.uploads}
            attachments={attachments}
            onSend={send}
            onStop={() => focused(stop)}
          />
        </div>
      </footer>
      {isDropping && <p className="drop-here">{texts.attachments.drop}</p>}
      <Dialogs open={dialog} onStartNew={onStartNew} onClose={() => setDialog(null)} />
      <div className="visually-hidden" role="status" data-testid="announcer">
        {announced}
      </div>
    </div>
  );
}
