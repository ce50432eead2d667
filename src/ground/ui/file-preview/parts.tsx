export { FilePreview, type PreviewedFile } from './FilePreview.tsx';
export { Player } from './Player.tsx';
