import './octavus/withoutEval';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './chat/App';
import './styles/index.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
