package org.tallyman.dialect.sparkplug;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;

/**
 * Sparkplug B. The device is an edge node, and its Sparkplug devices are its children; with the profile's {@code nodes=many}
 * it is a broker, and nodes and devices are children by the names {@code group/node} and {@code group/node/device}.
 *
 * <p>A reply is a command that asks for a rebirth, to the topic where the node hears commands.
 */
public final class SparkplugDialect implements Dialect {

    private static final List<Setting> SETTINGS =
            List.of(Setting.oneOf("nodes", "many when one client publishes for several edge nodes", "many", "one"));

    /** What contexts say, for as long as somebody holds the text. */
    private final Map<String, Nodes> read = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public String name() {
        return "sparkplug";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Session open(Profile profile) {
        return resume(profile, "");
    }

    @Override
    public Session resume(Profile profile, String context) {
        boolean many = profile.setting("nodes").filter("many"::equals).isPresent();
        return new HostSession(many, context, read);
    }
}
