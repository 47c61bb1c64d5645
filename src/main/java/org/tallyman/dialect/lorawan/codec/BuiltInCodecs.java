package org.tallyman.dialect.lorawan.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The codecs that come with Tallyman, by the names of their models. */
public final class BuiltInCodecs implements PayloadCodecs {

    private static final BuiltInCodecs ALL = new BuiltInCodecs();

    private final Map<String, PayloadCodec> codecs = new HashMap<>();

    private BuiltInCodecs() {
        List.of("browan.txt", "digitalmatter.txt", "dragino.txt", "mclimate.txt", "vutility.txt")
                .forEach(table -> add(FormulaCodec.table(table)));
        PayloadCodec edge = new EdgeCodec(Objects.requireNonNull(codecs.remove("edge"), "edge"));
        named(edge, "yabby-edge", "yabby-edge-lorawan", "oyster-edge", "barra-edge", "digital-matter-edge");
        add(DecentlabCodec.table("decentlab.txt"));
        List.of("elsys.txt", "milesight.txt").forEach(table -> add(TlvCodec.table(table)));
        yobiiq("em4301", "genericModel", "EM4301", "P1002011", "1.0.1");
        yobiiq("em2101", "genericModel", "EM2101", "P1002009", "1.0.1");
        yobiiq("sd1001", "deviceModel", "SD-1001", "1002015", "1.1.0");
        PayloadCodec strips = new StripsCodec((TlvCodec) one(TlvCodec.table("sensative.txt"), "strips-records"));
        named(strips, "strips", "sensative", "sensative-strips", "strips-lora");
        Map<String, PayloadCodec> abeeway = FormulaCodec.table("abeeway.txt");
        named(
                new AbeewayCodec(
                        one(abeeway, "abeeway-head"), one(abeeway, "abeeway-body"), one(abeeway, "abeeway-short")),
                "abeeway",
                "asset-tracker-2",
                "abeeway-micro-tracker",
                "abeeway-compact-tracker",
                "abeeway-industrial-tracker",
                "abeeway-smart-badge",
                "micro-tracker",
                "compact-tracker",
                "smart-badge");
        named(
                new CayenneLpp(),
                "cayenne",
                "cayenne-lpp",
                "lpp",
                "rak-standard",
                "rakwireless",
                "wisblock-kit",
                "rak7200",
                "rak7204",
                "rak7205",
                "rak5205",
                "rak10700");
    }

    public static PayloadCodecs all() {
        return ALL;
    }

    /** Whatever stands before a stroke is the maker; letters and digits alone count. */
    @Override
    public Optional<PayloadCodec> find(String model) {
        return Optional.ofNullable(codecs.get(plain(model.substring(model.lastIndexOf('/') + 1))));
    }

    /** Of all codecs, as {@link #find} takes them. */
    static Set<String> names() {
        return ALL.codecs.keySet();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private void add(Map<String, PayloadCodec> table) {
        table.forEach((name, codec) -> codecs.put(plain(name), codec));
    }

    private void named(PayloadCodec codec, String... names) {
        for (String name : names) {
            codecs.put(plain(name), codec);
        }
    }

    private void yobiiq(String model, String modelName, String modelText, String product, String version) {
        Map<String, String> signature = Map.of(
                modelName,
                modelText,
                "productCode",
                product,
                "codecVersion",
                version,
                "manufacturer",
                "YOBIIQ B.V.");
        named(new YobiiqCodec(model, signature, TlvCodec.table("yobiiq.txt")), model, "yobiiq-" + model);
    }

    private static PayloadCodec one(Map<String, PayloadCodec> table, String name) {
        return Objects.requireNonNull(table.get(name), name);
    }
}
