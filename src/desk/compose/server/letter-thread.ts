import { parentPort, workerData } from 'node:worker_threads';
import { writeLetter, type LetterInput } from './letter.ts';

parentPort?.postMessage(writeLetter(workerData as LetterInput));
