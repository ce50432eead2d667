import { useState } from 'react';
import { Refused } from '#ground/api/web/ask.ts';
import type { RefusalBody } from '#ground/api/contract.ts';
import { refetchCalls } from '#ground/web/query.ts';
import { IMPORT_PATH, listImports } from '../contract.ts';

/** `share` is what of the file is sent, 0 to 1; at 1 the server reads it. */
export type Sending = { name: string; share: number };

const answerOf = (request: XMLHttpRequest): { id: number } | Refused => {
  if (request.status === 0) return new Refused('unreachable', {}, 0);
  try {
    const body = JSON.parse(request.responseText) as { id: number } | RefusalBody;
    return 'id' in body ? body : new Refused(body.refusal, body.values, request.status);
  } catch {
    return new Refused('broken', {}, request.status);
  }
};

/** Sends one file with its progress, which fetch cannot tell. */
export const useUpload = (onReady: (importId: number) => void) => {
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<unknown>(null);
  const send = (file: File): void => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append('file', file, file.name);
    setError(null);
    setSending({ name: file.name, share: 0 });
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      setSending({ name: file.name, share: total > 0 ? loaded / total : 0 }),
    );
    request.addEventListener('loadend', () => {
      setSending(null);
      const answer = answerOf(request);
      if (answer instanceof Refused) return setError(answer);
      refetchCalls([listImports.name]);
      onReady(answer.id);
    });
    request.open('POST', IMPORT_PATH);
    request.send(body);
  };
  return { sending, error, send };
};
