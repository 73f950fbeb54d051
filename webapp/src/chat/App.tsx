import { usePage } from '../hooks/usePage';
import { LanguageContext } from '../texts/language';
import { ChatPage } from './ChatPage';

/** The chat page in its language, as soon as that is known. */
export function App() {
  const page = usePage();
  if (!page) return null;
  return (
    <LanguageContext value={page.language}>
      <ChatPage config={page.config} />
    </LanguageContext>
  );
}
