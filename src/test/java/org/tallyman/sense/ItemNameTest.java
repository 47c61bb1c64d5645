package org.tallyman.sense;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ItemNameTest {

    @Test
    void aTagAndALabelOfOneThingHaveOneName() {
        String tag = ItemName.ofEpc("3066C4409047E140075BCD15");
        assertThat(tag).isEqualTo("https://id.gs1.org/01/09506000134352/21/123456789");
        assertThat(ItemName.ofScan("]C1010950600013435221123456789")).contains(tag);
    }

    @Test
    void lotAndDateOnALabelAreNotPartOfTheName() {
        assertThat(ItemName.ofScan("(01)09506000134352(10)L7(17)271231(21)123456789"))
                .contains("https://id.gs1.org/01/09506000134352/21/123456789");
    }

    @Test
    void aLabelWithoutSerialNamesNoSingleThing() {
        assertThat(ItemName.ofScan("(01)09506000134352(10)L7")).isEmpty();
        assertThat(ItemName.ofScan("hello")).isEmpty();
    }

    @Test
    void aTagThatIsNoEpcKeepsItsBits() {
        assertThat(ItemName.ofEpc("000000000000000000000000")).isEqualTo("urn:epc:raw:96.x000000000000000000000000");
        assertThat(ItemName.ofEpc("E280110C20007A4D")).isEqualTo("urn:epc:raw:64.xE280110C20007A4D");
    }
}
