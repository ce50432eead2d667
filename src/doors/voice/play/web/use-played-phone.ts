import { useEffect, useRef, useState } from 'react';
import { ask } from '#ground/api/web/ask.ts';
import { refetchCalls, useAsk } from '#ground/web/query.ts';
import { answerPhone, endPhone, PHONE_ASKS_EVERY, phoneCalls, ringHouse, type Played } from '../contract.ts';
import { openPeer, type Peer } from './peer.ts';

/** The calls of whoever is played, with this page’s side of each. */
export const usePlayedPhone = () => {
  const peers = useRef(new Map<string, Peer>());
  const [error, setError] = useState<unknown>(null);
  const [mine, setMine] = useState<string[]>([]);
  const asked = useAsk(phoneCalls, { mine });
  useEffect(() => {
    const timer = setInterval(() => refetchCalls([phoneCalls.name]), PHONE_ASKS_EVERY);
    const all = peers.current;
    return () => {
      clearInterval(timer);
      for (const peer of all.values()) peer.close();
    };
  }, []);
  const calls = asked.data?.calls;
  useEffect(() => {
    if (!calls) return;
    for (const [id, peer] of peers.current) {
      const row = calls.find((one) => one.id === id);
      if (row === undefined) {
        peer.close();
        peers.current.delete(id);
      } else if (row.answer !== null && peer.connection.signalingState === 'have-local-offer')
        void peer.take(row.answer);
    }
    const here = [...peers.current.keys()];
    setMine((before) => (before.join() === here.join() ? before : here));
  }, [calls]);

  const tried = async (work: () => Promise<unknown>): Promise<void> => {
    setError(null);
    try {
      await work();
    } catch (refused) {
      setError(refused);
    }
    refetchCalls([phoneCalls.name]);
  };
  const open = async (id: string): Promise<Peer> => {
    const peer = await openPeer('', () => '');
    peers.current.set(id, peer);
    return peer;
  };
  const end = (id: string): Promise<void> => {
    peers.current.get(id)?.close();
    peers.current.delete(id);
    return tried(() => ask(endPhone, { id }));
  };
  return {
    lines: asked.data?.lines ?? [],
    calls: calls ?? [],
    error,
    /** This page has a side of it. */
    has: (id: string): boolean => peers.current.has(id),
    ring: (connectionId: number, number: string): Promise<void> =>
      tried(async () => {
        const id = crypto.randomUUID();
        const peer = await open(id);
        try {
          await ask(ringHouse, { id, connectionId, number, offer: await peer.offer() });
        } catch (refused) {
          peers.current.delete(id);
          peer.close();
          throw refused;
        }
      }),
    answer: ({ id, offer }: Played): Promise<void> =>
      tried(async () => {
        const peer = await open(id);
        await ask(answerPhone, { id, answer: await peer.answer(offer) });
      }),
    end,
    connection: (): RTCPeerConnection | null => [...peers.current.values()].at(-1)?.connection ?? null,
  };
};
