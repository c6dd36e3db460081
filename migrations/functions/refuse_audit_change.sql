-- An entry that was written stays as it is.
create or replace function refuse_audit_change() returns trigger
language plpgsql as $$
begin
    raise exception 'audit entries are never changed or deleted' using errcode = 'restrict_violation';
end $$;

create or replace trigger audit_entries_refuse_change before update or delete on audit_entries
    for each row execute function refuse_audit_change();
create or replace trigger audit_entries_refuse_truncate before truncate on audit_entries
    for each statement execute function refuse_audit_change();
