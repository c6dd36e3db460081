-- An event of the organizer, locked until the transaction ends: those who edit it come one after the other. Sellers do not
-- wait, since orders only share the key of the event's row.
--! lock_event
select event_id from events
where event_id = :event_id and organizer_id = :organizer_id and deleted_at is null
for no key update;

-- Those who edit what belongs to an organizer and to no event come one after the other.
--! lock_organizer
select organizer_id from organizers where organizer_id = :organizer_id for no key update;

-- An order of the organizer, held still until the transaction ends.
--! lock_order
select o.event_id
from orders o join events e on e.event_id = o.event_id
where o.order_id = :order_id and e.organizer_id = :organizer_id
for update of o;
