-- Who has a session, and what they are at an organizer. Notes that it was seen, once a minute.
--! find_session : (role?, all_events?)
with seen as (
    update sessions set last_seen_at = :at
    where token_hash = :token_hash and expires_at > :at and last_seen_at > :idle_since and last_seen_at < :seen_before
)
select s.session_id, s.account_id, s.stepped_up_at, m.role, m.all_events,
    array(select v.event_id from membership_events v where v.organizer_id = m.organizer_id and v.account_id = m.account_id) as event_ids
from sessions s
join accounts a on a.account_id = s.account_id and a.disabled_at is null
left join memberships m on m.organizer_id = :organizer_id and m.account_id = s.account_id
where s.token_hash = :token_hash and s.expires_at > :at and s.last_seen_at > :idle_since;

-- Whose key it is. Notes that it was used, once a minute.
--! find_api_key
with used as (
    update api_keys set last_used_at = :at
    where secret_hash = :secret_hash and revoked_at is null and coalesce(expires_at, 'infinity') > :at
        and coalesce(last_used_at, '-infinity') < :seen_before
)
select k.api_key_id, k.organizer_id, k.role from api_keys k
where k.secret_hash = :secret_hash and k.revoked_at is null and coalesce(k.expires_at, 'infinity') > :at;

-- Whose device it is.
--! find_device
select d.device_id, d.organizer_id from devices d where d.token_hash = :token_hash and d.revoked_at is null;
