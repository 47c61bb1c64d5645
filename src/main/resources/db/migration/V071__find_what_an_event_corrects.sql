-- Few events are retracted: the way from a correction back to what it corrects.
create index event_corrective on event using gin (corrective) where corrective is not null;
