create table memberships (
    organizer_id uuid not null,
    account_id uuid not null,
    role text not null,
    -- Else those in membership_events.
    all_events boolean not null default true,
    created_at timestamptz not null,
    constraint memberships_pkey primary key (organizer_id, account_id),
    constraint memberships_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint memberships_account_id_fkey foreign key (account_id) references accounts (account_id),
    constraint memberships_role_check check (role in ('owner', 'manager', 'sales', 'accountant', 'gate')),
    constraint memberships_all_events_check check (all_events or role <> 'owner')
);
comment on table memberships is 'Who works for an organizer, and as what.';
create index memberships_account_id_idx on memberships (account_id);

create table membership_events (
    organizer_id uuid not null,
    account_id uuid not null,
    event_id uuid not null,
    constraint membership_events_pkey primary key (organizer_id, account_id, event_id),
    constraint membership_events_organizer_id_account_id_fkey foreign key (organizer_id, account_id)
        references memberships (organizer_id, account_id) on delete cascade,
    constraint membership_events_event_id_fkey foreign key (event_id) references events (event_id)
);
comment on table membership_events is 'The events that a member who does not see all sees.';
create index membership_events_event_id_idx on membership_events (event_id);

create table invitations (
    invitation_id uuid not null,
    organizer_id uuid not null,
    email text not null,
    email_folded text not null,
    role text not null,
    all_events boolean not null,
    event_ids uuid[] not null default '{}',
    locale text not null,
    invited_by uuid not null,
    created_at timestamptz not null,
    mailed_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    constraint invitations_pkey primary key (invitation_id),
    constraint invitations_organizer_id_fkey foreign key (organizer_id) references organizers (organizer_id),
    constraint invitations_invited_by_fkey foreign key (invited_by) references accounts (account_id),
    constraint invitations_role_check check (role in ('owner', 'manager', 'sales', 'accountant', 'gate')),
    constraint invitations_all_events_check check (all_events or role <> 'owner'),
    constraint invitations_locale_check check (locale in ('fr', 'en'))
);
comment on table invitations is 'Somebody was asked to work for an organizer.';
create index invitations_organizer_id_idx on invitations (organizer_id, created_at);
create index invitations_invited_by_idx on invitations (invited_by);
-- Who is invited again has one invitation: the former is revoked.
create unique index invitations_organizer_id_email_folded_key on invitations (organizer_id, email_folded)
    where accepted_at is null and revoked_at is null;
