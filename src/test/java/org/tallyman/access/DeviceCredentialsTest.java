package org.tallyman.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.TestClock;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class DeviceCredentialsTest {

    @Inject
    DeviceCredentials credentials;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void knowsADeviceByItsTokenAlone() {
        DeviceId device = new DeviceId(9001);
        String token = credentials.issue(device, "R-9001");
        assertThat(token).matches("tmd_[0-9a-f]{12}_[0-9a-f]{40}");
        assertThat(credentials.authenticate(token)).contains(device);
        assertThat(credentials.authenticate("R-9001", token)).contains(device);
    }

    @Test
    void refusesATokenUnderAnotherName() {
        String token = credentials.issue(new DeviceId(9002), "R-9002");
        assertThat(credentials.authenticate("R-9999", token)).isEmpty();
    }

    @Test
    void refusesATokenWithOneOtherDigit() {
        String token = credentials.issue(new DeviceId(9003), "R-9003");
        String last = token.endsWith("0") ? "1" : "0";
        assertThat(credentials.authenticate(token.substring(0, token.length() - 1) + last))
                .isEmpty();
        assertThat(credentials.authenticate("")).isEmpty();
        assertThat(credentials.authenticate(token.replace("tmd_", "tmu_"))).isEmpty();
    }

    @Test
    void keepsTheOldTokenForTheOverlapOnly() {
        DeviceId device = new DeviceId(9004);
        String old = credentials.issue(device, "R-9004");
        String fresh = credentials.rotate(device, "R-9004", Duration.ofHours(1));
        assertThat(credentials.authenticate(old)).contains(device);
        clock.advance(Duration.ofHours(1));
        assertThat(credentials.authenticate(old)).isEmpty();
        assertThat(credentials.authenticate(fresh)).contains(device);
        assertThat(credentials.of(device)).hasSize(1);
    }

    @Test
    void endsEveryTokenOfADeviceAtOnce() {
        DeviceId device = new DeviceId(9005);
        String first = credentials.issue(device, "R-9005");
        String second = credentials.issue(device, "R-9005");
        credentials.revoke(device);
        assertThat(credentials.authenticate(first)).isEmpty();
        assertThat(credentials.authenticate(second)).isEmpty();
    }

    @Test
    void hearsWhatAnotherReplicaRevoked() {
        DeviceId device = new DeviceId(9007);
        String token = credentials.issue(device, "R-9007");
        sql.update("update device_credential set revoked_at = now() where device_id = ?", device.value());
        credentials.reload();
        assertThat(credentials.authenticate(token)).isEmpty();
    }

    @Test
    void keepsNoTokenText() {
        DeviceId device = new DeviceId(9008);
        String token = credentials.issue(device, "R-9008");
        String row = sql.one(
                        "select d::text from device_credential d where device_id = ?",
                        found -> found.getString(1),
                        device.value())
                .orElseThrow();
        assertThat(row).doesNotContain(token.substring(token.length() - 40));
    }
}
