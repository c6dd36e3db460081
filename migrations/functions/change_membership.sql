-- Gives a member another role or other events, or, with `role` null, takes the membership away. Their sessions end, but for the one it is
-- done in (`session`). A manager changes neither owners nor managers, and makes none; anybody may leave. One at a time for an organizer,
-- so that two owners cannot both leave, nor one who is an owner no more change another.
create or replace function change_membership(organizer uuid, member uuid, role text, all_events boolean, event_ids uuid[], actor uuid,
    session uuid, entry uuid, at timestamptz, out outcome membership_outcome)
language plpgsql as $$
declare
    former memberships;
    former_events uuid[];
    given_events uuid[];
    actor_role memberships.role%type;
begin
    perform from organizers o where o.organizer_id = organizer for no key update;
    select m.* into former from memberships m where m.organizer_id = organizer and m.account_id = member;
    if not found then
        outcome := 'absent';
        return;
    end if;
    select m.role into actor_role from memberships m where m.organizer_id = organizer and m.account_id = actor;
    if actor_role is distinct from 'owner' and not (actor = member and role is null) and (actor = member
        or actor_role is distinct from 'manager' or former.role in ('owner', 'manager') or coalesce(role, '') in ('owner', 'manager')) then
        outcome := 'not_yours';
        return;
    elsif former.role = 'owner' and role is distinct from 'owner'
        and not exists (select from memberships m where m.organizer_id = organizer and m.role = 'owner' and m.account_id <> member) then
        outcome := 'last_owner';
        return;
    end if;
    former_events := array(
        select v.event_id from membership_events v where v.organizer_id = organizer and v.account_id = member order by v.event_id);
    if role is null then
        delete from memberships m where m.organizer_id = organizer and m.account_id = member;
    else
        update memberships m set role = change_membership.role, all_events = change_membership.all_events
        where m.organizer_id = organizer and m.account_id = member;
        delete from membership_events v where v.organizer_id = organizer and v.account_id = member;
        with given as (
            insert into membership_events (organizer_id, account_id, event_id)
            select organizer, member, e.event_id from events e
            where not change_membership.all_events and e.organizer_id = organizer and e.event_id = any(event_ids)
            returning event_id
        )
        select array_agg(g.event_id order by g.event_id) into given_events from given g;
    end if;
    perform end_sessions(member, session);
    insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, difference,
        created_at)
    values (entry, organizer, organizer, 'person', actor,
        case when role is not null then 'member.changed' when actor = member then 'member.left' else 'member.removed' end,
        'account', member,
        case when role is null then jsonb_build_object('role', former.role)
        else jsonb_strip_nulls(jsonb_build_object(
            'role', case when role <> former.role then jsonb_build_array(former.role, role) end,
            'all_events', case when all_events <> former.all_events then jsonb_build_array(former.all_events, all_events) end,
            'events', case when coalesce(given_events, '{}') <> former_events then 'changed' end)) end, at);
    outcome := 'done';
end $$;
