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
select exists (select from pools l where l.event_id = :event_id and l.kind = 'places' and l.name = :name) as taken,
    (select count(distinct l.name) from pools l where l.event_id = :event_id and l.kind = 'places') as areas,
    (select count(*) from occurrences o where o.event_id = :event_id) as dates;

-- A capacity at each date of an event.
--! create_pools
insert into pools (pool_id, event_id, occurrence_id, name, capacity, position)
select gen_random_uuid(), o.event_id, o.occurrence_id, :name, :capacity, :position
from occurrences o
where o.event_id = :event_id;

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
