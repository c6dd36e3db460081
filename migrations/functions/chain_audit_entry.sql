-- Gives each new entry its place in its chain. Who appends to the same chain waits here until the other's transaction has ended, and
-- reads the end of the chain as that left it; so append last, and to one chain only.
create or replace function chain_audit_entry() returns trigger
language plpgsql as $$
begin
    select c.sequence + 1, c.hash into new.sequence, new.previous_hash
    from audit_chains c where c.chain_id = new.chain_id for update;
    if not found then
        insert into audit_chains (chain_id, sequence, hash) values (new.chain_id, 0, sha256(uuid_send(new.chain_id)))
        on conflict (chain_id) do nothing;
        select c.sequence + 1, c.hash into strict new.sequence, new.previous_hash
        from audit_chains c where c.chain_id = new.chain_id for update;
    end if;
    new.hash := audit_hash(new.previous_hash, new);
    update audit_chains set sequence = new.sequence, hash = new.hash where chain_id = new.chain_id;
    return new;
end $$;

create or replace trigger audit_entries_chain before insert on audit_entries
    for each row execute function chain_audit_entry();
