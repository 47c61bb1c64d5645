package org.tallyman.dialect.mapping;

import java.util.List;
import java.util.Optional;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.DeviceKind;
import org.tallyman.dialect.DeviceModel;
import org.tallyman.dialect.Dialect;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Mappable;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.Setting;
import org.tallyman.ident.Refusal;

/**
 * JSON of any shape. Setting: {@code mapping} names the mapping by which it is read. The context of a message is the state
 * of the mappings when it came and the name, so that neither another version nor another setting changes what it said.
 */
public final class MappedDialect implements Dialect {

    private static final String SETTING = "mapping";

    private static final List<Setting> SETTINGS =
            List.of(Setting.text(SETTING, "names the mapping by which its messages are read"));

    private static final List<DeviceModel> MODELS = DeviceModel.list(
            DeviceModel.of("JSON", DeviceKind.GATEWAY, "Gateway"), DeviceModel.of("JSON", DeviceKind.SENSOR, "Sensor"));

    private final Mappings mappings;

    public MappedDialect(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public Optional<Refusal> missing(Profile profile) {
        return profile.setting(SETTING)
                .filter(name -> mappings.find(name, mappings.state()).isEmpty())
                .map(name -> Mappings.missing(SETTING, name));
    }

    @Override
    public List<DeviceModel> models() {
        return MODELS;
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public Optional<Mappable> mappable(Frame frame, Profile profile, String of) {
        return of.isEmpty() ? Optional.of(new Mappable(frame.payload(), "", "")) : Optional.empty();
    }

    @Override
    public Session open(Profile profile) {
        return resume(profile, current(profile, ""));
    }

    @Override
    public String current(Profile profile, String context) {
        return mappings.state() + " " + profile.setting(SETTING).orElse("");
    }

    @Override
    public Session resume(Profile profile, String context) {
        int space = context.indexOf(' ');
        String state = space < 0 ? "" : context.substring(0, space);
        String name = context.substring(space + 1);
        Optional<Mapping> mapping = name.isEmpty() ? Optional.empty() : mappings.find(name, state);
        return Session.within(
                context, frame -> mapping.map(by -> by.decode(frame)).orElseGet(() -> unmapped(name)));
    }

    private static Decoding unmapped(String name) {
        String rule = name.isEmpty()
                ? "must say by which mapping its messages are read; until then they are kept here"
                : "names a mapping that there is; until then its messages are kept here";
        return Decoding.of(
                List.of(), List.of(new Rejection(0, 0, new Refusal("no-mapping", "profile, mapping", name, rule))));
    }
}
