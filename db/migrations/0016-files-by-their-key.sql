-- The sweep of files asks who still refers to one.
create index attachments_by_file on interactions.attachments (sha256);
create index uploads_by_file on compose.uploads (sha256);
create index uploads_by_time on compose.uploads (created_at);
