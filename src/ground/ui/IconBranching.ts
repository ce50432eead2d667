import { createReactComponent } from '@tabler/icons-react';

/** One dot that branches into three: the guide's sign of an elevated interaction (R73), which Tabler does not have. */
export const IconBranching = createReactComponent('outline', 'branching', 'IconBranching', [
  ['path', { d: 'M4 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0', key: 'a' }],
  ['path', { d: 'M16 5a2 2 0 1 0 4 0a2 2 0 1 0 -4 0', key: 'b' }],
  ['path', { d: 'M16 12a2 2 0 1 0 4 0a2 2 0 1 0 -4 0', key: 'c' }],
  ['path', { d: 'M16 19a2 2 0 1 0 4 0a2 2 0 1 0 -4 0', key: 'd' }],
  ['path', { d: 'M8 12h8', key: 'e' }],
  ['path', { d: 'M7.6 10.8l8.6 -5', key: 'f' }],
  ['path', { d: 'M7.6 13.2l8.6 5', key: 'g' }],
]);
