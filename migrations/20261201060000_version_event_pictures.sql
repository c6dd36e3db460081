alter table events
    add column images_version integer not null default 1;
comment on column events.images_version is 'Rises whenever the pictures that it shows change, or their order.';
