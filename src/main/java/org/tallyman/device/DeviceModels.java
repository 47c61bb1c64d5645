package org.tallyman.device;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.platform.command.Fields;

/** The models that are known: what a person who names one need not say. */
@ApplicationScoped
class DeviceModels {

    /** A model and the language in which it speaks to us; some models speak two. */
    record Spoken(String dialect, DeviceModel model) {}

    private static final int LENGTH_MAX = 60;

    private final List<Spoken> all;
    private final Map<String, List<Spoken>> byName = new HashMap<>();

    DeviceModels(DialectRegistry dialects) {
        Map<String, Spoken> sorted = new TreeMap<>();
        for (String name : dialects.names()) {
            for (DeviceModel model : dialects.find(name).map(Dialect::models).orElse(List.of())) {
                Spoken spoken = new Spoken(name, model);
                sorted.put(model.title().toLowerCase(Locale.ROOT) + " " + name, spoken);
                byName.computeIfAbsent(plain(model.name()), any -> new ArrayList<>())
                        .add(spoken);
                if (!model.maker().isEmpty()) {
                    byName.computeIfAbsent(plain(model.title()), any -> new ArrayList<>())
                            .add(spoken);
                }
            }
        }
        all = List.copyOf(sorted.values());
    }

    /** By maker and name. */
    List<Spoken> all() {
        return all;
    }

    /**
     * What somebody said of a device, with what follows from field model: dialect and kind, the name where none is given,
     * and the model as a setting. Of a new device also the model's settings and how often it speaks, which stay when the
     * model is no longer named, so that nothing changes behind anybody's back.
     */
    Fields complete(Fields given, boolean isNew) {
        String name = given.optional("model", LENGTH_MAX);
        if (name.isEmpty()) {
            return given;
        }
        List<Spoken> meant = find(name, given.optional("dialect", LENGTH_MAX));
        if (meant.size() != 1) {
            return unclear(given, name, meant);
        }
        Spoken spoken = meant.getFirst();
        DeviceModel model = spoken.model();
        Fields more = given.with("profile", profile(given, model, isNew))
                .or("dialect", spoken.dialect())
                .or("kind", model.kind().name())
                .or("name", (model.title() + " " + given.optional("identifier", LENGTH_MAX)).strip());
        Integer interval = model.expectedIntervalS();
        return isNew && interval != null ? more.or("expectedIntervalS", interval.toString()) : more;
    }

    /** One that the table does not know is only a setting, where the rest is said. */
    private static Fields unclear(Fields given, String name, List<Spoken> meant) {
        if (given.has("dialect") && given.has("kind")) {
            return given.with(
                    "profile",
                    ProfileText.with(given.optional("profile", ProfileText.LENGTH_MAX), DeviceModel.SETTING, name));
        }
        Fields refused = given.with("model", name);
        refused.refuse(
                "model",
                meant.isEmpty()
                        ? "is one that is known (/api/v1/device-models); or say dialect and kind yourself"
                        : "speaks "
                                + String.join(
                                        " or ",
                                        meant.stream().map(Spoken::dialect).toList()) + ": say which in dialect");
        return refused;
    }

    private static String profile(Fields given, DeviceModel model, boolean isNew) {
        String text = given.optional("profile", ProfileText.LENGTH_MAX);
        if (isNew) {
            for (Map.Entry<String, String> setting : new TreeMap<>(model.settings()).entrySet()) {
                text = ProfileText.or(text, setting.getKey(), setting.getValue());
            }
        }
        return ProfileText.with(text, DeviceModel.SETTING, model.name());
    }

    private List<Spoken> find(String name, String dialect) {
        return byName.getOrDefault(plain(name), List.of()).stream()
                .filter(spoken -> dialect.isEmpty() || spoken.dialect().equals(dialect))
                .toList();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
