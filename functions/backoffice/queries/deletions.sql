-- Deletes something, and keeps it for 30 days: see the function.
--! delete_for_now (event_id?, actor_id?)
select delete_for_now(:kind, :deletion_id, :organizer_id, :event_id, :subject_id, :actor_kind, :actor_id, :at) as outcome;

-- What was deleted within 30 days, of an event or of what belongs to no event; or one of it. Who by.
--! list_deletions (event_id?, deletion_id?) : (names?, deleted_by?)
select d.deletion_id, d.kind, d.subject_id, d.name, d.deleted_at, d.content #> '{products,0,name}' as names,
    coalesce((select a.name from accounts a where a.account_id = d.actor_id), (select k.name from api_keys k where k.api_key_id = d.actor_id))
        as deleted_by
from deletions d
where d.organizer_id = :organizer_id and d.event_id is not distinct from :event_id and d.deleted_at > :since
    and (:deletion_id::uuid is null or d.deletion_id = :deletion_id)
order by d.deleted_at desc, d.deletion_id;

-- Puts it back: see the function.
--! restore_deletion (event_id?)
select restore_deletion(:deletion_id, :organizer_id, :event_id, :at) as outcome;
