import './styles/main.scss';
import { learnScreens } from '@rosa/domain/screens';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { z } from 'zod';
import { queryClient } from './app/queries.js';
import { AppRoutes } from './app/routes.js';
import { keptLanguage, LanguageProvider } from './i18n/language.js';

// Our content policy lets no code be made while running: zod is told so before any schema is made.
z.config({ jitless: true });

// The server has been given a newer build since this page was opened: its parts have other names by now.
addEventListener('vite:preloadError', () => location.reload());

const lang = keptLanguage();
await learnScreens(lang);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider initial={lang}>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <AppRoutes />
        </BrowserRouter>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
