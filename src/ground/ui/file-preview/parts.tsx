export { FilePreview, type PreviewedFile } from './FilePreview.tsx';
