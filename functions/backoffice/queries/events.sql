-- A page of the organizer's events. `state`: upcoming (published, and one date is not over), drafts, past, archived, deleted.
--! list_events (event_ids?, after_at?, after_id?, search?) : (deleted_at?, next_starts_at?, next_time_zone?)
with listed as (
    select e.event_id, e.slug, e.name, e.status, e.archived_at is not null as archived, e.deleted_at, e.created_at,
        d.dates, d.next_starts_at, d.next_time_zone,
        coalesce(d.next_starts_at, e.created_at) as listed_at
    from events e
    cross join lateral (
        select count(*) as dates,
            min(o.starts_at) filter (where o.status = 'scheduled' and o.ends_at > :at) as next_starts_at,
            (array_agg(v.time_zone order by o.starts_at) filter (where o.status = 'scheduled' and o.ends_at > :at))[1] as next_time_zone
        from occurrences o join venues v using (venue_id) where o.event_id = e.event_id
    ) as d
    where e.organizer_id = :organizer_id
        and (:event_ids::uuid[] is null or e.event_id = any(:event_ids))
        and (:search::text is null or e.search_text like '%' || plain_text(:search) || '%')
        and case :state::text
            when 'deleted' then e.deleted_at is not null
            when 'archived' then e.deleted_at is null and e.archived_at is not null
            when 'drafts' then e.deleted_at is null and e.archived_at is null and e.status = 'draft'
            when 'past' then e.deleted_at is null and e.archived_at is null and e.status <> 'draft' and d.next_starts_at is null
            else e.deleted_at is null and e.archived_at is null and e.status <> 'draft' and d.next_starts_at is not null
        end
), page as (
    select * from listed
    where :after_at::timestamptz is null
        or case when :state::text = 'upcoming' then (listed_at, event_id) > (:after_at, :after_id::uuid)
            else (listed_at, event_id) < (:after_at, :after_id::uuid) end
    order by case when :state::text = 'upcoming' then listed_at end, case when :state::text = 'upcoming' then event_id end,
        listed_at desc, event_id desc
    limit :at_most
)
select p.event_id, p.slug, p.name, p.status, p.archived, p.deleted_at, p.dates, p.next_starts_at, p.next_time_zone, p.listed_at,
    s.capacity, s.sold, s.held
from page p
cross join lateral (
    select coalesce(sum(l.capacity), 0)::bigint as capacity, coalesce(sum(c.sold), 0)::bigint as sold,
        coalesce(sum(c.held), 0)::bigint as held
    from pools l
    cross join lateral (
        select sum(x.units) filter (where x.expires_at = 'infinity') as sold,
            sum(x.units) filter (where x.expires_at > :at and x.expires_at < 'infinity') as held
        from claims x where x.pool_id = l.pool_id
    ) as c
    where l.event_id = p.event_id and l.kind = 'places'
) as s
order by case when :state::text = 'upcoming' then p.listed_at end, case when :state::text = 'upcoming' then p.event_id end,
    p.listed_at desc, p.event_id desc;

-- The slug, or the first free one made of it.
--! free_slug
select case number when 1 then :slug else :slug || '-' || number end as slug
from generate_series(1, 1000) as number
where not exists (
    select from events e where e.slug = case number when 1 then :slug else :slug || '-' || number end
)
order by number
limit 1;

-- A draft.
--! create_event
insert into events (event_id, organizer_id, slug, category, name, summary, description, currency, payment_methods, created_at)
values (:event_id, :organizer_id, :slug, :category, :name, :summary, :description, :currency, :payment_methods, :at);

-- The currency that an organizer sells in, and how many events it has.
--! find_seller
select o.currency, o.bank_account_iban is not null as has_bank_account,
    (select count(*) from events e where e.organizer_id = o.organizer_id and e.deleted_at is null) as events
from organizers o
where o.organizer_id = :organizer_id;

-- Who made an event sees it, also where they do not see all.
--! let_see_event
insert into membership_events (organizer_id, account_id, event_id)
select m.organizer_id, m.account_id, :event_id
from memberships m
where m.organizer_id = :organizer_id and m.account_id = :account_id and not m.all_events;

-- An event's own columns, as the form has them.
--! change_event (refund_policy?, cancellable_until_hours?)
update events
set slug = :slug, name = :name, summary = :summary, description = :description, refund_policy = :refund_policy,
    category = :category, currency = :currency, availability_shown = :availability_shown, few_left_percent = :few_left_percent,
    hold_seconds = :hold_seconds, payment_seconds = :payment_seconds, maximum_places_per_order = :maximum_places_per_order,
    payment_methods = :payment_methods, cancellable_until_hours = :cancellable_until_hours,
    cancellation_fee_basis_points = :cancellation_fee_basis_points, fees_passed_on = :fees_passed_on,
    fee_basis_points = :fee_basis_points, fee_fixed = :fee_fixed, version = version + 1
where event_id = :event_id
returning version;

-- What buyers pay at all fixed prices of an event, by its fee as it is now.
--! reprice
update rates r
set base_price = t.typed, price = t.price
from (
    select x.rate_id, coalesce(x.base_price, x.price) as typed,
        buyer_price(coalesce(x.base_price, x.price), e.fees_passed_on, e.fee_fixed, e.fee_basis_points) as price
    from events e
    join products p using (event_id)
    join rates x using (product_id)
    where e.event_id = :event_id and x.price_kind = 'fixed'
) as t
where r.rate_id = t.rate_id and r.price <> t.price;

-- Out of the organizer's lists, or back in them.
--! archive_event
update events
set archived_at = case when :archived then :at::timestamptz end, version = version + 1
where event_id = :event_id;

-- A draft that nobody has ordered anything of is deleted; it is kept for 30 days.
--! delete_event
update events e
set deleted_at = :at, version = e.version + 1
where e.event_id = :event_id and e.status = 'draft' and not exists (select from orders o where o.event_id = e.event_id)
returning e.version;

-- Within 30 days, a deleted event is a draft again.
--! restore_event
update events e
set deleted_at = null, version = e.version + 1
where e.event_id = :event_id and e.organizer_id = :organizer_id and e.deleted_at > :at::timestamptz - interval '30 days'
returning e.version;
