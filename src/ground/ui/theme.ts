import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Shade 8 is the accent of the tokens: white on it reads at 4.6:1 (WCAG AA asks 4.5). */
const accent: MantineColorsTuple = [
  '#e8f0fe',
  '#d3e3fd',
  '#b6d4fe',
  '#8ab8ff',
  '#6aa5fc',
  '#4b8bf4',
  '#3b82f6',
  '#2b77f0',
  '#1f6feb',
  '#185bc4',
];

/** Mantine in the desk's density. The two fixes that axe asks for: shade 8, and text chosen by contrast. */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: "Inter, 'Segoe UI', system-ui, -apple-system, 'Noto Sans', sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  fontSizes: { xs: '11px', sm: '12px', md: '13px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.35' },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '17px' }, h2: { fontSize: '15px' }, h3: { fontSize: '13px' } },
  },
  defaultRadius: 7,
  components: {
    Button: {
      defaultProps: { size: 'xs' },
      // The desk's ordinary button is small and its text is not.
      vars: (_: unknown, { size }: { size?: string | number }) => ({
        root: { '--button-fz': '13px', ...(size === 'xs' ? { '--button-padding-x': '12px' } : {}) },
      }),
    },
    ActionIcon: { defaultProps: { variant: 'default', size: 30 } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NumberInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    MultiSelect: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'sm' } },
    Switch: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } } },
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false } },
    Modal: { defaultProps: { centered: true } },
  },
});
