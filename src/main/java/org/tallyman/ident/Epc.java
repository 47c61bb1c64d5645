package org.tallyman.ident;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * An Electronic Product Code as it stands on a tag. Immutable; text forms are made when they are asked for. Two are
 * equal when scheme and bits are.
 */
public final class Epc {

    /** The filter of a scheme that has none. */
    static final int NO_FILTER = -1;

    private final String hex;
    private final EpcScheme scheme;
    private final int filter;
    private final EpcContent content;
    private final Set<EpcFlag> flags;

    Epc(String hex, EpcScheme scheme, int filter, EpcContent content, Set<EpcFlag> flags) {
        this.hex = hex;
        this.scheme = scheme;
        this.filter = filter;
        this.content = content;
        this.flags = flags;
    }

    /** The bits as they were read, in upper case hexadecimal digits. */
    public String hex() {
        return hex;
    }

    public EpcScheme scheme() {
        return scheme;
    }

    /** The filter value, empty for a scheme without one. */
    public OptionalInt filter() {
        return filter == NO_FILTER ? OptionalInt.empty() : OptionalInt.of(filter);
    }

    /** Digits of the GS1 company prefix, empty where the scheme does not say. */
    public OptionalInt companyPrefixLength() {
        return content instanceof EpcContent.Fields(List<String> values) && EpcLayout.of(scheme) != null
                ? OptionalInt.of(values.getFirst().length())
                : OptionalInt.empty();
    }

    /** Key, serial part and +AIDC data as GS1 elements; empty for a key that is not GS1's (GID, USDOD, ADI). */
    public List<AiElement> elements() {
        return switch (content) {
            case EpcContent.Fields(List<String> values) -> EpcElements.of(scheme.key(), values);
            case EpcContent.Data data -> data.elements();
        };
    }

    /** Whether the tag says that +AIDC data follows its key. */
    public boolean aidcData() {
        return content instanceof EpcContent.Data data && data.aidcData();
    }

    /** The host name that a {@code ++} scheme carries, in lower case. */
    public Optional<String> hostName() {
        return content instanceof EpcContent.Data data ? Optional.ofNullable(data.hostName()) : Optional.empty();
    }

    /** {@code urn:epc:tag:…} of TDS 12, empty for {@code +} and {@code ++} schemes. */
    public Optional<String> tagUri() {
        return content instanceof EpcContent.Fields(List<String> values)
                ? Optional.of(EpcUris.tag(scheme, filter, values))
                : Optional.empty();
    }

    /** {@code urn:epc:id:…} of TDS 6, empty for {@code +} and {@code ++} schemes, which do not know a company prefix. */
    public Optional<String> pureIdentity() {
        return content instanceof EpcContent.Fields(List<String> values)
                ? Optional.of(EpcUris.pureIdentity(scheme.key(), values))
                : Optional.empty();
    }

    /**
     * The GS1 Digital Link with all elements, on the tag's host name or {@code id.gs1.org}; empty without a GS1 key and
     * where the rules of the application identifiers forbid the +AIDC data beside the key.
     */
    public Optional<String> digitalLink() {
        return EpcDigitalLink.of(this);
    }

    /**
     * One name for the thing whatever the scheme of its tag: the Digital Link of key and serial part on
     * {@code id.gs1.org}, or the pure identity URI where the key is not GS1's.
     */
    public String canonicalUri() {
        return EpcDigitalLink.ofKey(this).orElseGet(() -> pureIdentity().orElseThrow());
    }

    /** What is irregular or special about the tag. */
    public Set<EpcFlag> flags() {
        return flags;
    }

    /** The GTIN of 14 digits of an SGTIN, DSGTIN or ITIP. */
    public Optional<String> gtin() {
        return scheme.key() == EpcKey.ITIP ? value("8006").map(itip -> itip.substring(0, 14)) : value("01");
    }

    /** The serial number (AI 21) or the serial number of a component (AI 8011). */
    public Optional<String> serial() {
        return scheme.key() == EpcKey.CPI ? value("8011") : value("21");
    }

    /** The SSCC of 18 digits. */
    public Optional<String> sscc() {
        return value("00");
    }

    /** The value of the first element with this application identifier. */
    public Optional<String> value(String ai) {
        return elements().stream()
                .filter(element -> element.ai().equals(ai))
                .map(AiElement::value)
                .findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Epc that && hex.equals(that.hex);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(hex);
    }

    @Override
    public String toString() {
        return scheme.tdsName() + " " + hex;
    }
}
