-- From a message to the events that its elements began.
create index event_source_message on event (source_message) where source_message is not null;
