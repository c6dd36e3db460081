-- A place that is taken out of its pool keeps its row where an order has named it, without a pool: nobody can claim it from then
-- on, as a claim and its place are of one pool.
alter table places
    alter column pool_id drop not null,
    add constraint places_place_id_pool_id_key unique (place_id, pool_id);
alter table claims
    add constraint claims_place_id_pool_id_fkey foreign key (place_id, pool_id) references places (place_id, pool_id),
    drop constraint claims_place_id_fkey;
