package org.tallyman.device;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallyman.ident.DeviceId;
import org.tallyman.platform.Mark;

/** What a feature shows in the list of devices, such as how long ago each spoke: make it an {@code @ApplicationScoped} bean. */
public interface DeviceColumns {

    /** The heads of its columns, units included. */
    List<Head> heads();

    /** As many cells as heads for each device that it knows; called once a page. */
    Map<DeviceId, List<Cell>> cells(List<DeviceView> devices);

    /** The head of a column; numbers stand to the right. */
    record Head(String title, boolean number) {}

    /**
     * A mark with its word, or an age; {@link Mark#NORMAL} shows as plain text.
     *
     * @param href where it opens to; empty for nowhere
     */
    record Cell(Mark mark, String word, Optional<Instant> at, String href) {

        public static Cell of(Mark mark, String word) {
            return new Cell(mark, word, Optional.empty(), "");
        }

        public static Cell text(String word) {
            return of(Mark.NORMAL, word);
        }

        public static Cell age(Mark mark, Instant at) {
            return new Cell(mark, "", Optional.of(at), "");
        }

        public Cell linked(String address) {
            return new Cell(mark, word, at, address);
        }
    }
}
