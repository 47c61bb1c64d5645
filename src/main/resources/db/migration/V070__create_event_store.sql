-- What happened, in the shape of EPCIS 2.0. Read points, places and messages are named without foreign keys: their rows
-- are never deleted while an event names them, and a key would lock the same few rows in every transaction that records.
create table event (
    -- Made by the producer from the event's content, event time first: the same event again has the same id.
    id                uuid primary key,
    event_time        timestamptz not null,
    record_time       timestamptz not null default now(),
    -- The EPCIS JSON, without recordTime and errorDeclaration, which the columns here hold.
    body              jsonb not null check (jsonb_typeof(body) = 'object'),
    read_point_id     bigint check (read_point_id > 0),
    place_id          bigint check (place_id > 0),
    source_message    bigint check (source_message > 0),
    source_element    int check (source_element >= 0),
    type              text not null check (type in (
        'ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent')),
    action            text check (action in ('OBSERVE', 'ADD', 'DELETE')),
    -- Bare words of the Core Business Vocabulary, or URIs.
    biz_step          text,
    disposition       text,
    error_declared_at timestamptz,
    error_reason      text,
    corrective        uuid[],
    check ((action is null) = (type = 'TransformationEvent')),
    check ((source_message is null) = (source_element is null)),
    check (error_declared_at is not null or (error_reason is null and corrective is null))
);

create index event_time_id on event (event_time, id);
create index event_read_point on event (read_point_id, event_time, id) where read_point_id is not null;
create index event_place on event (place_id, event_time, id) where place_id is not null;
create index event_biz_step on event (biz_step, event_time, id) where biz_step is not null;
create index event_disposition on event (disposition, event_time, id) where disposition is not null;
-- Nearly all events are object events: the index by time serves those.
create index event_rare_type on event (type, event_time, id) where type <> 'ObjectEvent';

-- Which identifiers an event names. The key is also the index of an item's history, read backwards.
create table event_epc (
    epc        text not null check (octet_length(epc) between 1 and 2400),
    event_time timestamptz not null,
    event_id   uuid not null,
    -- What it is to the event, such as EPC, or PARENT,CHILD.
    roles      text not null check (roles ~ '^[A-Z_]+(,[A-Z_]+)*$'),
    primary key (epc, event_time, event_id)
);
