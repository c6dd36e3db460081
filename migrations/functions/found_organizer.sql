-- A new organizer, and who founded it as its owner.
create or replace function found_organizer(organizer uuid, slug text, name text, email text, locale text, founder uuid, entry uuid,
    at timestamptz) returns void
language sql as $$
    insert into organizers (organizer_id, slug, name, email, locale, created_at)
    values (found_organizer.organizer, found_organizer.slug, found_organizer.name, found_organizer.email, found_organizer.locale,
        found_organizer.at);
    insert into memberships (organizer_id, account_id, role, created_at)
    values (found_organizer.organizer, found_organizer.founder, 'owner', found_organizer.at);
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, created_at)
    values (found_organizer.entry, found_organizer.organizer, found_organizer.organizer, 'person', found_organizer.founder,
        'organizer.founded', 'organizer', found_organizer.organizer, found_organizer.at);
$$;
