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

-- What is known of those of these keys that are taken, numbered from 1.
--! find_keys : (status?, content_type?, location?, body?)
select n.number::integer as number, k.fingerprint, k.locked_until, k.status, k.content_type, k.location, k.body, k.expires_at
from unnest(:scopes::text[], :keys::text[]) with ordinality as n (scope, key, number)
join idempotency_keys k on k.scope = n.scope and k.key = n.key;

-- Keeps the answer, unless the key was taken over meanwhile.
--! store_answer (content_type?, location?)
update idempotency_keys
set status = :status, content_type = :content_type, location = :location, body = :body
where scope = :scope and key = :key and locked_until = :locked_until and status is null;

-- Keeps the answers to requests that did not take their keys before, the first to each; none where it has been answered or is
-- being.
--! keep_answers (content_types[?], locations[?])
insert into idempotency_keys as k
    (scope, key, fingerprint, locked_until, status, content_type, location, body, created_at, expires_at)
select distinct on (a.scope, a.key)
    a.scope, a.key, a.fingerprint, :now, a.status, a.content_type, a.location, a.body, :now, :expires_at
from unnest(:scopes::text[], :keys::text[], :fingerprints::bytea[], :statuses::smallint[], :content_types::text[],
    :locations::text[], :bodies::bytea[]) with ordinality
    as a (scope, key, fingerprint, status, content_type, location, body, number)
order by a.scope, a.key, a.number
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
