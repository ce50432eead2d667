/** A note is somebody's word: nobody else changes it. */
export const whyNotChangeNote = ({ author }: { author: boolean }): 'not-author' | null =>
  author ? null : 'not-author';
