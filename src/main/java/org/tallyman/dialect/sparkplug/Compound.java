package org.tallyman.dialect.sparkplug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;

/** What is within a metric: the places of a data set, the members of a template. None where it is broken or has too many. */
final class Compound {

    /** Of one; what is beyond tells its length alone, as what is broken. */
    private static final int MEMBERS_MAX = 1_000;

    private static final int DEPTH_MAX = 4;

    private Compound() {}

    /** By column, with the number of the row before it where there are several. */
    static List<Metric> dataSet(ByteCursor bytes, Room room) {
        List<String> columns = new ArrayList<>();
        List<Integer> types = new ArrayList<>();
        List<ByteCursor> rows = new ArrayList<>();
        ProtobufCursor fields = new ProtobufCursor(bytes);
        for (int field = fields.next(); field > 0; field = fields.next()) {
            switch (field) {
                case 2 -> columns.add(fields.text());
                case 3 -> types(fields, types);
                case 4 -> rows.add(fields.bytes());
                default -> {}
            }
            if (columns.size() > MEMBERS_MAX || types.size() > MEMBERS_MAX || rows.size() > MEMBERS_MAX) {
                return List.of();
            }
        }
        int places = rows.size() * columns.size();
        // Each row names its places anew.
        boolean tooLong = columns.stream().anyMatch(column -> column.length() > Metric.NAME_LENGTH_MAX);
        if (fields.isBroken() || columns.size() != types.size() || places > MEMBERS_MAX || tooLong) {
            return List.of();
        }
        List<Metric> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            String prefix = rows.size() == 1 ? "" : row + 1 + "/";
            if (!row(rows.get(row), prefix, columns, types, cells)) {
                return List.of();
            }
        }
        return room.take(cells.size()) ? cells : List.of();
    }

    /** One by one, or packed. */
    private static void types(ProtobufCursor fields, List<Integer> types) {
        ByteCursor packed = fields.bytes();
        if (packed.remaining() == 0) {
            types.add((int) fields.number());
        }
        while (packed.remaining() > 0) {
            types.add(packed.u8());
        }
    }

    private static boolean row(
            ByteCursor bytes, String prefix, List<String> columns, List<Integer> types, List<Metric> cells) {
        ProtobufCursor fields = new ProtobufCursor(bytes);
        int column = 0;
        for (int field = fields.next(); field > 0; field = fields.next()) {
            if (field != 1) {
                continue;
            }
            if (column == columns.size()) {
                return false;
            }
            @Nullable Metric cell = Metric.cell(prefix + columns.get(column), types.get(column), fields.bytes());
            if (cell == null) {
                return false;
            }
            cells.add(cell);
            column++;
        }
        return !fields.isBroken();
    }

    /** Of an instance; a definition tells what there may be and no value. */
    static List<Metric> template(ByteCursor bytes, int depth, Room room) {
        int before = room.left();
        List<Metric> members = depth > DEPTH_MAX ? List.of() : members(bytes, depth, room);
        if (members.isEmpty()) {
            room.back(before);
        }
        return members;
    }

    private static List<Metric> members(ByteCursor bytes, int depth, Room room) {
        List<Metric> members = new ArrayList<>();
        ProtobufCursor fields = new ProtobufCursor(bytes);
        for (int field = fields.next(); field > 0; field = fields.next()) {
            if (field == 5 && fields.number() != 0) {
                return List.of();
            }
            if (field == 2) {
                @Nullable Metric member = Metric.read(fields.bytes(), depth, room);
                if (member == null || members.size() == MEMBERS_MAX || !room.take(1)) {
                    return List.of();
                }
                if (!member.name().isEmpty()) {
                    members.add(member);
                }
            }
        }
        return fields.isBroken() ? List.of() : members;
    }
}
