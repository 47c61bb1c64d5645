package org.tallyman.ident;

import java.util.List;
import java.util.Locale;

/** What an EPC identifies: the GS1 key, or the key of another body that the EPC Tag Data Standard carries. */
public enum EpcKey {
    SGTIN(3, "01", "21"),
    DSGTIN(3, "01", "21"),
    SSCC(2, "00"),
    SGLN(3, "414", "254"),
    GRAI(3, "8003"),
    GIAI(2, "8004"),
    GSRN(2, "8018"),
    GSRNP(2, "8017"),
    GDTI(3, "253"),
    CPI(3, "8010", "8011"),
    SGCN(3, "255"),
    ITIP(5, "8006", "21"),
    GID(3),
    USDOD(2),
    ADI(3);

    private final int uriFields;
    private final String keyAi;
    private final String serialAi;
    private final String urnName;

    EpcKey(int uriFields) {
        this(uriFields, "", "");
    }

    EpcKey(int uriFields, String keyAi) {
        this(uriFields, keyAi, "");
    }

    EpcKey(int uriFields, String keyAi, String serialAi) {
        this.uriFields = uriFields;
        this.keyAi = keyAi;
        this.serialAi = serialAi;
        this.urnName = name().toLowerCase(Locale.ROOT);
    }

    /** The name in {@code urn:epc:id:}, such as {@code sgtin}. */
    public String urnName() {
        return urnName;
    }

    /** The application identifiers of the key and its serial part, empty for keys that are not GS1's. */
    public List<String> ais() {
        if (keyAi.isEmpty()) {
            return List.of();
        }
        return serialAi.isEmpty() ? List.of(keyAi) : List.of(keyAi, serialAi);
    }

    int uriFields() {
        return uriFields;
    }
}
