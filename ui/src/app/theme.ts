import { createTheme } from '@mantine/core';

/** Calm and of high contrast: a deep green-blue, warm greys, and colours of alarm that are used for nothing else. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 7,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "'Segoe UI Variable Text', 'Segoe UI', Inter, 'Helvetica Neue', Roboto, 'Noto Sans', Arial, sans-serif",
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.6rem' }, h2: { fontSize: '1.2rem' }, h3: { fontSize: '1.02rem' } },
  },
  colors: {
    petrol: [
      '#eef6f6',
      '#d9eaea',
      '#b0d4d5',
      '#84bdbf',
      '#5fa8ab',
      '#428f93',
      '#2f777b',
      '#1f5a5e',
      '#174a4d',
      '#0f3a3d',
    ],
    sand: [
      '#faf8f5',
      '#f3efe9',
      '#e6dfd4',
      '#d3c8b8',
      '#b5a68f',
      '#8f806a',
      '#6f6352',
      '#554c3f',
      '#3c362e',
      '#26221d',
    ],
  },
  black: '#26221d',
  components: {
    Tooltip: { defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: true } } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        // The head of a dialog is not a second head of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    Loader: { defaultProps: { type: 'dots' } },
  },
});
