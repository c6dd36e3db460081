-- Appends an entry: last in its transaction, and to one chain only.
--! append (organizer_id?, actor_id?, subject_id?, event_id?, order_id?)
insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, event_id,
    order_id, difference, created_at)
values (:audit_entry_id, :chain_id, :organizer_id, :actor_kind, :actor_id, :action, :subject_kind, :subject_id, :event_id, :order_id,
    :difference, :at);

-- A part of a chain, newest first. Names are those of today; whoever has gone has none.
--! list_entries (actor_id?, action?, subject_id?, event_id?, since?, until?) : (actor_id?, actor_name?, subject_id?, subject_name?, event_id?, order_id?)
select e.audit_entry_id, e.sequence, e.actor_kind, e.actor_id,
    coalesce((select a.name from accounts a where a.account_id = e.actor_id), (select k.name from api_keys k where k.api_key_id = e.actor_id),
        (select d.name from devices d where d.device_id = e.actor_id)) as actor_name,
    e.action, e.subject_kind, e.subject_id,
    coalesce((select a.name from accounts a where a.account_id = e.subject_id),
        (select k.name from api_keys k where k.api_key_id = e.subject_id)) as subject_name,
    e.event_id, e.order_id, e.difference, e.created_at, e.hash
from audit_entries e
where e.chain_id = :chain_id and e.sequence < :before
    and (:actor_id::uuid is null or e.actor_id = :actor_id) and (:action::text is null or e.action = :action)
    and (:subject_id::uuid is null or e.subject_id = :subject_id) and (:event_id::uuid is null or e.event_id = :event_id)
    and (:since::timestamptz is null or e.created_at >= :since) and (:until::timestamptz is null or e.created_at < :until)
order by e.sequence desc
limit :at_most;

-- Who changed a thing last; people, keys and devices by the names they have today.
--! find_last_change : (actor_name?)
select e.actor_kind, coalesce(a.name, k.name, d.name) as actor_name, e.created_at, e.difference
from audit_entries e
left join accounts a on a.account_id = e.actor_id
left join api_keys k on k.api_key_id = e.actor_id
left join devices d on d.device_id = e.actor_id
where e.chain_id = :chain_id and e.subject_id = :subject_id
order by e.sequence desc
limit 1;

-- Where a chain ends by what is written down about it, and the highest number of its entries: 0 where there is none.
--! find_end
select coalesce(c.sequence, 0) as sequence, coalesce(c.hash, sha256(uuid_send(w.chain_id))) as hash,
    coalesce((select max(e.sequence) from audit_entries e where e.chain_id = w.chain_id), 0) as last_entry
from (select :chain_id::uuid as chain_id) as w left join audit_chains c on c.chain_id = w.chain_id;

-- Of a part of a chain, read with the entry before it, the number of the first entry that is missing or not as it was written, and up
-- to where there are entries. The entry number `end` has the hash that is written down for the end of the chain.
--! check_part : (broken_at?, checked_to?)
with part as (
    select e.sequence, greatest(:first::bigint - 1, 1) + row_number() over w - 1 as expected,
        e.hash <> audit_hash(e.previous_hash, e) or (e.sequence = :end and e.hash <> :end_hash) as is_changed,
        e.previous_hash <> lag(e.hash, 1, case when e.sequence = 1 then sha256(uuid_send(e.chain_id)) end) over w as is_cut
    from audit_entries e
    where e.chain_id = :chain_id and e.sequence between :first::bigint - 1 and :last
    window w as (order by e.sequence)
)
select least(min(sequence) filter (where is_changed or is_cut), min(expected) filter (where sequence <> expected)) as broken_at,
    max(sequence) as checked_to
from part;
