package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallyman.ident.EpcLayout.Part;

/** The corners of every scheme: each partition, filter and limit, each character, each bit cut off or turned. */
class EpcExtremesTest {

    private static final String SET_82 = AiCharacters.CSET82;
    private static final String SET_39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @TestFactory
    Stream<DynamicTest> everyPartitionFilterAndLimitSurvives() {
        return Stream.of(EpcScheme.values())
                .filter(scheme -> EpcLayout.of(scheme) != null)
                .map(scheme -> DynamicTest.dynamicTest(scheme.tdsName(), () -> {
                    for (int prefix = CompanyPrefixLengths.MIN; prefix <= CompanyPrefixLengths.MAX; prefix++) {
                        List<List<String>> corners = corners(scheme, prefix);
                        for (int i = 0; i < corners.size(); i++) {
                            survives(scheme, (prefix + i) % 8, corners.get(i));
                        }
                    }
                }));
    }

    /** Company prefix, reference and serial at their least and greatest, and every character that text may have. */
    private static List<List<String>> corners(EpcScheme scheme, int prefix) {
        EpcLayout layout = layout(scheme);
        List<List<String>> all = new ArrayList<>();
        for (String company : List.of("0".repeat(prefix), "9".repeat(prefix))) {
            for (String reference : references(layout, prefix)) {
                for (String serial : serials(layout)) {
                    List<String> fields = new ArrayList<>(List.of(company, reference));
                    if (layout.pieces()) {
                        fields.addAll(List.of("01", "99"));
                    }
                    if (layout.serial() != Part.NONE) {
                        fields.add(serial);
                    }
                    all.add(fields);
                }
            }
        }
        return all;
    }

    private static List<String> references(EpcLayout layout, int prefix) {
        int left = layout.digits() - prefix;
        return switch (layout.reference()) {
            case PADDED -> List.of("0".repeat(left), "9".repeat(left));
            case INTEGER -> List.of("0", Long.toString(layout.maxReference(prefix)));
            case TEXT7 -> pieces(SET_82, left);
            default -> pieces(SET_39, left);
        };
    }

    private static List<String> serials(EpcLayout layout) {
        return switch (layout.serial()) {
            case NONE -> List.of("");
            case INTEGER -> List.of("0", Long.toString(layout.maxSerial()));
            case LEADING_ONE -> List.of("0", "0".repeat(layout.serialMax()), "9".repeat(layout.serialMax()));
            default -> pieces(SET_82, layout.serialMax());
        };
    }

    /** The alphabet in pieces of at most this length, and one character alone. */
    private static List<String> pieces(String alphabet, int length) {
        List<String> pieces = new ArrayList<>(List.of("0"));
        for (int at = 0; at < alphabet.length(); at += length) {
            pieces.add(alphabet.substring(at, Math.min(alphabet.length(), at + length)));
        }
        return pieces;
    }

    private static EpcLayout layout(EpcScheme scheme) {
        EpcLayout layout = EpcLayout.of(scheme);
        if (layout == null) {
            throw new AssertionError(scheme + " has no company prefix");
        }
        return layout;
    }

    private static void survives(EpcScheme scheme, int filter, List<String> fields) {
        String uri = EpcUris.tag(scheme, filter, fields);
        Epc epc = ok(EpcCodec.fromTagUri(uri));
        assertThat(epc.tagUri()).contains(uri);
        assertThat(ok(EpcCodec.decodeHex(epc.hex())).tagUri()).contains(uri);
        assertThat(epc.hex()).hasSize((scheme.bits() == 0 ? epc.hex().length() : (scheme.bits() + 15) / 16 * 4));
        EpcEncoding encoding = EpcEncoding.of(scheme)
                .withFilter(filter)
                .withCompanyPrefixLength(fields.getFirst().length());
        assertThat(ok(EpcCodec.fromElements(epc.elements(), encoding))).isEqualTo(epc);
        for (AiElement element : epc.elements()) {
            AiRule rule = Objects.requireNonNull(AiTable.GS1.of(element.ai()));
            Fault fault = rule.check(element.value(), 0, element.value().length());
            // A tag may hold what no label may: a component serial 0.
            boolean onlyOnTags = element.ai().equals("8011") && element.value().equals("0");
            assertThat(fault == null || onlyOnTags)
                    .as("%s of %s: %s", element, uri, fault)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTagCutOffAnywhereIsRefused(EpcScheme scheme) {
        EpcRandom random = new EpcRandom(scheme.header() + 1_000L);
        for (int round = 0; round < 20; round++) {
            Epc epc = sample(scheme, random);
            int used = scheme.bits() == 0 ? usedDigits(epc) : (scheme.bits() + 3) / 4;
            for (int digits = 0; digits < used; digits++) {
                assertThat(EpcCodec.decodeHex(epc.hex().substring(0, digits)))
                        .as("%s cut to %s digits", epc, digits)
                        .isInstanceOf(Parsed.Refused.class);
            }
        }
    }

    /** Digits up to the last one that is not zero: what a variable scheme cannot do without. */
    private static int usedDigits(Epc epc) {
        return epc.hex().replaceFirst("0+$", "").length();
    }

    @ParameterizedTest
    @EnumSource
    void aTurnedBitIsAnotherEpcAFlagOrARefusal(EpcScheme scheme) {
        EpcRandom random = new EpcRandom(scheme.header() + 2_000L);
        for (int round = 0; round < 20; round++) {
            Epc epc = sample(scheme, random);
            for (int bit = 0; bit < epc.hex().length() * 4; bit++) {
                String turned = turn(epc.hex(), bit);
                if (EpcCodec.decodeHex(turned) instanceof Parsed.Ok<Epc>(Epc other)) {
                    boolean told = !other.flags().equals(epc.flags());
                    // A + scheme has several ways to write one value, and host names in either case.
                    assertThat(told || scheme.form() != EpcScheme.Form.CLASSIC || !sameIdentity(epc, other))
                            .as("%s, bit %s", epc, bit)
                            .isTrue();
                    other.tagUri()
                            .ifPresent(uri -> assertThat(
                                            ok(EpcCodec.fromTagUri(uri)).tagUri())
                                    .contains(uri));
                    if (!told && scheme.bits() > 0) {
                        assertThat(bit)
                                .as("%s, bit %s", epc, bit)
                                .isLessThan(other.scheme().bits());
                    }
                }
            }
        }
    }

    private static boolean sameIdentity(Epc epc, Epc other) {
        return epc.tagUri().equals(other.tagUri());
    }

    private static String turn(String hex, int bit) {
        StringBuilder turned = new StringBuilder(hex);
        int digit = Character.digit(hex.charAt(bit / 4), 16) ^ (8 >> bit % 4);
        turned.setCharAt(bit / 4, Character.toUpperCase(Character.forDigit(digit, 16)));
        return turned.toString();
    }

    private static Epc sample(EpcScheme scheme, EpcRandom random) {
        if (scheme.form() == EpcScheme.Form.CLASSIC) {
            int filter = scheme.maxFilter() < 0 ? Epc.NO_FILTER : random.below(scheme.maxFilter() + 1);
            return ok(EpcCodec.fromTagUri(EpcUris.tag(scheme, filter, random.fields(scheme))));
        }
        EpcEncoding encoding = EpcEncoding.of(scheme).withFilter(random.below(8));
        boolean hosted = scheme.form() == EpcScheme.Form.PLUS_PLUS;
        return ok(EpcCodec.fromElements(
                random.key(scheme), hosted ? encoding.withHostName(random.hostName()) : encoding));
    }

    private static Epc ok(Parsed<Epc> parsed) {
        return switch (parsed) {
            case Parsed.Ok<Epc>(Epc epc) -> epc;
            case Parsed.Refused<Epc>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
        };
    }
}
