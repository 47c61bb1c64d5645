package org.tallyman.dialect.sparkplug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.tracker.ByteCursor;

/** What is within a metric: the places of a data set, the members of a template. None where it is broken or has too many. */
final class Compound {

    private static final int MEMBERS_MAX = 1_000;
    private static final int DEPTH_MAX = 4;

    private Compound() {}

    /** By column, with the number of the row before it where there are several. */
    static List<Metric> dataSet(ByteCursor bytes) {
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
        }
        if (fields.isBroken() || columns.size() != types.size() || rows.size() * columns.size() > MEMBERS_MAX) {
            return List.of();
        }
        List<Metric> cells = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!row(rows.get(row), rows.size() == 1 ? "" : row + 1 + "/", columns, types, cells)) {
                return List.of();
            }
        }
        return cells;
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
    static List<Metric> template(ByteCursor bytes, int depth) {
        if (depth > DEPTH_MAX) {
            return List.of();
        }
        List<Metric> members = new ArrayList<>();
        ProtobufCursor fields = new ProtobufCursor(bytes);
        for (int field = fields.next(); field > 0; field = fields.next()) {
            if (field == 5 && fields.number() != 0) {
                return List.of();
            }
            if (field == 2) {
                @Nullable Metric member = Metric.read(fields.bytes(), depth);
                if (member == null || members.size() == MEMBERS_MAX) {
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
