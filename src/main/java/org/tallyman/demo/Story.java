package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What all activities share.
 *
 * @param devices by code
 * @param numbers what this run numbers with
 */
record Story(
        Api api,
        Agenda agenda,
        Warehouse warehouse,
        Readers readers,
        Map<String, Device> devices,
        RandomGenerator random,
        Numbers numbers) {

    Device device(String code) {
        return Objects.requireNonNull(devices.get(code), code);
    }

    /** A tag that is read a few times at a read point, beginning then. */
    void seeAt(String readPoint, List<String> epcs, Instant from) {
        for (int i = 0; i < 3; i++) {
            agenda.at(from.plusMillis(400L * i), now -> readers.see(now, readPoint, epcs, -5_200));
        }
    }

    /** Any one of these. */
    <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Says what tags are on, by the CSV that a supplier or a label printer would give. */
    void commission(List<Carton> cartons, Instant at) {
        StringBuilder csv = new StringBuilder("code,lot,expiry,effectiveAt\n");
        for (Carton carton : cartons) {
            csv.append(carton.epc()).append(',').append(carton.lot()).append(',');
            csv.append(carton.expiry()).append(',').append(at).append('\n');
        }
        api.load("/commissioning/import", csv.toString());
    }

    /** Numbers that no run before used: they grow from the second in which this one began. */
    static final class Numbers {

        private static final Instant SINCE = Instant.parse("2024-01-01T00:00:00Z");
        private static final long PER_SECOND = 100;

        private final long run;
        private long next;

        Numbers(Instant start) {
            this.run = Duration.between(SINCE, start).toSeconds();
            this.next = run * PER_SECOND;
        }

        long next() {
            return next++;
        }

        UUID uuid() {
            return new UUID(run, next());
        }
    }
}
