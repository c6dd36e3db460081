-- A copy of an event that has no dates yet keeps its capacities as planned ones: the first date takes them over.
alter table pools
    drop constraint pools_kind_check,
    add constraint pools_kind_check check (kind in ('places', 'uses', 'budget', 'planned')),
    add constraint pools_planned_check check (kind <> 'planned' or (occurrence_id is null and taken = 0));
