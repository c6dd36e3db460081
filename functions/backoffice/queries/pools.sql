-- The capacities that all dates share, or one capacity.
--! list_pools (pool_id?) : Pool(occurrence_id?)
select l.pool_id, l.version, l.occurrence_id, l.name, l.numbered, l.capacity, c.sold, c.held
from pools l
cross join lateral (
    select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0)::bigint as sold,
        coalesce(sum(x.units) filter (where x.expires_at > :at and x.expires_at < 'infinity'), 0)::bigint as held
    from claims x where x.pool_id = l.pool_id
) as c
where l.event_id = :event_id and l.kind = 'places'
    and case when :pool_id::uuid is null then l.occurrence_id is null else l.pool_id = :pool_id end
order by l.position, l.name;

-- Whether an event has a capacity of the name, how many it has, and at how many dates.
--! find_areas
select exists (select from pools l where l.event_id = :event_id and l.kind in ('places', 'planned') and l.name = :name) as taken,
    (select count(distinct l.name) from pools l where l.event_id = :event_id and l.kind in ('places', 'planned')) as areas,
    (select count(*) from occurrences o where o.event_id = :event_id) as dates;

-- A capacity at each date of an event.
--! create_pools
insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered, position)
select gen_random_uuid(), o.event_id, o.occurrence_id, :name, :capacity, :numbered, :position
from occurrences o
where o.event_id = :event_id
returning pool_id;

-- A capacity that all dates of an event share.
--! create_shared_pool
insert into pools (pool_id, event_id, name, capacity, position)
values (:pool_id, :event_id, :name, :capacity, :position);

-- Locked until the transaction ends: nobody takes of it or gives back meanwhile.
--! lock_pool
select pool_id from pools where pool_id = :pool_id and event_id = :event_id and kind = 'places' for update;

-- Sets the capacity of a locked pool. What was claimed until a time that has passed is given back first, so that it does not
-- stand in the way; but for what somebody else is giving back at this moment.
--! change_capacity
with expired as (
    select c.order_id, c.position from claims c
    where c.pool_id = :pool_id and c.expires_at <= :at
    for update skip locked
), gone as (
    delete from claims c
    using expired e
    where c.order_id = e.order_id and c.position = e.position and c.pool_id = :pool_id
    returning c.units
)
update pools
set taken = taken - (select coalesce(sum(g.units), 0) from gone g), capacity = :capacity, version = version + 1
where pool_id = :pool_id;

-- The seats of a capacity in the order of the hall.
--! list_seats
select p.place_id, p.section, p.row_label, p.label, p.position
from places p
where p.pool_id = :pool_id
order by p.position, p.section, p.row_label, p.label;

-- One of these seats that another capacity of the event has at some date, and which.
--! find_seat_elsewhere
select l.name, p.section, p.row_label, p.label
from pools l
join places p using (pool_id)
join unnest(:sections::text[], :rows::text[], :labels::text[]) as w (section, row_label, label) using (section, row_label, label)
where l.event_id = :event_id and l.name <> :name
limit 1;

-- The seats of each of these capacities: new ones are made, and others stand where they are to. Those of one capacity come after those
-- of another in the hall as in the editor.
--! write_seats
insert into places (place_id, pool_id, section, row_label, label, position)
select gen_random_uuid(), l.pool_id, w.section, w.row_label, w.label, l.position * 100000 + w.position
from pools l
cross join unnest(:sections::text[], :rows::text[], :labels::text[], :positions::integer[]) as w (section, row_label, label, position)
where l.pool_id = any(:pool_ids)
on conflict (pool_id, section, row_label, label) do update set position = excluded.position
where places.position <> excluded.position;

-- Seats that are to go, locked until the transaction ends: nobody takes them meanwhile. But for those that somebody is taking at this
-- moment: waiting for them could deadlock.
--! lock_seats
select place_id from places where place_id = any(:place_ids) for update skip locked;

-- Gives back what was claimed of locked seats until a time that has passed, but for what somebody else is renewing at this moment.
--! release_seats
with expired as (
    select c.order_id, c.position from claims c
    where c.place_id = any(:place_ids) and c.expires_at <= :at
    for update skip locked
), gone as (
    delete from claims c
    using expired e
    where c.order_id = e.order_id and c.position = e.position and c.place_id = any(:place_ids)
    returning c.units
)
update pools
set taken = taken - (select coalesce(sum(g.units), 0) from gone g)
where pool_id = :pool_id;

-- Those of these seats that somebody has.
--! claimed_seats
select c.place_id from claims c where c.place_id = any(:place_ids);

-- Takes locked seats that nobody has out of their capacity: those that an order has named once are kept without it.
--! remove_seats
with named as (
    update places p set pool_id = null
    where p.place_id = any(:place_ids) and exists (select from lines l where l.place_id = p.place_id)
)
delete from places p
where p.place_id = any(:place_ids) and not exists (select from lines l where l.place_id = p.place_id);

-- A locked capacity has as many units as there are seats, and an order that was priced with the seats before is priced again.
--! count_seats
with counted as (
    update pools l
    set capacity = (select count(*) from places p where p.pool_id = l.pool_id), version = l.version + 1
    where l.pool_id = :pool_id
    returning l.event_id
)
update events e set offer_version = e.offer_version + 1 from counted c where e.event_id = c.event_id;
