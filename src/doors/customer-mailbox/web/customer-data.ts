import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import { refetchCalls } from '#ground/web/query.ts';
import { listCustomers, listMail, type mailShape, type readMail } from '../contract.ts';
import type { Customer } from './invent.ts';

export type MailRow = z.output<typeof mailShape>;
export type Mail = z.output<typeof readMail.output>;

const KEY = 'relais.customer';

const kept = (): Customer | null => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { name, address } = value as Record<string, unknown>;
    return typeof name === 'string' && typeof address === 'string' ? { name, address } : null;
  } catch {
    return null;
  }
};

/** Who this browser plays; the same after a reload. */
export const useCustomer = (): [Customer | null, (customer: Customer) => void] => {
  const [customer, setCustomer] = useState(kept);
  return [
    customer,
    (next) => {
      setCustomer(next);
      try {
        localStorage.setItem(KEY, JSON.stringify(next));
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  ];
};

/** Asks for the lists again whenever a mail reaches somebody here, and after every reconnect. False while cut off. */
export const useCustomerStream = (enabled: boolean, onMail: (recipient: string) => void): boolean => {
  const [live, setLive] = useState(true);
  const heard = useRef(onMail);
  heard.current = onMail;
  useEffect(() => {
    if (!enabled) return;
    const stream = new EventSource('/api/customer-stream');
    const refetch = (): void => refetchCalls([listCustomers.name, listMail.name]);
    let cut = false;
    stream.addEventListener('open', () => {
      setLive(true);
      if (cut) refetch();
      cut = false;
    });
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      refetch();
      heard.current((JSON.parse(data) as { recipient: string }).recipient);
    });
    stream.addEventListener('error', () => {
      cut = true;
      setLive(false);
    });
    return () => stream.close();
  }, [enabled]);
  return live;
};
