-- Readers that wait for their client on a socket are called too: llrp, and llrps over TLS.
alter table outbound_link drop constraint outbound_link_address_check;
alter table outbound_link add constraint outbound_link_address_check
    check (address ~ '^(https?|llrps?)://' and length(address) <= 500);
