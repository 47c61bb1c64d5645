-- How much was at hand at each site from minute to minute, for the line and the change beside the number. Of the clock, not
-- of the journal: a rebuild neither makes nor needs it.
create table stock_sample (
    at         timestamptz not null,
    site_id    bigint not null,
    at_hand    bigint not null,
    in_transit bigint not null,
    primary key (at, site_id)
);
