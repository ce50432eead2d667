export { UploadList } from './UploadList.tsx';
export { createUploads, type FileFacts, type Upload, type UploadItem, type Uploads } from './uploads.ts';
export { useAttach } from './use-attach.tsx';
export { useFileDrop } from './use-file-drop.ts';
export { useFilePicker } from './use-file-picker.tsx';
