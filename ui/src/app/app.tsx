import { MantineProvider, MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queries } from '../api/queries.ts';
import { Languages } from '../words/languages.tsx';
import { useSay } from '../words/say.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

/** The gateway writes it into the page, new for each load: styles of the components are allowed by it alone. */
const nonce = document.querySelector('meta[name=csp-nonce]')?.getAttribute('content') ?? '';

// A dialog keeps the page behind it from scrolling with a style of its own, which looks for the nonce under this name.
Object.assign(globalThis, { __webpack_nonce__: nonce });

export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="light" getStyleNonce={() => nonce}>
      <Languages>
        <QueryClientProvider client={queries}>
          <Told />
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Languages>
    </MantineProvider>
  );
}

/** What was just done, in a corner; the button that sends it away has a name in the language of the user. */
function Told() {
  const closeButtonProps = { 'aria-label': useSay()('act.close') };
  return (
    <MantineThemeProvider theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}>
      <Notifications position="bottom-right" limit={3} />
    </MantineThemeProvider>
  );
}
