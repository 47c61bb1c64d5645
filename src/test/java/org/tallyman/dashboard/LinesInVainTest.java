package org.tallyman.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallyman.intake.LineNow;
import org.tallyman.intake.TestDevices;
import org.tallyman.platform.Mark;
import org.tallyman.testsupport.TestDatabase;

/** What Tallyman calls in vain is among the exceptions, also where nobody said how often it speaks. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LinesInVainTest {

    private final TestDevices devices;
    private final PlantedLines lines;
    private final Concerns concerns;

    LinesInVainTest(TestDevices devices, PlantedLines lines, Concerns concerns) {
        this.devices = devices;
        this.lines = lines;
        this.concerns = concerns;
    }

    @AfterEach
    void clear() {
        lines.clear();
    }

    @Test
    void aDeviceThatIsCalledInVainIsAnExceptionAfterTwoMinutes() {
        TestDevices.Line device = devices.register("llrp");
        lines.plant(device.id(), downFor(Duration.ofSeconds(60)));
        assertThat(of(device)).isEmpty();
        lines.plant(device.id(), downFor(Duration.ofSeconds(130)));
        assertThat(of(device)).singleElement().satisfies(concern -> {
            assertThat(concern.mark()).isEqualTo(Mark.ALARM);
            assertThat(concern.word()).isEqualTo("down");
            assertThat(concern.detail()).isEqualTo("cannot be reached");
        });
        devices.disable(device);
        assertThat(of(device)).isEmpty();
    }

    private List<Concern> of(TestDevices.Line device) {
        String page = "/devices/" + device.id().value();
        return concerns.all().stream()
                .filter(concern -> concern.href().equals(page))
                .toList();
    }

    private static LineNow downFor(Duration time) {
        Instant since = Instant.now().minus(time);
        return new LineNow(LineNow.Phase.DOWN, since, "llrp://192.168.1.20", "cannot be reached", null, "");
    }
}
