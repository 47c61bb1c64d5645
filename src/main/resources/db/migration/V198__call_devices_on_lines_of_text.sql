-- Scanners and scales that wait for their client are called too: over TCP, or on a serial port.
alter table outbound_link drop constraint outbound_link_address_check;
alter table outbound_link add constraint outbound_link_address_check
    check (address ~ '^((https?|llrps?|tcp)://|serial:/)' and length(address) <= 500);
