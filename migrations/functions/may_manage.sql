-- Whether somebody may let in, and keep out, members of this role: owners may, managers where it is neither owner nor manager. What is
-- done upon it comes one at a time for an organizer with changes of memberships, so that nobody does it whose role was taken away.
create or replace function may_manage(organizer uuid, actor uuid, role text) returns boolean
language plpgsql as $$
begin
    perform from organizers o where o.organizer_id = organizer for no key update;
    return exists (
        select from memberships m
        where m.organizer_id = organizer and m.account_id = actor
            and (m.role = 'owner' or (m.role = 'manager' and may_manage.role not in ('owner', 'manager')))
    );
end $$;
