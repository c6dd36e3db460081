create table code_batches (
    code_batch_id uuid not null,
    event_id uuid not null,
    name text not null,
    version integer not null default 1,
    created_at timestamptz not null,
    constraint code_batches_pkey primary key (code_batch_id),
    constraint code_batches_event_id_fkey foreign key (event_id) references events (event_id),
    constraint code_batches_name_check check (length(name) between 1 and 100)
);
comment on table code_batches is 'Codes that were made together.';
create index code_batches_event_id_idx on code_batches (event_id);
alter table codes
    add column version integer not null default 1,
    add column code_batch_id uuid,
    -- Whom it was made for.
    add column recipient text,
    -- What its discounts take of, in minor units.
    add column budget_pool_id uuid,
    add column created_at timestamptz not null default now(),
    add constraint codes_code_batch_id_fkey foreign key (code_batch_id) references code_batches (code_batch_id),
    add constraint codes_budget_pool_id_fkey foreign key (budget_pool_id) references pools (pool_id),
    add constraint codes_recipient_check check (length(recipient) between 1 and 254),
    add constraint codes_budget_pool_id_check check (budget_pool_id is null or kind <> 'unlock');
create index codes_code_batch_id_idx on codes (code_batch_id) where code_batch_id is not null;
create index codes_budget_pool_id_idx on codes (budget_pool_id) where budget_pool_id is not null;
