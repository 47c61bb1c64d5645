package org.tallyman.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressTest {

    @Test
    void countsOneIpv6HostAsOneHoweverItRoams() {
        assertThat(Address.network("2001:db8:1:2::1")).isEqualTo(Address.network("2001:db8:1:2:ffff:1:2:3"));
        assertThat(Address.network("2001:db8:1:2::1")).isNotEqualTo(Address.network("2001:db8:1:3::1"));
    }

    @Test
    void countsIpv4AddressesApartInEitherSpelling() {
        assertThat(Address.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Address.network("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Address.network("192.0.2.1")).isNotEqualTo(Address.network("192.0.2.2"));
    }
}
