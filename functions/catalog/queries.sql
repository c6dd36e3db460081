-- A page of the list: of an organizer, else by words, else near a position, else by date, whichever parameters are given.
-- `since` is when an event must not be over, or, of the `past` ones of an organizer, was.
--! list_events (organizer?, words?, latitude?, longitude?, radius_m?, category?, until?, from_date?, to_date?) : (image_url?, cover?)
with page as materialized (
    select f.event_id, f.occurrence_id, f.starts_at, f.distance_m, f.score
    from events_by_words(:words, :latitude, :longitude, :radius_m, :category, :since, :until, :from_date, :to_date,
        :after_distance_m, :after_score, :after_starts_at, :after_event_id, :at_most) as f
    where :organizer::text is null and :words::text[] is not null
    union all
    select f.event_id, f.occurrence_id, f.starts_at, f.distance_m, 0
    from events_nearby(:latitude, :longitude, :radius_m, :category, :since, :until, :from_date, :to_date,
        :after_distance_m, :after_starts_at, :after_event_id, :at_most) as f
    where :organizer::text is null and :words::text[] is null and :latitude::double precision is not null
    union all
    select f.event_id, f.occurrence_id, f.starts_at, 0, 0
    from events_by_date(:category, :since, :until, :from_date, :to_date, :after_starts_at, :after_event_id,
        :at_most) as f
    where :organizer::text is null and :words::text[] is null and :latitude::double precision is null
    union all
    select f.event_id, f.occurrence_id, f.starts_at, 0, 0
    from events_of_organizer(:organizer, :past, :since, :after_starts_at, :after_event_id, :at_most) as f
    where :organizer::text is not null
)
select p.event_id, p.distance_m, p.score, e.slug, e.name, e.summary, e.category, e.image_url, e.currency,
    (
        select jsonb_build_object('alt', i.alt, 'focal_x', i.focal_x, 'focal_y', i.focal_y, 'renditions', (
            select jsonb_agg(jsonb_build_object('url', '/media/' || r.object_name, 'width', r.width, 'height', r.height) order by r.width)
            from image_renditions r where r.image_id = i.image_id
        ))
        from event_images x join images i using (image_id)
        where x.event_id = p.event_id
        order by x.position
        limit 1
    ) as cover,
    g.slug as organizer_slug, g.name as organizer_name,
    o.occurrence_id, o.starts_at, o.ends_at, v.time_zone, v.name as venue_name, v.city, v.country, v.latitude,
    v.longitude
from page p
join events e on e.event_id = p.event_id
join organizers g on g.organizer_id = e.organizer_id
join occurrences o on o.occurrence_id = p.occurrence_id
join venues v on v.venue_id = o.venue_id
order by p.distance_m, p.score desc, case when :past then p.starts_at end desc, case when :past then p.event_id end desc,
    p.starts_at, p.event_id;

-- An event that the public may see, also when it is cancelled: whoever has its link should learn of it. Or a draft, by the secret
-- of its preview link.
--! find_event (preview?) : (image_url?, refund_policy?, cancellable_until_hours?, few_left_percent?)
select e.event_id, e.slug, e.status, e.category, e.name, e.summary, e.description, e.image_url, e.refund_policy, e.currency,
    (
        select coalesce(jsonb_agg(
            jsonb_build_object('alt', i.alt, 'focal_x', i.focal_x, 'focal_y', i.focal_y, 'renditions', (
                select jsonb_agg(jsonb_build_object('url', '/media/' || r.object_name, 'width', r.width, 'height', r.height) order by r.width)
                from image_renditions r where r.image_id = i.image_id
            )) order by x.position
        ), '[]')
        from event_images x join images i using (image_id)
        where x.event_id = e.event_id
    ) as images,
    e.availability_shown, e.hold_seconds, e.maximum_places_per_order, e.payment_methods, e.cancellable_until_hours,
    e.cancellation_fee_basis_points, e.offer_version, e.created_at,
    case when e.availability_shown <> 'hidden' then e.few_left_percent end as few_left_percent,
    g.slug as organizer_slug, g.name as organizer_name, g.email as organizer_email
from events e
join organizers g on g.organizer_id = e.organizer_id
where e.slug = :slug and (e.status <> 'draft' or (e.preview_hash = sha256(convert_to(:preview, 'UTF8')) and e.deleted_at is null));

-- Its occurrences that are not over, or all when every one is.
--! list_occurrences : (doors_at?)
select o.occurrence_id, o.starts_at, o.ends_at, o.doors_at, o.status, o.calendar_sequence, o.calendar_changed_at,
    v.venue_id, v.name as venue_name, v.address, v.postal_code, v.city, v.country, v.latitude, v.longitude, v.time_zone
from events e
join occurrences o on o.event_id = e.event_id
join venues v on v.venue_id = o.venue_id
where e.slug = :slug and (o.ends_at > :at or not exists (
    select from occurrences x where x.event_id = e.event_id and x.ends_at > :at
))
order by o.starts_at, o.occurrence_id
limit 1000;

-- All its rates that are in the shop, in the organizer's order, with what they need to know of their product.
--! list_rates : (sale_starts_at?, sale_ends_at?, suggested_price?, maximum_price?)
select p.product_id, p.name as product_name, p.description as product_description, p.kind, p.tax_rate_basis_points,
    r.rate_id, r.name, r.audience, r.price, r.price_kind, r.suggested_price, r.maximum_price,
    case r.price_kind when 'free_choice' then coalesce(r.maximum_price, r.suggested_price, r.price) else r.price end as highest_price,
    r.needs_code, r.minimum_per_order, r.maximum_per_order,
    case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end as sale_starts_at,
    case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end as sale_ends_at,
    (
        select coalesce(jsonb_agg(jsonb_build_object('product_id', q.product_id, 'maximum', q.maximum) order by q.product_id), '[]')
        from product_requirements q where q.addon_id = p.product_id
    ) as requires
from events e
join products p on p.event_id = e.event_id
join rates r on r.product_id = p.product_id and r.archived_at is null
where e.slug = :slug
order by p.position, p.number, r.position, r.number;

-- What it asks of buyers.
--! list_questions : (options?, maximum_length?, minimum?, maximum?, when_question_id?, when_equals?)
select q.question_id, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length, q.minimum, q.maximum,
    q.when_question_id, q.when_equals,
    array(
        select p.product_id from question_products p where p.question_id = q.question_id order by p.product_id
    ) as product_ids
from events e
join questions q on q.event_id = e.event_id and q.archived_at is null
where e.slug = :slug
order by q.position;

-- Events that the public may see, with their occurrences that take place and are not over; or a draft, by the secret of its
-- preview link.
--! list_coming (preview?) : (few_left_percent?)
select e.event_id, e.availability_shown,
    case when e.availability_shown <> 'hidden' then e.few_left_percent end as few_left_percent,
    array(
        select o.occurrence_id from occurrences o
        where o.event_id = e.event_id and e.status <> 'cancelled' and o.status = 'scheduled' and o.ends_at > :at
    ) as occurrence_ids
from events e
where e.slug = any(:slugs)
    and (e.status <> 'draft' or (e.preview_hash = sha256(convert_to(:preview, 'UTF8')) and e.deleted_at is null));

-- What the rates of events take: a row for each pool of each rate, with what it has free. A pool without an occurrence
-- is shared by all. What was claimed until a time that has passed is free.
--! list_stock : (occurrence_id?, sale_starts_at?, sale_ends_at?)
select e.event_id, r.rate_id, t.kind, r.price, r.needs_code,
    case r.price_kind when 'free_choice' then coalesce(r.maximum_price, r.suggested_price, r.price) else r.price end as highest_price,
    case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end as sale_starts_at,
    case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end as sale_ends_at,
    p.occurrence_id, p.numbered, x.units, p.capacity, p.capacity - p.taken + coalesce((
        select sum(c.units) from claims c where c.pool_id = p.pool_id and c.expires_at <= :at
    ), 0) as free
from events e
join products t on t.event_id = e.event_id
join rates r on r.product_id = t.product_id and r.archived_at is null
join rate_pools x on x.rate_id = r.rate_id
join pools p on p.pool_id = x.pool_id
where e.slug = any(:slugs);

-- A code, folded, with the rates it is for and how often it can still be used.
--! find_code : (value?, valid_from?, valid_until?, uses_left?, budget_left?)
select c.kind, c.value,
    case when isfinite(lower(c.valid_during)) then lower(c.valid_during) end as valid_from,
    case when isfinite(upper(c.valid_during)) then upper(c.valid_during) end as valid_until,
    array(select r.rate_id from code_rates r where r.code_id = c.code_id) as rate_ids,
    (
        select p.capacity - p.taken + coalesce((
            select sum(x.units) from claims x where x.pool_id = p.pool_id and x.expires_at <= :at
        ), 0)
        from pools p where p.pool_id = c.pool_id
    ) as uses_left,
    (
        select p.capacity - p.taken + coalesce((
            select sum(x.units) from claims x where x.pool_id = p.pool_id and x.expires_at <= :at
        ), 0)
        from pools p where p.pool_id = c.budget_pool_id
    ) as budget_left
from events e
join codes c on c.event_id = e.event_id
where e.slug = :slug and c.folded = :code;

-- Whether an event that takes place has this occurrence, for the public or by the secret of its preview link.
--! find_occurrence (preview?)
select o.occurrence_id
from events e
join occurrences o on o.event_id = e.event_id
where e.slug = :slug and o.occurrence_id = :occurrence_id and o.status = 'scheduled' and (e.status = 'published'
    or (e.status = 'draft' and e.preview_hash = sha256(convert_to(:preview, 'UTF8')) and e.deleted_at is null));

-- The numbered places of an occurrence in the room's order, and whether somebody has them.
--! list_places
select p.place_id, p.pool_id, p.section, p.row_label, p.label,
    exists (select from claims c where c.place_id = p.place_id and c.expires_at > :at) as taken
from pools s
join places p on p.pool_id = s.pool_id
where s.occurrence_id = :occurrence_id
order by min(p.position) over (partition by p.section), p.section,
    min(p.position) over (partition by p.section, p.row_label), p.row_label, p.position, p.label;

-- The rates that the places of each pool can be sold at.
--! list_place_rates
select s.pool_id, r.rate_id, r.needs_code
from pools s
join rate_pools x on x.pool_id = s.pool_id
join rates r on r.rate_id = x.rate_id and r.archived_at is null
join products p on p.product_id = r.product_id
where s.occurrence_id = :occurrence_id and s.numbered
order by p.position, p.number, r.position, r.number;

-- Who sells.
--! find_organizer : (legal_name?, address?, registration_number?, vat_number?, terms?, privacy?)
select g.slug, g.name, g.email, g.legal_name, g.address, g.registration_number, g.vat_number, g.licence_numbers, g.terms,
    g.privacy
from organizers g
where g.slug = :slug;

-- The addresses of events that are not over, as many as a sitemap may have beside those of organizers.
--! list_slugs
select e.slug
from events e
where e.status = 'published' and exists (
    select from occurrences o where o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > :at
)
order by e.slug
limit 39999;

-- The addresses of organizers with an event that the public may see, and when the latest of them came into view.
--! list_organizer_slugs : (published_at?)
select g.slug, max(e.published_at) as published_at
from organizers g
join events e on e.organizer_id = g.organizer_id
where e.status = 'published' and e.archived_at is null
group by g.slug
order by g.slug
limit 10000;
