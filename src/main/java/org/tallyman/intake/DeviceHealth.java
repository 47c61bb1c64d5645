package org.tallyman.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.Devices;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Observation;

/**
 * Keeps what each device's line looks like now: one row a device, written once a fold. A device behind a gateway is heard
 * when the gateway speaks for it.
 */
@ApplicationScoped
class DeviceHealth implements ObservationConsumer {

    private static final String UPSERT = """
            insert into device_health as h (device_id, last_seen_at, last_message_id, messages, elements, duplicates,
                rejections, gaps, clock_offset_ms, clock_measured_at, state, rate_per_min)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
            on conflict (device_id) do update set
                last_seen_at = greatest(h.last_seen_at, excluded.last_seen_at),
                last_message_id = greatest(h.last_message_id, excluded.last_message_id),
                messages = h.messages + excluded.messages,
                elements = h.elements + excluded.elements,
                duplicates = h.duplicates + excluded.duplicates,
                rejections = h.rejections + excluded.rejections,
                gaps = h.gaps + excluded.gaps,
                clock_offset_ms = case when excluded.clock_measured_at is not null and (h.clock_measured_at is null
                        or excluded.clock_offset_ms <= h.clock_offset_ms
                        or excluded.clock_measured_at > h.clock_measured_at + interval '1 hour')
                    then excluded.clock_offset_ms else h.clock_offset_ms end,
                clock_measured_at = case when excluded.clock_measured_at is not null and (h.clock_measured_at is null
                        or excluded.clock_offset_ms <= h.clock_offset_ms
                        or excluded.clock_measured_at > h.clock_measured_at + interval '1 hour')
                    then excluded.clock_measured_at else h.clock_measured_at end,
                state = case when excluded.state = '' then h.state else excluded.state end,
                (gap_1_s, gap_2_s, gap_3_s) = (
                    select greatest(h.gap_1_s * fade, gap_s),
                        greatest(h.gap_2_s * fade, least(h.gap_1_s * fade, gap_s)),
                        greatest(h.gap_3_s * fade, least(h.gap_2_s * fade, gap_s))
                    from (select gap_s, power(0.5, gap_s / 1209600) as fade
                        from (select greatest(0, extract(epoch from excluded.last_seen_at - h.last_seen_at))::float8
                            as gap_s) as silence) as faded),
                rate_per_min = case
                    when excluded.last_seen_at <= h.last_seen_at then h.rate_per_min
                    -- After an hour nothing is left of a rate, and after half a day less than a number can hold.
                    else h.rate_per_min * exp(
                            -least(3600, extract(epoch from excluded.last_seen_at - h.last_seen_at))::float8 / 60)
                        + excluded.messages end
            """;

    private final Devices devices;

    DeviceHealth(Devices devices) {
        this.devices = devices;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void consume(FoldBatch batch, Connection connection) throws SQLException {
        TreeMap<Long, Line> lines = new TreeMap<>();
        for (KeptMessage message : batch.messages()) {
            lines.computeIfAbsent(message.device().value(), id -> new Line()).add(message);
            addChildren(message, lines);
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            for (var entry : lines.entrySet()) {
                entry.getValue().bind(entry.getKey(), upsert);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private void addChildren(KeptMessage message, Map<Long, Line> lines) {
        List<Element> elements = message.elements();
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            String child = element.child();
            if (child != null) {
                boolean repeated = message.repeated().get(i);
                devices.child(message.device().value(), child)
                        .ifPresent(device -> lines.computeIfAbsent(device.id().value(), id -> new Line())
                                .add(message, element, repeated));
            }
        }
    }

    @Override
    public void committed() {
        // Nothing is remembered between batches.
    }

    @Override
    public void abandoned() {
        // Nothing is remembered between batches.
    }

    /** What one batch says of one device. */
    private static final class Line {

        private Instant lastSeen = Instant.EPOCH;
        private long lastMessage;
        private long messages;
        private long elements;
        private long duplicates;
        private long rejections;
        private long gaps;
        private long offsetMs;
        private @Nullable Instant measuredAt;
        private String state = "";

        void add(KeptMessage message) {
            messages++;
            lastMessage = Math.max(lastMessage, message.id().value());
            lastSeen = message.receivedAt().isAfter(lastSeen) ? message.receivedAt() : lastSeen;
            elements += message.elements().size();
            duplicates += message.repeated().cardinality();
            rejections += message.rejections().size();
            measureClock(message);
            for (Element element : message.elements()) {
                add(element.observation());
            }
        }

        /** One element of a message in which a gateway speaks for this device. */
        void add(KeptMessage message, Element element, boolean repeated) {
            messages += lastMessage == message.id().value() ? 0 : 1;
            lastMessage = Math.max(lastMessage, message.id().value());
            lastSeen = message.receivedAt().isAfter(lastSeen) ? message.receivedAt() : lastSeen;
            elements++;
            duplicates += repeated ? 1 : 0;
            measure(message, element);
            add(element.observation());
        }

        /**
         * A message takes time to come, and what it tells of may have waited: the smallest delay is nearest to how far
         * the device's clock is behind. Negative when the clock is ahead. What has no time but ours says nothing.
         */
        private void measureClock(KeptMessage message) {
            if (message.sentAt() != null) {
                measure(message, message.sentAt());
                return;
            }
            for (Element element : message.elements()) {
                measure(message, element);
            }
        }

        private void measure(KeptMessage message, Element element) {
            Instant observedAt = element.observation().observedAt();
            if (!observedAt.equals(message.receivedAt())) {
                measure(message, observedAt);
            }
        }

        private void measure(KeptMessage message, Instant deviceClock) {
            long delayMs = Duration.between(deviceClock, message.receivedAt()).toMillis();
            if (measuredAt == null || delayMs < offsetMs) {
                offsetMs = delayMs;
                measuredAt = message.receivedAt();
            }
        }

        private void add(Observation observation) {
            switch (observation) {
                case Observation.Gap gap -> gaps++;
                case Observation.DeviceStatus status -> state = status.state().isEmpty() ? state : status.state();
                case Observation.TagRead _,
                        Observation.Scan _,
                        Observation.Fix _,
                        Observation.Measurement _,
                        Observation.Signal _ -> {}
            }
        }

        void bind(long device, PreparedStatement upsert) throws SQLException {
            upsert.setLong(1, device);
            upsert.setTimestamp(2, Timestamp.from(lastSeen));
            upsert.setLong(3, lastMessage);
            upsert.setLong(4, messages);
            upsert.setLong(5, elements);
            upsert.setLong(6, duplicates);
            upsert.setLong(7, rejections);
            upsert.setLong(8, gaps);
            upsert.setLong(9, offsetMs);
            upsert.setTimestamp(10, measuredAt == null ? null : Timestamp.from(measuredAt));
            upsert.setString(11, state);
        }
    }
}
