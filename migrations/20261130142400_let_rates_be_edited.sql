alter table rates
    -- What the organizer asked for, before fees that are passed on; null: as price.
    add column base_price bigint,
    add column price_kind text not null default 'fixed',
    -- For free_choice price is the least.
    add column suggested_price bigint,
    add column maximum_price bigint,
    -- Out of the shop, kept for what was sold at it.
    add column archived_at timestamptz,
    add constraint rates_base_price_check check (base_price between 0 and price),
    add constraint rates_price_kind_check check (price_kind in ('fixed', 'free_choice')),
    add constraint rates_suggested_price_check check ((suggested_price is null or price_kind = 'free_choice')
        and suggested_price between price and coalesce(maximum_price, suggested_price)),
    add constraint rates_maximum_price_check check ((maximum_price is null or price_kind = 'free_choice') and maximum_price >= price);
alter table rates drop constraint rates_product_id_audience_sale_during_excl;
-- Deferred: a boundary between two phases moves both in one transaction. The back office names an overlap before.
alter table rates add constraint rates_product_id_audience_sale_during_excl
    exclude using gist (product_id with =, audience with =, sale_during with &&) where (archived_at is null)
    deferrable initially deferred;

create table product_requirements (
    addon_id uuid not null,
    product_id uuid not null,
    -- How many of the add-on for each ticket of the product.
    maximum smallint not null default 1,
    constraint product_requirements_pkey primary key (addon_id, product_id),
    constraint product_requirements_addon_id_fkey foreign key (addon_id) references products (product_id),
    constraint product_requirements_product_id_fkey foreign key (product_id) references products (product_id),
    constraint product_requirements_maximum_check check (maximum between 1 and 100),
    constraint product_requirements_product_id_check check (addon_id <> product_id)
);
comment on table product_requirements is 'Add-ons that are sold beside these tickets only; no row: beside any or none.';
create index product_requirements_product_id_idx on product_requirements (product_id);
