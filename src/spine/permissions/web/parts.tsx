import { useAsk } from '#ground/web/query.ts';
import { mine, type Switch } from '../contract.ts';

/** Whether I may; undefined until it is known. The server asks again at the act. */
export const useMay = (name: Switch): boolean | undefined => useAsk(mine, {}).data?.allowed[name];
