package org.tallyman.sense;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;

/** The bytes of a checkpoint: a format byte, the scalars, the doors, then each run with its window: those in progress, those that are over. */
final class TagStateCodec {

    private static final int FORMAT = 3;

    /** Did not know of scans. */
    private static final int FORMAT_BEFORE = 2;

    private TagStateCodec() {}

    static byte[] encode(TagState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(state.current);
            out.writeLong(state.currentSinceMs);
            out.writeLong(state.movedAtMs);
            out.writeBoolean(state.passed);
            out.writeLong(state.crossedMs);
            out.writeInt(state.stays.size());
            for (DoorStay stay : state.stays.values()) {
                out.writeLong(stay.door());
                out.writeLong(stay.sinceMs());
                out.writeLong(stay.lastMs());
                out.writeLong(stay.gapMs());
            }
            write(out, state.runs.values());
            write(out, state.left.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static TagState decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT && format != FORMAT_BEFORE) {
                throw new IOException("checkpoint has format " + format + ", known is " + FORMAT);
            }
            TagState state = new TagState();
            state.current = in.readLong();
            state.currentSinceMs = in.readLong();
            state.movedAtMs = in.readLong();
            state.passed = in.readBoolean();
            state.crossedMs = in.readLong();
            int stays = in.readInt();
            for (int i = 0; i < stays; i++) {
                DoorStay stay = new DoorStay(in.readLong(), in.readLong(), in.readLong(), in.readLong());
                state.stays.put(stay.door(), stay);
            }
            readRuns(in, format, state.runs);
            readRuns(in, format, state.left);
            return state;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Collection<Run> runs) throws IOException {
        out.writeInt(runs.size());
        for (Run run : runs) {
            write(out, run);
        }
    }

    private static void readRuns(DataInputStream in, int format, Map<Long, Run> runs) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            Run run = readRun(in, format);
            runs.put(run.readPoint(), run);
        }
    }

    private static void write(DataOutputStream out, Run run) throws IOException {
        out.writeLong(run.firstMs());
        out.writeLong(run.lastMs());
        out.writeLong(run.reads());
        out.writeBoolean(run.scanned());
        out.writeInt(run.window().size());
        for (Cell cell : run.window()) {
            out.writeLong(cell.readPoint());
            out.writeLong(cell.startMs());
            out.writeInt(cell.reads());
            out.writeInt(cell.scans());
            out.writeLong(cell.rssiSum());
            out.writeInt(cell.rssiReads());
            out.writeInt(cell.rssiBest());
            out.writeLong(cell.firstMs());
            out.writeLong(cell.lastMs());
            out.writeLong(cell.message());
            out.writeInt(cell.element());
        }
    }

    private static Run readRun(DataInputStream in, int format) throws IOException {
        long firstMs = in.readLong();
        long lastMs = in.readLong();
        long reads = in.readLong();
        boolean scanned = format != FORMAT_BEFORE && in.readBoolean();
        int cells = in.readInt();
        ArrayDeque<Cell> window = new ArrayDeque<>(cells);
        for (int i = 0; i < cells; i++) {
            window.add(new Cell(
                    in.readLong(),
                    in.readLong(),
                    in.readInt(),
                    format == FORMAT_BEFORE ? 0 : in.readInt(),
                    in.readLong(),
                    in.readInt(),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readInt()));
        }
        return Run.restore(firstMs, lastMs, new Run.Count(reads, scanned), window);
    }
}
