package org.tallyman.sense;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Form;
import org.tallyman.platform.Mark;
import org.tallyman.platform.svg.Chart;

/** What the antennas of a door read now, and the times at it that were recorded. */
@CheckedTemplate(basePath = "sense", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record TuningPage(
        PlaceView door,
        List<Antenna> antennas,
        Mark mark,
        String says,
        List<DoorRecording> recordings,
        Form form,
        boolean mayConfigure)
        implements TemplateInstance {

    /**
     * One antenna.
     *
     * @param side of the door that it sees
     * @param median power of the middle read, such as "−55 dBm"; empty where none is told
     */
    record Antenna(
            String device,
            long deviceId,
            int number,
            String side,
            String perSecond,
            int tags,
            String median,
            Chart chart) {}
}
