create table tax_rates (
    tax_rate_id uuid not null,
    organizer_id uuid not null,
    name text not null,
    -- Never changed: another percentage is another row.
    basis_points integer not null,
    -- Such as 'CIBS L. 212-2' — data, for laws are renumbered.
    legal_reference text,
    exemption_reason text,
    version integer not null default 1,
    archived_at timestamptz,
    created_at timestamptz not null,
    constraint tax_rates_pkey primary key (tax_rate_id),
    constraint tax_rates_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint tax_rates_name_check check (length(name) between 1 and 100),
    constraint tax_rates_basis_points_check check (basis_points between 0 and 10000),
    constraint tax_rates_exemption_reason_check check (exemption_reason is null or basis_points = 0)
);
comment on table tax_rates is 'The rates of tax that an organizer sells with, and by which law.';
create index tax_rates_organizer_id_idx on tax_rates (organizer_id);
alter table products
    add column version integer not null default 1,
    -- Of which tax_rate_basis_points is a copy, which is what the sale reads.
    add column tax_rate_id uuid,
    add constraint products_tax_rate_id_fkey foreign key (tax_rate_id) references tax_rates (tax_rate_id);
create index products_tax_rate_id_idx on products (tax_rate_id) where tax_rate_id is not null;
