import '@mantine/core/styles.layer.css';
import './tokens.css';
import './mantine.css';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { theme } from './theme.ts';

/** The look of the whole page. The chosen scheme is kept by Mantine in this browser, so that a reload does not flash. */
export const AppTheme = ({ children }: { children: ReactNode }) => (
  <MantineProvider theme={theme} defaultColorScheme="auto">
    {children}
  </MantineProvider>
);
