package org.tallyman.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallyman.access.DeviceKeys;
import org.tallyman.intake.TestDevices;
import org.tallyman.intake.webhook.Webhooks;
import org.tallyman.platform.sql.Sql;
import org.tallyman.testsupport.Administrator;
import org.tallyman.testsupport.TestDatabase;

/** No secret that must be used lies in the database as it was typed. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SealedSecretsTest {

    private static final String TYPED = "a secret that somebody typed";
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    private final TestDevices devices;
    private final Webhooks webhooks;
    private final DeviceKeys keys;
    private final SealingAtStart sealing;
    private final Seal seal;
    private final Sql sql;

    SealedSecretsTest(
            TestDevices devices, Webhooks webhooks, DeviceKeys keys, SealingAtStart sealing, Seal seal, Sql sql) {
        this.seal = seal;
        this.devices = devices;
        this.webhooks = webhooks;
        this.keys = keys;
        this.sealing = sealing;
        this.sql = sql;
    }

    @Test
    void sealsWhatIsTypedAndUsesItAllTheSame() {
        Administrator admin = Administrator.signIn();
        TestDevices.Line device = devices.register("impinj");
        String at = "/api/v1/devices/" + device.id().value();
        admin.api()
                .body(Map.of("scheme", "TOKEN", "secret", TYPED))
                .put(at + "/webhook")
                .then()
                .statusCode(200);
        admin.api().body(Map.of("key", KEY)).put(at + "/key").then().statusCode(200);
        admin.api()
                .body(Map.of("address", "http://127.0.0.1:9", "userName", "u", "password", TYPED))
                .put(at + "/outbound-link")
                .then()
                .statusCode(200)
                .body("passwordSet", equalTo(true));
        assertThat(column("secret", "webhook", device)).startsWith("sealed:1:");
        assertThat(column("password", "outbound_link", device)).startsWith("sealed:1:");
        assertThat(column("encode(key, 'hex')", "device_key", device)).doesNotContain(KEY);
        assertThat(webhooks.find(device.id()).orElseThrow().secret()).isEqualTo(TYPED);
        assertThat(keys.of(device.id()).orElseThrow().bytes()).hasSize(16);
        admin.api().delete(at + "/outbound-link");
    }

    @Test
    void sealsAtTheStartWhatLayInTheClear() {
        TestDevices.Line device = devices.register("impinj");
        devices.execute("insert into webhook values (" + device.id().value() + ", 'TOKEN', '" + TYPED
                + "', 'X-Key', '', 'HEX', '{body}', '', 300)");
        assertThat(sealing.sealAll()).isPositive();
        assertThat(column("secret", "webhook", device)).startsWith("sealed:1:");
        assertThat(sealing.sealAll()).isZero();
        assertThat(seal.open(column("secret", "webhook", device))).isEqualTo(TYPED);
    }

    private String column(String column, String table, TestDevices.Line device) {
        return sql.one(
                        "select " + column + " from " + table + " where device_id = ?",
                        row -> row.getString(1),
                        device.id().value())
                .orElseThrow();
    }
}
