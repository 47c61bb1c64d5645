package org.tallyman.ident;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The EPC URNs that no tag carries (TDS 6.3 and 12): identities without a binary scheme, and classes, which name all things
 * of a kind: {@code urn:epc:class:lgtin:} and the patterns {@code urn:epc:idpat:} with a lone {@code *} for the serial.
 *
 * <p>Each has the fields of a key that a tag carries; that key knows how they become elements and back.
 */
enum UntaggedUrn {
    UPUI("urn:epc:id:upui:", EpcKey.SGTIN, 13, "01", "235"),
    LGTIN("urn:epc:class:lgtin:", EpcKey.SGTIN, 13, "01", "10"),
    SGTIN_CLASS("urn:epc:idpat:sgtin:", EpcKey.SGTIN, 13, "01", ""),
    UPUI_CLASS("urn:epc:idpat:upui:", EpcKey.SGTIN, 13, "01", ""),
    ITIP_CLASS("urn:epc:idpat:itip:", EpcKey.ITIP, 13, "8006", ""),
    GRAI_CLASS("urn:epc:idpat:grai:", EpcKey.GRAI, 12, "8003", ""),
    GDTI_CLASS("urn:epc:idpat:gdti:", EpcKey.GDTI, 12, "253", ""),
    SGCN_CLASS("urn:epc:idpat:sgcn:", EpcKey.SGCN, 12, "255", ""),
    CPI_CLASS("urn:epc:idpat:cpi:", EpcKey.CPI, 0, "8010", ""),
    PGLN("urn:epc:id:pgln:", EpcKey.SGLN, 12, "417", ""),
    GSIN("urn:epc:id:gsin:", EpcKey.GSRN, 16, "402", ""),
    GINC("urn:epc:id:ginc:", EpcKey.GIAI, 0, "401", "");

    private static final String ANY = "*";
    private static final int MAX_LENGTH = 500;
    private static final int GSIN_LENGTH = 17;

    private final String prefix;
    private final EpcKey model;
    private final int digits;
    private final String keyAi;
    private final String lastAi;

    /**
     * @param model the key whose fields it has, but for the extension of an SGLN
     * @param digits of company prefix and reference together; 0 where the reference is text of any length
     * @param lastAi the AI of the last field; empty where there is none
     */
    UntaggedUrn(String prefix, EpcKey model, int digits, String keyAi, String lastAi) {
        this.prefix = prefix;
        this.model = model;
        this.digits = digits;
        this.keyAi = keyAi;
        this.lastAi = lastAi;
    }

    /** The form whose prefix a URI has. */
    static Optional<UntaggedUrn> of(String uri) {
        for (UntaggedUrn urn : values()) {
            if (uri.startsWith(urn.prefix)) {
                return Optional.of(urn);
            }
        }
        return Optional.empty();
    }

    private boolean isPattern() {
        return name().endsWith("_CLASS");
    }

    /** The elements that a URI of this form stands for. */
    Parsed<List<AiElement>> elements(String uri) {
        int count = model == EpcKey.SGLN ? 2 : model.uriFields();
        String[] raw = uri.length() > MAX_LENGTH
                ? new String[0]
                : uri.substring(prefix.length()).split("\\.", count);
        if (raw.length != count) {
            return Parsed.refused("urn-fields", "URI", uri, "must have " + count + " fields after " + prefix);
        }
        List<String> fields = new ArrayList<>();
        for (String field : raw) {
            String plain = EpcText.unescapeUrn(field);
            if (plain == null) {
                return Parsed.refused("urn-escape", "field", field, EpcUris.ESCAPE_RULE);
            }
            fields.add(plain);
        }
        Refusal refusal = refusal(uri, fields);
        if (refusal != null) {
            return Parsed.refused(refusal);
        }
        if (isPattern()) {
            fields.set(count - 1, "");
        } else if (model == EpcKey.SGLN) {
            fields.add("0");
        }
        return named(EpcElements.of(model, fields));
    }

    private @Nullable Refusal refusal(String uri, List<String> fields) {
        String company = fields.get(0);
        String reference = fields.get(1);
        if (isPattern() && (!fields.getLast().equals(ANY) || fields.indexOf(ANY) < fields.size() - 1)) {
            return new Refusal("pattern", "URI", uri, "must have * for the serial and nowhere else to name one class");
        }
        if (model == EpcKey.ITIP
                && (fields.get(2).length() != 2 || fields.get(3).length() != 2)) {
            return new Refusal("digits", "piece and total", uri, "must have two digits each");
        }
        if (company.length() < CompanyPrefixLengths.MIN
                || company.length() > CompanyPrefixLengths.MAX
                || !EpcDigits.allDigits(company)) {
            return new Refusal("company-prefix", "company prefix", company, "must be 6 to 12 digits");
        }
        boolean fits = digits == 0
                ? !reference.isEmpty()
                : company.length() + reference.length() == digits && EpcDigits.allDigits(reference);
        return fits
                ? null
                : new Refusal(
                        "digits",
                        "reference",
                        reference,
                        digits == 0 ? "must not be empty" : "must be " + (digits - company.length()) + " digits");
    }

    /** The elements of the model under the AIs of this form, if their values follow the rules of these AIs. */
    private Parsed<List<AiElement>> named(List<AiElement> ofModel) {
        List<AiElement> elements = new ArrayList<>();
        for (AiElement element : ofModel) {
            String ai = elements.isEmpty() ? keyAi : lastAi;
            AiRule rule = AiTable.GS1.of(ai);
            if (rule != null) {
                String value = element.value();
                Fault fault = rule.check(value, 0, value.length());
                if (fault != null) {
                    return Parsed.refused(fault.code(), "AI (" + ai + ")", value, fault.rule());
                }
                elements.add(new AiElement(ai, value));
            }
        }
        return Parsed.ok(List.copyOf(elements));
    }

    /** The URN without a tag that elements have; empty for things with a serial, and without a known company prefix. */
    static Optional<String> uri(List<AiElement> elements, CompanyPrefixLengths lengths) {
        for (UntaggedUrn urn : values()) {
            String key = EpcElements.value(elements, urn.keyAi);
            if (key != null) {
                Optional<String> uri = urn.uri(key, elements, lengths);
                if (uri.isPresent()) {
                    return uri;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> uri(String key, List<AiElement> elements, CompanyPrefixLengths lengths) {
        List<AiElement> ofModel = new ArrayList<>();
        List<String> modelAis = model.ais();
        boolean serialInKey = modelAis.size() == 1 && isPattern();
        ofModel.add(new AiElement(modelAis.getFirst(), serialInKey ? key + ANY : key));
        if (modelAis.size() > 1 && model != EpcKey.SGLN) {
            String serial = EpcElements.value(elements, modelAis.getLast());
            String last = lastAi.isEmpty() ? ANY : EpcElements.value(elements, lastAi);
            if (serial != null || last == null) {
                return Optional.empty();
            }
            ofModel.add(new AiElement(modelAis.getLast(), last));
        }
        Parsed<List<String>> fields = this == GSIN
                ? EpcElements.plainFields(keyAi, key, GSIN_LENGTH, lengths)
                : EpcElements.fields(model, ofModel, lengths);
        return fields instanceof Parsed.Ok<List<String>>(List<String> values)
                        && (!serialInKey || values.getLast().equals(ANY))
                ? Optional.of(uri(values))
                : Optional.empty();
    }

    private String uri(List<String> fields) {
        StringBuilder out = new StringBuilder(prefix);
        for (int i = 0; i < (model == EpcKey.SGLN ? 2 : fields.size()); i++) {
            if (i > 0) {
                out.append('.');
            }
            EpcText.escapeUrn(fields.get(i), out);
        }
        return out.toString();
    }
}
