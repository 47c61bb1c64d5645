package org.tallyman.ident;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Converts Electronic Product Codes between their binary form, tag URI, pure identity URI, GS1 elements and Digital Link
 * by the GS1 EPC Tag Data Standard 2.3. Nothing here throws for a wrong input: every refusal names the rule.
 */
public final class EpcCodec {

    static final String UNPROGRAMMED = "unprogrammed";

    private static final int TID_HEADER = 0xE2;

    private EpcCodec() {}

    /** The EPC of a hexadecimal text, upper or lower case, header first, without the protocol control word. */
    public static Parsed<Epc> decodeHex(String hex) {
        int digits = hex.length();
        EpcBits bits = digits < 2 || digits > EpcBits.MAX_HEX_DIGITS ? null : EpcBits.ofHex(hex);
        if (bits == null) {
            return Parsed.refused(
                    "hex",
                    "EPC",
                    hex,
                    "must be 2 to " + EpcBits.MAX_HEX_DIGITS + " hexadecimal digits and nothing else");
        }
        return decode(bits, upper(hex));
    }

    /** The EPC of the bytes of an EPC bank, without the protocol control word. */
    public static Parsed<Epc> decode(byte[] bytes) {
        return decodeHex(HexFormat.of().withUpperCase().formatHex(bytes));
    }

    private static Parsed<Epc> decode(EpcBits bits, String hex) {
        int header = (int) bits.get(0, 8);
        EpcScheme scheme = EpcScheme.ofHeader(header);
        if (scheme == null) {
            return Parsed.refused(header(header, hex));
        }
        if (bits.length() < scheme.bits()) {
            return Parsed.refused(
                    "truncated",
                    "EPC",
                    hex,
                    scheme.tdsName() + " needs " + scheme.bits() + " bits, not " + bits.length());
        }
        EpcReader in = new EpcReader(bits, scheme, 8);
        boolean classic = scheme.form() == EpcScheme.Form.CLASSIC;
        boolean aidcData = !classic && in.take(1, "+AIDC data toggle") == 1;
        int maxFilter = scheme.maxFilter();
        int filter = maxFilter < 0 ? Epc.NO_FILTER : (int) in.take(Integer.bitCount(maxFilter), "filter");
        EpcContent content = classic
                ? new EpcContent.Fields(EpcClassicReader.fields(in, scheme))
                : EpcPlusReader.data(in, scheme, aidcData);
        Refusal refusal = in.refusal();
        if (refusal != null) {
            return Parsed.refused(refusal);
        }
        return Parsed.ok(new Epc(hex, scheme, filter, content, flags(in, scheme, content)));
    }

    private static Refusal header(int header, String hex) {
        if (header == 0) {
            return new Refusal(
                    UNPROGRAMMED, "header", hex, "00 is the header of a tag that was never written (TDS 14.2)");
        }
        if (header == TID_HEADER) {
            return new Refusal("tid", "header", hex, "E2 begins a tag identifier (TID), not an EPC");
        }
        return new Refusal("header", "header", hex, "is not assigned to a scheme (TDS Table 14-1)");
    }

    private static Set<EpcFlag> flags(EpcReader in, EpcScheme scheme, EpcContent content) {
        int end = Math.max(scheme.bits(), in.position());
        boolean extra = in.position() + in.remaining() > ((end + 15) & ~15);
        boolean trailing = !in.onlyZerosRemain();
        boolean plain = content instanceof EpcContent.Fields && scheme.key() != EpcKey.ITIP;
        if (!extra && !trailing && plain) {
            return Set.of();
        }
        EnumSet<EpcFlag> flags = EnumSet.noneOf(EpcFlag.class);
        if (extra) {
            flags.add(EpcFlag.EXTRA_WORDS);
        }
        if (trailing) {
            flags.add(EpcFlag.TRAILING_BITS);
        }
        if (content instanceof EpcContent.Data data
                && EpcCheckedKeys.wrong(data.elements().getFirst())) {
            flags.add(EpcFlag.CHECK_DIGIT);
        }
        if (content instanceof EpcContent.Data data && data.hostName() != null) {
            flags.add(EpcFlag.HOST_NAME);
        }
        if (scheme.key() == EpcKey.ITIP && EpcCheckedKeys.pieceOutside(itip(content))) {
            flags.add(EpcFlag.PIECE_OF_TOTAL);
        }
        return Set.copyOf(flags);
    }

    private static String itip(EpcContent content) {
        return switch (content) {
            case EpcContent.Fields(List<String> values) ->
                EpcElements.of(EpcKey.ITIP, values).getFirst().value();
            case EpcContent.Data data -> data.elements().getFirst().value();
        };
    }

    /** The EPC of {@code urn:epc:tag:…}. */
    public static Parsed<Epc> fromTagUri(String uri) {
        return switch (EpcUris.parseTag(uri)) {
            case Parsed.Refused<EpcUris.TagUrn>(Refusal refusal) -> Parsed.refused(refusal);
            case Parsed.Ok<EpcUris.TagUrn>(EpcUris.TagUrn tag) ->
                written(EpcClassicWriter.hex(
                        tag.scheme(), tag.urn().filter(), tag.urn().fields()));
        };
    }

    /** The EPC of {@code urn:epc:id:…} in the shortest classic scheme that holds it, filter 0. */
    public static Parsed<Epc> fromPureIdentity(String uri) {
        return fromPureIdentity(uri, EpcEncoding.shortest());
    }

    /** The EPC of {@code urn:epc:id:…}; the URI shows the company prefix, so no prefix table is asked. */
    public static Parsed<Epc> fromPureIdentity(String uri, EpcEncoding encoding) {
        return switch (EpcUris.parsePureIdentity(uri)) {
            case Parsed.Refused<EpcUris.Urn>(Refusal refusal) -> Parsed.refused(refusal);
            case Parsed.Ok<EpcUris.Urn>(EpcUris.Urn urn) -> {
                EpcScheme scheme = encoding.scheme();
                if (scheme == null || scheme.form() == EpcScheme.Form.CLASSIC) {
                    yield classic(urn.key(), urn.fields(), encoding);
                }
                // A classic EPC checks the fields before they become elements.
                yield switch (classic(urn.key(), urn.fields(), EpcEncoding.shortest())) {
                    case Parsed.Ok<Epc>(Epc epc) -> fromElements(epc.elements(), encoding);
                    case Parsed.Refused<Epc> refused -> refused;
                };
            }
        };
    }

    /**
     * The EPC of a key with its serial part. A classic scheme needs the length of the company prefix and leaves out
     * elements that are not part of the key; a {@code +} scheme carries them as +AIDC data in their order.
     */
    public static Parsed<Epc> fromElements(List<AiElement> elements, EpcEncoding encoding) {
        EpcScheme scheme = encoding.scheme();
        if (scheme != null && scheme.form() != EpcScheme.Form.CLASSIC) {
            return written(EpcPlusWriter.hex(scheme, encoding, elements));
        }
        EpcKey key = scheme == null ? EpcElements.keyOf(elements) : scheme.key();
        if (key == null || key.ais().isEmpty()) {
            return Parsed.refused(
                    "missing-element", "elements", elements.toString(), "must hold a GS1 key of an EPC scheme");
        }
        return switch (EpcElements.fields(key, elements, encoding.prefixes())) {
            case Parsed.Refused<List<String>>(Refusal refusal) -> Parsed.refused(refusal);
            case Parsed.Ok<List<String>>(List<String> fields) -> classic(key, fields, encoding);
        };
    }

    /** The EPC of a GS1 Digital Link URI on any host, in path and query form, not compressed. */
    public static Parsed<Epc> fromDigitalLink(String uri, EpcEncoding encoding) {
        return switch (DigitalLink.parse(uri)) {
            case Parsed.Refused<DigitalLink>(Refusal refusal) -> Parsed.refused(refusal);
            case Parsed.Ok<DigitalLink>(DigitalLink link) -> fromElements(link.elements(), encoding);
        };
    }

    private static Parsed<Epc> classic(EpcKey key, List<String> fields, EpcEncoding encoding) {
        EpcScheme wanted = encoding.scheme();
        if (wanted != null && wanted.key() != key) {
            return Parsed.refused("scheme", "scheme", wanted.tdsName(), "does not hold a key of " + key);
        }
        List<EpcScheme> schemes = wanted == null ? EpcScheme.classicOf(key) : List.of(wanted);
        Parsed<Epc> last = Parsed.refused("scheme", "key", key.name(), "has no classic scheme");
        for (EpcScheme scheme : schemes) {
            last = written(EpcClassicWriter.hex(scheme, encoding.filter(), fields));
            if (last instanceof Parsed.Ok<Epc>) {
                return last;
            }
        }
        return last;
    }

    /** Reads back what was written, so that one place decides what an EPC is. */
    private static Parsed<Epc> written(Parsed<String> hex) {
        return switch (hex) {
            case Parsed.Refused<String>(Refusal refusal) -> Parsed.refused(refusal);
            case Parsed.Ok<String>(String digits) -> decodeHex(digits);
        };
    }

    static String upper(String hex) {
        return hex.toUpperCase(Locale.ROOT);
    }
}
