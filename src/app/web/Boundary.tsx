import { Component, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { EmptyState } from '#ground/ui/parts.tsx';
import { IconAlertTriangle } from '#ground/ui/icons.ts';
import { useWords } from '#ground/web/words.tsx';
import { shellWords } from './words.ts';

const Broken = () => {
  const t = useWords(shellWords);
  return (
    <div role="alert">
      <EmptyState icon={<IconAlertTriangle />} title={t('broken.title')}>
        <p>{t('broken.why')}</p>
        <Button variant="default" mt={8} onClick={() => location.reload()}>
          {t('broken.again')}
        </Button>
      </EmptyState>
    </div>
  );
};

/** Keeps a bug in one zone of the page from taking the others down. React has no other form for this than a class. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
