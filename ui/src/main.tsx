import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/screen.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';

// A page that the browser kept aside shows who was here before: fetch it anew.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

const place = document.getElementById('screen');
if (place === null) throw new Error('The page has no place for the screen.');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
