alter table pools
    add column version integer not null default 1,
    -- Of the event's areas, in the order of the editor; shared by the pools of an area.
    add column position smallint not null default 0,
    add column kind text not null default 'places',
    add constraint pools_kind_check check (kind in ('places', 'uses', 'budget'));
update pools p set kind = 'uses' where exists (select from codes c where c.pool_id = p.pool_id);
