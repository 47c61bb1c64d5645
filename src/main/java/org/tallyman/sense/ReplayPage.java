package org.tallyman.sense;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallyman.place.PlaceView;
import org.tallyman.platform.Form;
import org.tallyman.platform.Mark;

/**
 * A recording judged with the settings in force and with others, side by side.
 *
 * @param form the other settings
 * @param result null while they are no settings
 * @param point id of the read point on the inside, where settings are changed; 0 when there is none
 */
@CheckedTemplate(basePath = "sense", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ReplayPage(
        PlaceView door,
        DoorRecording recording,
        Form form,
        @Nullable Result result,
        long point,
        boolean mayConfigure) implements TemplateInstance {

    /**
     * What came of it.
     *
     * @param cut tags that were seen too often for their end to be judged
     * @param says the difference in words
     * @param rows those that differ first
     * @param more passages that are left out
     */
    record Result(
            int tags,
            int leftOut,
            int cut,
            int before,
            int after,
            long added,
            long removed,
            long turned,
            String says,
            List<Row> rows,
            int more) {

        public boolean differs() {
            return added + removed + turned > 0;
        }
    }

    /** One passage; empty where a side does not see it. */
    record Row(String item, Optional<Way> before, Optional<Way> after, Mark mark, String word) {}

    /** When, and which way. */
    record Way(Instant at, String direction) {}
}
