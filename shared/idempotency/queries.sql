-- Takes a key for a request that is about to be answered: a key nobody has, one whose time is over, or one
-- whose request was never finished. No row when somebody else has it.
--! claim_key
insert into idempotency_keys as k (scope, key, fingerprint, locked_until, created_at, expires_at)
values (:scope, :key, :fingerprint, :locked_until, :now, :expires_at)
on conflict (scope, key) do update
set fingerprint = excluded.fingerprint,
    locked_until = excluded.locked_until,
    status = null,
    content_type = null,
    location = null,
    body = null,
    created_at = excluded.created_at,
    expires_at = excluded.expires_at
where k.expires_at <= :now or (k.status is null and k.locked_until <= :now)
returning k.locked_until;

-- What is known of a key that is taken.
--! find_key : (status?, content_type?, location?, body?)
select fingerprint, locked_until, status, content_type, location, body, expires_at
from idempotency_keys
where scope = :scope and key = :key;

-- Keeps the answer, unless the key was taken over meanwhile.
--! store_answer (content_type?, location?)
update idempotency_keys
set status = :status, content_type = :content_type, location = :location, body = :body
where scope = :scope and key = :key and locked_until = :locked_until and status is null;

-- Keeps the answer to a request that did not take its key before; nothing when it has been answered or is being.
--! keep_answer (content_type?, location?)
insert into idempotency_keys as k
    (scope, key, fingerprint, locked_until, status, content_type, location, body, created_at, expires_at)
values (:scope, :key, :fingerprint, :now, :status, :content_type, :location, :body, :now, :expires_at)
on conflict (scope, key) do update
set fingerprint = excluded.fingerprint,
    locked_until = excluded.locked_until,
    status = excluded.status,
    content_type = excluded.content_type,
    location = excluded.location,
    body = excluded.body,
    created_at = excluded.created_at,
    expires_at = excluded.expires_at
where k.expires_at <= :now or (k.status is null and k.locked_until <= :now);

-- Gives a key back after a request that changed nothing.
--! free_key
delete from idempotency_keys
where scope = :scope and key = :key and locked_until = :locked_until and status is null;
