-- What has waited longest, for the sweeper to tell the operator. Few rows wait at any time.
create index refunds_created_at_idx on refunds (created_at) where status = 'pending';
create index mails_created_at_idx on mails (created_at) where status = 'queued';
