package org.tallyman.dialect.ble;

import org.tallyman.dialect.Profile;

/**
 * What a gateway's profile changes.
 *
 * @param byAddress {@code tags=address}: a tag is known by its address even where it says that it is a beacon
 * @param knownOnly {@code strangers=ignore}: transmitters of which nothing is understood are passed over, such as telephones,
 *     whose addresses change all the time
 */
public record BeaconSettings(boolean byAddress, boolean knownOnly) {

    public static BeaconSettings of(Profile profile) {
        return new BeaconSettings(
                profile.setting("tags").filter("address"::equals).isPresent(),
                profile.setting("strangers").filter("ignore"::equals).isPresent());
    }
}
