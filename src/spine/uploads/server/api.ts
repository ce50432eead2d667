export { uploadRoutes } from './routes.ts';
export { forgetUnusedUploads, forgetUploads, lendUploads, uploadsOf, type Upload } from './uploads-store.ts';
