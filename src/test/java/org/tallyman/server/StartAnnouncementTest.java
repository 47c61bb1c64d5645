package org.tallyman.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartAnnouncementTest {

    @Test
    void showsTheFirstPasswordWithAddressAndData() {
        assertThat(StartAnnouncement.text(8080, Optional.of("0123456789ab"), Optional.of("/var/lib/tallyman")))
                .contains("http://localhost:8080", "admin", "0123456789ab", "/var/lib/tallyman");
    }

    @Test
    void showsNoPasswordLater() {
        assertThat(StartAnnouncement.text(8080, Optional.empty(), Optional.empty()))
                .contains("http://localhost:8080")
                .doesNotContain("password", "admin");
    }
}
