package org.tallyman.epcis;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The lists of the Core Business Vocabulary whose words stand bare in EPCIS 2.0 JSON; other values are URIs. */
public enum CbvList {
    /** CBV 2.0, clause 7.1. */
    BIZ_STEP("""
            accepting arriving assembling collecting commissioning consigning creating_class_instance
            cycle_counting decommissioning departing destroying disassembling dispensing encoding
            entering_exiting holding inspecting installing killing loading other packing picking receiving
            removing repackaging repairing replacing reserving retail_selling shipping staging_outbound
            stock_taking stocking storing transporting unloading unpacking void_shipping sensor_reporting
            sampling"""),
    /** CBV 2.0, clause 7.2. */
    DISPOSITION("""
            active container_closed damaged destroyed dispensed disposed encoded expired in_progress in_transit
            inactive no_pedigree_match non_sellable_other partially_dispensed recalled reserved retail_sold
            returned sellable_accessible sellable_not_accessible stolen unknown available completeness_verified
            completeness_inferred conformant container_open mismatch_instance mismatch_class mismatch_quantity
            needs_replacement non_conformant unavailable"""),
    /** CBV 2.0, clause 7.3. */
    BIZ_TRANSACTION("""
            bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt"""),
    /** CBV 2.0, clause 7.4. */
    SOURCE_DEST("""
            owning_party possessing_party location"""),
    /** CBV 2.0, clause 7.5. */
    ERROR_REASON("""
            did_not_occur incorrect_data""");

    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

    /** Never changes: made by {@link Set#copyOf}. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> words;

    CbvList(String words) {
        this.words = Set.copyOf(List.of(words.split("\\s+", -1)));
    }

    /** Whether a value is a word of the list in any of its spellings, or a URI of someone's own vocabulary. */
    public boolean allows(String value) {
        String word = Cbv.bareWord(value);
        return words.contains(word)
                || (word.equals(value)
                        && !Cbv.isStandard(value)
                        && URI.matcher(value).matches());
    }
}
