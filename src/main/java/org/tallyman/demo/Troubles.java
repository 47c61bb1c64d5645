package org.tallyman.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes wrong at a real site: stray tags, broken messages, wrong clocks, lost data, readers that fall silent. */
final class Troubles implements Activity {

    /** Somebody's pass or a pallet of another network: no GS1 code at all. */
    private static final String FOREIGN_TAG = "E2806894000040011A2B3C4D";

    /** A good code of a product that is not in the catalogue. */
    private static final String UNKNOWN_PRODUCT = Tags.carton("19521777100206", 4_711);

    private final Story story;
    private final ReaderLanguage chiller = new ZebraLanguage();

    Troubles(Story story) {
        this.story = story;
    }

    @Override
    public void begin(Instant start) {
        Reader returns = story.readers().reader("returns");
        returns.setClockWrong(Duration.ofMinutes(-7));
        returns.setLate(Duration.ofSeconds(45));
        // What it says in its own language is sent below; as an Impinj it would only say that it is there.
        story.readers().reader("chiller").setSilent(true);
        Agenda agenda = story.agenda();
        agenda.every(Duration.ofMinutes(1), start.plusSeconds(15), this::strayTags);
        agenda.every(Duration.ofSeconds(150), start.plusSeconds(40), this::brokenMessage);
        agenda.every(Duration.ofMinutes(2), start.plusSeconds(50), this::wrongLanguage);
        agenda.every(Duration.ofSeconds(170), start.plusSeconds(70), this::sentTwice);
        agenda.every(Duration.ofSeconds(200), start.plusSeconds(90), this::lostEvents);
        agenda.every(Duration.ofMinutes(6), start.plusSeconds(120), this::fallSilent);
    }

    private void strayTags(Instant now) {
        story.seeAt("LIN-STAGE", List.of(FOREIGN_TAG), now);
        story.seeAt("LIN-GATE", List.of(FOREIGN_TAG), now.plusSeconds(10));
        story.seeAt("LIN-PACK-2", List.of(UNKNOWN_PRODUCT), now.plusSeconds(20));
    }

    /** A message of which the end was cut off on the way. */
    private void brokenMessage(Instant now) {
        String whole = new ImpinjLanguage("packing").alive(now);
        story.device("packing").send(whole.substring(0, whole.length() / 2));
    }

    /** The reader of the chiller is registered as an Impinj and is a Zebra: set that right, and replay what it said. */
    private void wrongLanguage(Instant now) {
        List<Carton> chilled = story.warehouse().at(Warehouse.CHILLER);
        if (!chilled.isEmpty()) {
            String epc = story.any(chilled).epc();
            story.device("chiller")
                    .send(chiller.reads(
                            List.of(new Read(now.minusMillis(400), 1, epc, -5_400), new Read(now, 1, epc, -5_300))));
        }
    }

    /** A reader that saw no answer sends again what had arrived. */
    private void sentTwice(Instant now) {
        List<Carton> frozen = story.warehouse().at(Warehouse.FREEZER);
        if (!frozen.isEmpty()) {
            String epc = story.any(frozen).epc();
            String message = new NeutralLanguage().reads(List.of(new Read(now, 1, epc, -6_100)));
            story.device("freezer").send(message);
            story.device("freezer").send(message);
        }
    }

    private void lostEvents(Instant now) {
        if (story.readers().reader("staging").language() instanceof ZebraLanguage zebra) {
            zebra.lose(3 + story.random().nextInt(20));
        }
    }

    private void fallSilent(Instant now) {
        Reader gate = story.readers().reader("gate");
        gate.setSilent(true);
        story.agenda().at(now.plus(Duration.ofMinutes(3)), later -> gate.setSilent(false));
    }
}
