import type { z } from 'zod';
import type { readVoice } from '../../contract.ts';

export type Setup = z.output<typeof readVoice.output>;
export type Connection = Setup['connections'][number];
