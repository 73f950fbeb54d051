import { useState } from 'react';
import { usePage } from '../hooks/usePage';
import { LanguageContext } from '../texts/language';
import { ChatPage } from './ChatPage';

/** The chat page in its language, as soon as that is known. */
export function App() {
  const page = usePage();
  const [round, setRound] = useState(0);
  if (!page) return null;
  return (
    <LanguageContext value={page.language}>
      <ChatPage key={round} config={page.config} isFirst={round === 0} onStartNew={() => setRound(round + 1)} />
    </LanguageContext>
  );
}
