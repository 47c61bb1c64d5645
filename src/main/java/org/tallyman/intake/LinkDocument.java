package org.tallyman.intake;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.tallyman.device.DeviceView;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;

/** A line in JSON. */
@Schema(name = "Link")
record LinkDocument(
        long deviceId,
        String code,
        String name,
        String dialect,
        @Nullable String identifier,

        @Schema(description = "line, gateway, internet or child")
        String kind,

        @Schema(description = "down, silent, clock, calling, never, up, heard, asleep or disabled")
        String state,

        @Schema(description = "whether somebody should look at it")
        boolean amiss,

        @Nullable Long placeId,
        @Nullable Long siteId,
        @Nullable Long gatewayId,
        @Nullable Instant lastSeen,

        @Schema(description = "for how many seconds it may be silent; null where that is not known") @Nullable
        Long expectedWithinS,

        @Schema(description = "whether that follows from its own messages; else a person set it")
        boolean expectedLearned,

        double messagesPerMinute,
        long messages,

        @Schema(description = "elements that could not be taken")
        long errors,

        @Schema(
                description =
                        "elements that had been counted before; without those of a message that came whole before, which is not kept again")
        long duplicates,

        @Schema(description = "times that the device said that it lost data")
        long gaps,

        @Schema(description = "messages not taken since the start, such as for coming too fast")
        long refused,

        @Schema(description = "why the last of them, such as too-fast; null while there is none") @Nullable
        String refusedReason,

        @Schema(description = "parts of its messages that wait in quarantine")
        long quarantined,

        @Schema(description = "how many seconds its clock is ahead of ours; null before its first message") @Nullable
        Double clockAheadS,

        @Schema(description = "what the device last said of its own state, in its words; empty when it says nothing")
        String says,

        @Schema(description = "its connection; null without one") @Nullable
        Connection connection) {

    /** As it is now. */
    @Schema(name = "LinkConnection")
    record Connection(
            @Schema(description = "up, calling or down") String phase,

            @Schema(description = "when the phase began") Instant since,

            @Schema(description = "the other end") String address,

            @Schema(description = "what ended the connection before, in words; empty while nothing did")
            String why,

            @Schema(description = "from what it was asked last to its answer; null where it answers nothing") @Nullable
            Long roundTripMs) {

        private static @Nullable Connection of(@Nullable LineNow line) {
            if (line == null) {
                return null;
            }
            Duration roundTrip = line.roundTrip();
            return new Connection(
                    line.phase().code(),
                    line.since(),
                    line.address(),
                    line.why(),
                    roundTrip == null ? null : roundTrip.toMillis());
        }
    }

    /**
     * @param open parts of its messages that wait in quarantine
     */
    static LinkDocument of(LinksFilter.Judged line, long open) {
        HealthRow row = line.row();
        DeviceView device = row.device();
        DeviceHealthView health = row.health();
        DeviceId gateway = device.gateway();
        Refusals.Refused refused = row.refused();
        return new LinkDocument(
                device.id().value(),
                device.code(),
                device.name(),
                device.dialect(),
                device.identifier(),
                line.kind().code(),
                row.condition().code(),
                row.condition().amiss(),
                value(device.place()),
                value(device.site()),
                gateway == null ? null : gateway.value(),
                row.lastSeen(),
                row.within().map(each -> each.within().toSeconds()).orElse(null),
                row.learned(),
                Math.round(row.ratePerMinute() * 10) / 10.0,
                row.messages(),
                row.errors(),
                row.duplicates(),
                row.gaps(),
                refused.times(),
                refused.times() == 0 ? null : refused.reason(),
                open,
                health == null ? null : -health.clockOffset().toMillis() / 1e3 + 0.0,
                row.says(),
                Connection.of(row.line()));
    }

    private static @Nullable Long value(@Nullable PlaceId place) {
        return place == null ? null : place.value();
    }
}
