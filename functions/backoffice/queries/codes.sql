-- A page of an event's codes, or one of them: the newest first. Used: by what is paid for; held: by orders that are not paid yet.
--! list_codes (code_id?, batch_id?, search?, after_at?, after_id?, at_most?) : (value?, valid_from?, valid_until?, code_batch_id?, batch_name?, recipient?, maximum_uses?, budget?)
select c.code_id, c.version, c.code, c.kind, c.value, c.code_batch_id, b.name as batch_name, c.recipient, c.created_at,
    case when isfinite(lower(c.valid_during)) then lower(c.valid_during) end as valid_from,
    case when isfinite(upper(c.valid_during)) then upper(c.valid_during) end as valid_until,
    array(select r.rate_id from code_rates r where r.code_id = c.code_id order by r.rate_id) as rate_ids,
    l.capacity as maximum_uses, u.used, u.held, m.capacity as budget, s.used as budget_used, s.held as budget_held,
    exists (select from orders o where o.code_id = c.code_id) as ordered
from codes c
left join code_batches b using (code_batch_id)
left join pools l on l.pool_id = c.pool_id
cross join lateral (
    select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0)::bigint as used,
        coalesce(sum(x.units) filter (where x.expires_at > :at and x.expires_at < 'infinity'), 0)::bigint as held
    from claims x where x.pool_id = c.pool_id
) as u
left join pools m on m.pool_id = c.budget_pool_id
cross join lateral (
    select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0)::bigint as used,
        coalesce(sum(x.units) filter (where x.expires_at > :at and x.expires_at < 'infinity'), 0)::bigint as held
    from claims x where x.pool_id = c.budget_pool_id
) as s
where c.event_id = :event_id
    and (:code_id::uuid is null or c.code_id = :code_id)
    and (:batch_id::uuid is null or c.code_batch_id = :batch_id)
    and (:search::text is null or c.folded like '%' || fold_code(:search) || '%' or c.recipient ilike '%' || :search || '%')
    and (:after_at::timestamptz is null or (c.created_at, c.code_id) < (:after_at, :after_id::uuid))
order by c.created_at desc, c.code_id desc
limit :at_most;

-- How many codes an event has.
--! count_codes
select count(*) from codes c where c.event_id = :event_id;

-- Those of these rates that are an event's and in the shop.
--! own_rates
select r.rate_id from rates r join products p using (product_id)
where p.event_id = :event_id and r.rate_id = any(:rate_ids) and r.archived_at is null;

--! create_batch
insert into code_batches (code_batch_id, event_id, name, created_at) values (:batch_id, :event_id, :name, :at);

-- Codes of the same terms, each with its own uses and budget; those that are an event's already are passed over.
--! create_codes (value?, valid_from?, valid_until?, batch_id?, recipient?, maximum_uses?, budget?)
with wanted as (
    select w.code_id, w.code, case when :maximum_uses::integer is not null then gen_random_uuid() end as pool_id,
        case when :budget::integer is not null then gen_random_uuid() end as budget_pool_id
    from unnest(:code_ids::uuid[], :codes::text[]) as w (code_id, code)
    where not exists (select from codes c where c.event_id = :event_id and c.folded = fold_code(w.code))
), counted as (
    insert into pools (pool_id, event_id, name, capacity, kind)
    select w.pool_id, :event_id, w.code, :maximum_uses, 'uses' from wanted w where w.pool_id is not null
    union all
    select w.budget_pool_id, :event_id, w.code, :budget, 'budget' from wanted w where w.budget_pool_id is not null
), made as (
    insert into codes (code_id, event_id, code, kind, value, valid_during, pool_id, budget_pool_id, code_batch_id, recipient, created_at)
    select w.code_id, :event_id, w.code, :kind, :value::bigint, tstzrange(:valid_from::timestamptz, :valid_until::timestamptz), w.pool_id,
        w.budget_pool_id, :batch_id::uuid,
        :recipient::text, :at::timestamptz
    from wanted w
    returning code_id
), tied as (
    insert into code_rates (code_id, rate_id) select m.code_id, r.rate_id from made m cross join unnest(:rate_ids::uuid[]) as r (rate_id)
)
select m.code_id from made m;

-- Locked until the transaction ends; where its uses and its discounts are counted.
--! lock_code : (pool_id?, budget_pool_id?)
select c.pool_id, c.budget_pool_id from codes c
where c.code_id = :code_id and c.event_id = :event_id
for update;

--! change_code (value?, valid_from?, valid_until?, recipient?, pool_id?, budget_pool_id?)
update codes
set code = :code, kind = :kind, value = :value, valid_during = tstzrange(:valid_from, :valid_until), recipient = :recipient,
    pool_id = :pool_id, budget_pool_id = :budget_pool_id, version = version + 1
where code_id = :code_id;

-- The rates that a code is for.
--! tie_rates
with untied as (
    delete from code_rates where code_id = :code_id and rate_id <> all(:rate_ids)
)
insert into code_rates (code_id, rate_id) select :code_id, r.rate_id from unnest(:rate_ids::uuid[]) as r (rate_id)
on conflict do nothing;

-- Where the uses of a code are counted, or its discounts.
--! limit_code
insert into pools (pool_id, event_id, name, capacity, kind) values (:pool_id, :event_id, :name, :capacity, :kind);

-- How much of a limit is taken, which nobody adds to until the transaction ends.
--! lock_limit
with locked as materialized (
    select pool_id from pools where pool_id = :pool_id for update
)
select coalesce(sum(x.units), 0)::bigint
from locked l left join claims x on x.pool_id = l.pool_id and x.expires_at > :at;
