-- Takes a key in the transaction that answers its request: a key that nobody has, or one whose time is over. Waits for
-- another transaction that has taken it. No row is changed when a request with the key has been answered.
--! take_key
insert into idempotency_keys as k (scope, key, fingerprint, created_at, expires_at)
values (:scope, :key, :fingerprint, :now, :expires_at)
on conflict (scope, key) do update
set fingerprint = excluded.fingerprint,
    status = null,
    content_type = null,
    location = null,
    body = null,
    created_at = excluded.created_at,
    expires_at = excluded.expires_at
where k.expires_at <= :now;

-- What is known of those of these keys that are taken, numbered from 1.
--! find_keys : (status?, content_type?, location?, body?)
select n.number::integer as number, k.fingerprint, k.status, k.content_type, k.location, k.body, k.expires_at
from unnest(:scopes::text[], :keys::text[]) with ordinality as n (scope, key, number)
join idempotency_keys k on k.scope = n.scope and k.key = n.key;

-- Keeps the answer to the request that has taken the key in this transaction.
--! store_answer (content_type?, location?)
update idempotency_keys
set status = :status, content_type = :content_type, location = :location, body = :body
where scope = :scope and key = :key;

-- Keeps the answers to requests that did not take their keys before, the first to each; none where it has been answered.
--! keep_answers (content_types[?], locations[?])
insert into idempotency_keys as k
    (scope, key, fingerprint, status, content_type, location, body, created_at, expires_at)
select distinct on (a.scope, a.key)
    a.scope, a.key, a.fingerprint, a.status, a.content_type, a.location, a.body, :now, :expires_at
from unnest(:scopes::text[], :keys::text[], :fingerprints::bytea[], :statuses::smallint[], :content_types::text[],
    :locations::text[], :bodies::bytea[]) with ordinality
    as a (scope, key, fingerprint, status, content_type, location, body, number)
order by a.scope, a.key, a.number
on conflict (scope, key) do update
set fingerprint = excluded.fingerprint,
    status = excluded.status,
    content_type = excluded.content_type,
    location = excluded.location,
    body = excluded.body,
    created_at = excluded.created_at,
    expires_at = excluded.expires_at
where k.expires_at <= :now;
