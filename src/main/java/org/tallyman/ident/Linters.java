package org.tallyman.ident;

import java.util.Map;

/**
 * The content tests of AI components, under the names the GS1 Barcode Syntax Dictionary gives them, with the verdicts
 * of its reference tests. A company prefix is tested for its characters only: which prefixes are allocated is nobody's
 * to know offline.
 */
final class Linters {

    private static final Map<String, Linter> BY_NAME = Map.ofEntries(
            entry("csum", KeyLinters::checkDigit),
            entry("csumalpha", KeyLinters::checkCharacterPair),
            entry("gcppos1", KeyLinters::companyPrefix),
            entry("gcppos2", (data, from, to) -> KeyLinters.companyPrefix(data, Math.min(from + 1, to), to)),
            entry("hasnondigit", NumberLinters::hasNonDigit),
            entry("nonzero", NumberLinters::nonZero),
            entry("zero", NumberLinters::zero),
            entry("nozeroprefix", NumberLinters::noZeroPrefix),
            entry("pieceoftotal", NumberLinters::pieceOfTotal),
            entry("posinseqslash", NumberLinters::positionInSequence),
            entry("latitude", (data, from, to) -> NumberLinters.atMost(data, from, to, 1_800_000_000L)),
            entry("longitude", (data, from, to) -> NumberLinters.atMost(data, from, to, 3_600_000_000L)),
            entry("yymmdd", DateLinters::yymmdd),
            entry("yymmd0", DateLinters::yymmd0),
            entry("yyyymmdd", DateLinters::yyyymmdd),
            entry("hhmi", DateLinters::hhmi),
            entry("hh", (data, from, to) -> DateLinters.upTo(data, from, to, 23)),
            entry("mi", (data, from, to) -> DateLinters.upTo(data, from, to, 59)),
            entry("ss", (data, from, to) -> DateLinters.upTo(data, from, to, 59)),
            entry("yesno", (data, from, to) -> CodeLinters.oneOf(data, from, to, "01")),
            entry("winding", (data, from, to) -> CodeLinters.oneOf(data, from, to, "019")),
            entry("iso5218", (data, from, to) -> CodeLinters.oneOf(data, from, to, "0129")),
            entry("importeridx", (data, from, to) -> CodeLinters.oneOf(data, from, to, CodeLinters.IMPORTER_INDEX)),
            entry("hyphen", CodeLinters::hyphens),
            entry("pcenc", CodeLinters::percentEncoding),
            entry("iban", KeyLinters::iban),
            entry("iso3166", (data, from, to) -> CodeLinters.listed(data, from, to, "iso3166")),
            entry("iso3166999", CodeLinters::countryOrSeveral),
            entry("iso3166alpha2", (data, from, to) -> CodeLinters.listed(data, from, to, "iso3166alpha2")),
            entry("iso4217", (data, from, to) -> CodeLinters.listed(data, from, to, "iso4217")),
            entry("mediatype", (data, from, to) -> CodeLinters.listed(data, from, to, "mediatype")),
            entry("packagetype", (data, from, to) -> CodeLinters.listed(data, from, to, "packagetype")),
            entry("couponcode", CouponLinter::couponCode),
            entry("couponposoffer", CouponLinter::positiveOffer));

    private Linters() {}

    private static Map.Entry<String, Linter> entry(String name, Linter linter) {
        return Map.entry(name, linter);
    }

    static Linter named(String name) {
        Linter linter = BY_NAME.get(name);
        if (linter == null) {
            throw new IllegalArgumentException("no content test " + name);
        }
        return linter;
    }
}
