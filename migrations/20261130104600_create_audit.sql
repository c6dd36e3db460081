create table audit_chains (
    -- The organizer, or the account for what concerns a person alone.
    chain_id uuid not null,
    sequence bigint not null,
    hash bytea not null,
    constraint audit_chains_pkey primary key (chain_id)
);
comment on table audit_chains is 'The end of each chain of audit entries; its row lock orders those who append.';

create table audit_entries (
    audit_entry_id uuid not null,
    chain_id uuid not null,
    sequence bigint not null,
    organizer_id uuid,
    actor_kind text not null,
    -- The account, key or device; no foreign key: it may go, and the entry stays. Null for the operator.
    actor_id uuid,
    -- <subject>.<verb in the past>, such as member.role_changed: shared/domain/audit has the list.
    action text not null,
    subject_kind text not null,
    subject_id uuid,
    event_id uuid,
    order_id uuid,
    -- {"role": ["sales", "manager"], "name": "changed"}: values of enumerations and numbers, never what a person is called or wrote.
    difference jsonb not null default '{}',
    created_at timestamptz not null,
    previous_hash bytea not null,
    hash bytea not null,
    constraint audit_entries_pkey primary key (audit_entry_id),
    constraint audit_entries_chain_id_sequence_key unique (chain_id, sequence),
    constraint audit_entries_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint audit_entries_chain_id_check check (organizer_id is null or organizer_id = chain_id),
    constraint audit_entries_actor_kind_check check (actor_kind in ('person', 'key', 'device', 'operator')),
    constraint audit_entries_actor_id_check check ((actor_kind = 'operator') = (actor_id is null)),
    constraint audit_entries_action_check check (action ~ '^[a-z_]+\.[a-z_]+$'),
    constraint audit_entries_difference_check check (jsonb_typeof(difference) = 'object')
);
comment on table audit_entries is 'Who did what; appended to, and never changed.';
create index audit_entries_organizer_id_idx on audit_entries (organizer_id, sequence);
create index audit_entries_chain_id_actor_id_idx on audit_entries (chain_id, actor_id, sequence);
create index audit_entries_chain_id_action_idx on audit_entries (chain_id, action, sequence);
create index audit_entries_chain_id_subject_id_idx on audit_entries (chain_id, subject_id, sequence);
