export { RemovableTag } from './RemovableTag.tsx';
export { TagPicker, type TagPickerProps } from './TagPicker.tsx';
export { TagChip } from './TagChip.tsx';
export { TagChips } from './TagChips.tsx';
export { useTags, useTagsOf } from './use-tags.ts';
