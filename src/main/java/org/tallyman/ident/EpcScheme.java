package org.tallyman.ident;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A binary coding scheme of the EPC Tag Data Standard, by its header value (TDS 2.3, Table 14-1). */
public enum EpcScheme {
    GDTI_96(0x2C, EpcKey.GDTI, 96),
    GSRN_96(0x2D, EpcKey.GSRN, 96),
    GSRNP_96(0x2E, EpcKey.GSRNP, 96),
    USDOD_96(0x2F, EpcKey.USDOD, 96),
    SGTIN_96(0x30, EpcKey.SGTIN, 96),
    SSCC_96(0x31, EpcKey.SSCC, 96),
    SGLN_96(0x32, EpcKey.SGLN, 96),
    GRAI_96(0x33, EpcKey.GRAI, 96),
    GIAI_96(0x34, EpcKey.GIAI, 96),
    GID_96(0x35, EpcKey.GID, 96),
    SGTIN_198(0x36, EpcKey.SGTIN, 198),
    GRAI_170(0x37, EpcKey.GRAI, 170),
    GIAI_202(0x38, EpcKey.GIAI, 202),
    SGLN_195(0x39, EpcKey.SGLN, 195),
    GDTI_113(0x3A, EpcKey.GDTI, 113),
    ADI_VAR(0x3B, EpcKey.ADI, 0),
    CPI_96(0x3C, EpcKey.CPI, 96),
    CPI_VAR(0x3D, EpcKey.CPI, 0),
    GDTI_174(0x3E, EpcKey.GDTI, 174),
    SGCN_96(0x3F, EpcKey.SGCN, 96),
    ITIP_110(0x40, EpcKey.ITIP, 110),
    ITIP_212(0x41, EpcKey.ITIP, 212),
    CPI_PLUS_PLUS(0xE6, EpcKey.CPI, 0),
    GSRN_PLUS_PLUS(0xE7, EpcKey.GSRN, 0),
    GSRNP_PLUS_PLUS(0xE8, EpcKey.GSRNP, 0),
    SGLN_PLUS_PLUS(0xE9, EpcKey.SGLN, 0),
    GDTI_PLUS_PLUS(0xEA, EpcKey.GDTI, 0),
    GRAI_PLUS_PLUS(0xEB, EpcKey.GRAI, 0),
    SGCN_PLUS_PLUS(0xEC, EpcKey.SGCN, 0),
    ITIP_PLUS_PLUS(0xED, EpcKey.ITIP, 0),
    GIAI_PLUS_PLUS(0xEE, EpcKey.GIAI, 0),
    SSCC_PLUS_PLUS(0xEF, EpcKey.SSCC, 0),
    CPI_PLUS(0xF0, EpcKey.CPI, 0),
    GRAI_PLUS(0xF1, EpcKey.GRAI, 0),
    SGLN_PLUS(0xF2, EpcKey.SGLN, 0),
    ITIP_PLUS(0xF3, EpcKey.ITIP, 0),
    GSRN_PLUS(0xF4, EpcKey.GSRN, 0),
    GSRNP_PLUS(0xF5, EpcKey.GSRNP, 0),
    GDTI_PLUS(0xF6, EpcKey.GDTI, 0),
    SGTIN_PLUS(0xF7, EpcKey.SGTIN, 0),
    SGCN_PLUS(0xF8, EpcKey.SGCN, 0),
    SSCC_PLUS(0xF9, EpcKey.SSCC, 0),
    GIAI_PLUS(0xFA, EpcKey.GIAI, 0),
    DSGTIN_PLUS(0xFB, EpcKey.DSGTIN, 0),
    DSGTIN_PLUS_PLUS(0xFC, EpcKey.DSGTIN, 0),
    SGTIN_PLUS_PLUS(0xFD, EpcKey.SGTIN, 0);

    /** How a scheme lays out its key. */
    public enum Form {
        /** Company prefix by partition value (or the own layout of GID, USDOD, ADI); has URNs. */
        CLASSIC,
        /** Digits of the key as they are, variable length, optional +AIDC data; has no URN (TDS 2.0). */
        PLUS,
        /** As {@link #PLUS}, with the host name of the owner's resolver (TDS 2.3). */
        PLUS_PLUS
    }

    private static final @Nullable EpcScheme[] BY_HEADER = byHeader();
    private static final Map<String, EpcScheme> BY_NAME = byName();

    private final int header;
    private final EpcKey key;
    private final int bits;
    private final Form form;
    private final String tdsName;
    private final String tagUriPrefix;

    EpcScheme(int header, EpcKey key, int bits) {
        this.header = header;
        this.key = key;
        this.bits = bits;
        this.form =
                name().endsWith("_PLUS_PLUS") ? Form.PLUS_PLUS : name().endsWith("_PLUS") ? Form.PLUS : Form.CLASSIC;
        this.tdsName = switch (form) {
            case CLASSIC -> name().toLowerCase(Locale.ROOT).replace('_', '-');
            case PLUS -> key.name() + "+";
            case PLUS_PLUS -> key.name() + "++";
        };
        this.tagUriPrefix = "urn:epc:tag:" + tdsName + ":";
    }

    /** The name that the standard uses: {@code sgtin-96}, {@code SGTIN+}, {@code SGTIN++}. */
    public String tdsName() {
        return tdsName;
    }

    public EpcKey key() {
        return key;
    }

    public Form form() {
        return form;
    }

    /** The 8 bit header value. */
    public int header() {
        return header;
    }

    /** Bits that the scheme uses, 0 where this varies. */
    public int bits() {
        return bits;
    }

    /** The highest filter value, -1 for a scheme without a filter. */
    public int maxFilter() {
        return switch (this) {
            case GID_96 -> -1;
            case USDOD_96 -> 15;
            case ADI_VAR -> 63;
            default -> 7;
        };
    }

    /** The scheme of a TDS name, letter case as printed in the standard. */
    public static Optional<EpcScheme> named(String tdsName) {
        return Optional.ofNullable(BY_NAME.get(tdsName));
    }

    String tagUriPrefix() {
        return tagUriPrefix;
    }

    static @Nullable EpcScheme ofHeader(int header) {
        return BY_HEADER[header];
    }

    /** Classic schemes of a key, the shortest first; without the deprecated GDTI-113. */
    static List<EpcScheme> classicOf(EpcKey key) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.key == key && scheme.form == Form.CLASSIC && scheme != GDTI_113)
                .toList();
    }

    private static @Nullable EpcScheme[] byHeader() {
        @Nullable EpcScheme[] table = new EpcScheme[256];
        for (EpcScheme scheme : values()) {
            table[scheme.header] = scheme;
        }
        return table;
    }

    private static Map<String, EpcScheme> byName() {
        Map<String, EpcScheme> names = new HashMap<>();
        for (EpcScheme scheme : values()) {
            names.put(scheme.tdsName, scheme);
        }
        return names;
    }
}
