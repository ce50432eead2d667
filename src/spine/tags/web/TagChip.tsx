import './tags.css';
import type { ReactNode } from 'react';
import type { TagColor } from '../contract.ts';

/** A tag, in its colour. The name carries the meaning. */
export const TagChip = (props: { name: string; color: TagColor; children?: ReactNode }) => (
  <span className="tag" data-color={props.color} title={props.name}>
    <span className="tag-name">{props.name}</span>
    {props.children}
  </span>
);
