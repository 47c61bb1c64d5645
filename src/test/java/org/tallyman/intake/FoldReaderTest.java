package org.tallyman.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.tallyman.device.DeviceView;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Frame;
import org.tallyman.ident.DeviceId;
import org.tallyman.testsupport.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class FoldReaderTest {

    private final TestDevices devices;
    private final Devices known;
    private final Intake intake;
    private final DataSource dataSource;
    private final Decoders decoders;

    FoldReaderTest(TestDevices devices, Devices known, Intake intake, DataSource dataSource, Decoders decoders) {
        this.devices = devices;
        this.known = known;
        this.intake = intake;
        this.dataSource = dataSource;
        this.decoders = decoders;
    }

    @Test
    void readsNoMoreBlocksThanFitIntoOneFold() throws SQLException {
        TestDevices.Line device = devices.register("tallyman");
        DeviceView view = known.byId(device.id().value()).orElseThrow();
        for (int i = 0; i < 10; i++) {
            intake.receive(view, "http", new Frame("", threeReads(i).getBytes(UTF_8), Instant.now()))
                    .join();
        }
        OfOneDevice blocks = new OfOneDevice(device.id());
        List<KeptBlock> kept = new FoldReader(dataSource, blocks, decoders, withElements(12)).blocksAfter(0);
        assertThat(kept).hasSize(4);
        assertThat(blocks.read).isEqualTo(4);
    }

    private static String threeReads(int second) {
        return """
                [{"epc":"30340242201D8840009EFDF7","antenna":1,"time":"2026-03-01T10:00:%1$02dZ"},
                 {"epc":"30340242201D8840009EFDF7","antenna":2,"time":"2026-03-01T10:00:%1$02dZ"},
                 {"epc":"30340242201D8840009EFDF7","antenna":3,"time":"2026-03-01T10:00:%1$02dZ"}]""".formatted(second);
    }

    private static IntakeConfig withElements(int max) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValue("tallyman.intake.fold-elements-max", "" + max)
                .withMapping(IntakeConfig.class)
                .build()
                .getConfigMapping(IntakeConfig.class);
    }

    /** The blocks of one device only, and how many of them were read. */
    private static final class OfOneDevice extends BlockStore {

        private final DeviceId device;
        private int read;

        OfOneDevice(DeviceId device) {
            this.device = device;
        }

        @Override
        List<StoredBlock> after(long block, int limit, Connection connection) throws SQLException {
            List<StoredBlock> next = ofDeviceFrom(device, block + 1, limit, connection);
            read += next.size();
            return next;
        }
    }
}
