package org.tallyman.dialect.lorawan.codec;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The codecs that come with Tallyman, by the names of their models, with and without the maker's before them. */
public final class BuiltInCodecs implements PayloadCodecs {

    /** Reading the tables takes a start a third of a second, and most installations never need them. */
    private static final class WhenAsked {
        static final BuiltInCodecs ALL = new BuiltInCodecs();
    }

    private final Map<String, PayloadCodec> codecs = new HashMap<>();

    private BuiltInCodecs() {
        abeeway(FormulaCodec.table("abeeway.txt"));
        add("browan", FormulaCodec.table("browan.txt"));
        add("decentlab", DecentlabCodec.table("decentlab.txt"));
        digitalMatter(new HashMap<>(FormulaCodec.table("digitalmatter.txt")));
        add("dragino", FormulaCodec.table("dragino.txt"));
        draginoField(new HashMap<>(FormulaCodec.table("dragino-field.txt")));
        add("elsys", TlvCodec.table("elsys.txt"));
        add("mclimate", FormulaCodec.table("mclimate.txt"));
        milesight(TlvCodec.table("milesight.txt", "milesight-rooms.txt"));
        milesight(TlvCodec.table("milesight-later.txt"));
        milesight(FormulaCodec.table("milesight-fixed.txt"));
        sensative(TlvCodec.table("sensative.txt"));
        add("vutility", FormulaCodec.table("vutility.txt"));
        yobiiq("em4301", "genericModel", "EM4301", "P1002011", "1.0.1");
        yobiiq("em2101", "genericModel", "EM2101", "P1002009", "1.0.1");
        yobiiq("dsmr", "genericModel", "DSMR", "P1002005", "1.0.0");
        yobiiq("sd1001", "deviceModel", "SD-1001", "1002015", "1.1.0");
        PayloadCodec cayenne = new CayenneLpp();
        named(cayenne, "cayenne", "cayenne-lpp", "lpp", "rak-standard");
        for (String model :
                new String[] {"rak7200", "rak7204", "rak7205", "rak5205", "rak10700", "rak2560", "wisblock-kit"}) {
            named(cayenne, model, "rak-" + model, "rakwireless-" + model);
        }
        add("rakwireless", FormulaCodec.table("rak.txt"));
    }

    public static PayloadCodecs all() {
        return model -> WhenAsked.ALL.find(model);
    }

    /** Whatever stands before a stroke is the maker; letters and digits alone count. */
    @Override
    public Optional<PayloadCodec> find(String model) {
        return Optional.ofNullable(codecs.get(plain(model.substring(model.lastIndexOf('/') + 1))));
    }

    /** Of all codecs, as {@link #find} takes them. */
    static Set<String> names() {
        return WhenAsked.ALL.codecs.keySet();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private void add(String maker, Map<String, PayloadCodec> table) {
        table.forEach((name, codec) -> named(codec, name, maker + "-" + name));
    }

    private void named(PayloadCodec codec, String... names) {
        for (String name : names) {
            codecs.put(plain(name), codec);
        }
    }

    private void abeeway(Map<String, PayloadCodec> parts) {
        PayloadCodec firmware3 = new AssetTracker3Codec(one(parts, "abeeway3-head"), one(parts, "abeeway3-body"));
        PayloadCodec codec = new AbeewayCodec(
                one(parts, "abeeway-head"), one(parts, "abeeway-body"), one(parts, "abeeway-short"), firmware3);
        named(
                codec,
                "abeeway",
                "abeeway-asset-tracker-2",
                "abeeway-micro-tracker",
                "abeeway-compact-tracker",
                "abeeway-industrial-tracker",
                "abeeway-combo-compact-tracker",
                "abeeway-smart-badge",
                "abeeway-geolocation-module",
                "asset-tracker-2");
        named(firmware3, "abeeway-3", "abeeway-asset-tracker-3", "asset-tracker-3");
    }

    private void digitalMatter(Map<String, PayloadCodec> table) {
        PayloadCodec edge = new EdgeCodec(one(table, "edge"));
        table.remove("edge");
        table.put("yabby-edge", edge);
        table.put("yabby-edge-lorawan", edge);
        table.put("oyster-edge", edge);
        add("digital-matter", table);
    }

    private void draginoField(Map<String, PayloadCodec> table) {
        PayloadCodec records = one(TlvCodec.table("dragino-weather.txt"), "wsc1-records");
        table.put("wsc1-l", new ByPort(5, one(table, "wsc1-info"), records));
        table.remove("wsc1-info");
        add("dragino", table);
    }

    private void milesight(Map<String, PayloadCodec> table) {
        add("milesight", table);
        add("milesight-iot", table);
    }

    private void sensative(Map<String, PayloadCodec> table) {
        if (one(table, "strips-records") instanceof TlvCodec records) {
            named(new StripsCodec(records), "strips", "sensative", "sensative-strips");
        }
    }

    private void yobiiq(String model, String modelName, String modelText, String product, String version) {
        Map<String, String> signature = Map.of(
                modelName, modelText, "productCode", product, "codecVersion", version, "manufacturer", "YOBIIQ B.V.");
        named(new YobiiqCodec(model, signature, TlvCodec.table("yobiiq.txt")), model, "yobiiq-" + model);
    }

    private static PayloadCodec one(Map<String, PayloadCodec> table, String name) {
        return Objects.requireNonNull(table.get(name), name);
    }
}
