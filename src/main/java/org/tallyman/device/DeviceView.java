package org.tallyman.device;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Profile;
import org.tallyman.ident.DeviceId;
import org.tallyman.ident.PlaceId;

/**
 * One device as others see it.
 *
 * @param code unique; its MQTT user name
 * @param dialect name of the language it speaks, as in {@code POST /ingest/<dialect>}
 * @param profileVersion of its profile, from 1 on: another one after each change of it
 * @param active false when an operator disabled it: its messages are refused
 * @param place where it stands; null when not said or when it moves
 * @param site the site of that place
 * @param gateway the gateway that speaks for it; null for a device with a line of its own
 * @param childName what that gateway's payload calls it
 * @param identifier what it calls itself on a line of its own, such as an IMEI; null when a token says who it is
 * @param expectedIntervalS silent for longer is worth a look; null where silence means nothing
 * @param clockToleranceS a clock further off than this is wrong
 * @param version of its row: another one after each change of it
 */
public record DeviceView(
        DeviceId id,
        String code,
        String name,
        DeviceKind kind,
        String dialect,
        Profile profile,
        int profileVersion,
        boolean active,
        @Nullable PlaceId place,
        @Nullable PlaceId site,
        @Nullable DeviceId gateway,
        @Nullable String childName,
        @Nullable String identifier,
        @Nullable Integer expectedIntervalS,
        int clockToleranceS,
        int version) {

    /** As its maker calls it; empty when nobody said. */
    public String model() {
        return profile.setting(DeviceModel.SETTING).orElse("");
    }

    boolean isChildOf(long id) {
        return gateway != null && gateway.value() == id;
    }

    /** Whether this text is part of its code or its name, in any case. */
    public boolean matches(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return code.contains(wanted) || name.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
