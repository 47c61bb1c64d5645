package org.tallyman.sense;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The numbers by which cells know tags. Resolved a batch at a time; tags seen lately need no query. */
@ApplicationScoped
class Tags {

    private static final int REMEMBERED_MAX = 100_000;

    private final Map<String, Tag> known = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tag> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    /** Cells by tag, in the order of numbers; tags never seen before get theirs. */
    SortedMap<Tag, List<Cell>> resolve(CellGathering gathering, Connection connection) throws SQLException {
        Map<String, Tag> tags = new HashMap<>();
        Map<String, Sighted> unknown = new HashMap<>();
        gathering.byEpc().forEach((epc, cells) -> {
            if (!isKnown(epc, tags)) {
                unknown.put(
                        epc,
                        new Sighted(ItemName.ofEpc(epc), epc, cells.getFirst().message()));
            }
        });
        gathering.byItem().forEach((item, cells) -> {
            if (!isKnown(item, tags)) {
                unknown.put(item, new Sighted(item, "", cells.getFirst().message()));
            }
        });
        if (!unknown.isEmpty()) {
            Map<String, Long> ids = insert(byItem(unknown), connection);
            unknown.forEach((name, sighted) -> {
                Tag tag = new Tag(Objects.requireNonNull(ids.get(sighted.item())), sighted.item());
                known.put(name, tag);
                tags.put(name, tag);
            });
        }
        TreeMap<Tag, List<Cell>> cells = new TreeMap<>();
        gathering.byEpc().forEach((epc, found) -> merge(cells, Objects.requireNonNull(tags.get(epc)), found));
        gathering.byItem().forEach((item, found) -> merge(cells, Objects.requireNonNull(tags.get(item)), found));
        return cells;
    }

    private boolean isKnown(String name, Map<String, Tag> tags) {
        Tag tag = known.get(name);
        if (tag != null) {
            tags.put(name, tag);
        }
        return tag != null;
    }

    /** After a transaction that was undone: numbers given in it are void. */
    void forget() {
        known.clear();
    }

    private static SortedMap<String, Sighted> byItem(Map<String, Sighted> unknown) {
        SortedMap<String, Sighted> byItem = new TreeMap<>();
        unknown.values().forEach(sighted -> byItem.putIfAbsent(sighted.item(), sighted));
        return byItem;
    }

    /** The same thing may be known by two tags, or by a tag and a label: its cells are one tag's. */
    private static void merge(Map<Tag, List<Cell>> cells, Tag tag, List<Cell> found) {
        List<Cell> all = cells.computeIfAbsent(tag, id -> new ArrayList<>(2));
        for (Cell cell : found) {
            int same = -1;
            for (int i = 0; i < all.size(); i++) {
                same = all.get(i).compareTo(cell) == 0 ? i : same;
            }
            if (same < 0) {
                all.add(cell);
            } else {
                all.set(same, all.get(same).merge(cell));
            }
        }
    }

    private static Map<String, Long> insert(SortedMap<String, Sighted> tags, Connection connection)
            throws SQLException {
        String[] items = tags.keySet().toArray(String[]::new);
        String[] epcs = tags.values().stream().map(Sighted::epc).toArray(String[]::new);
        Long[] messages = tags.values().stream().map(Sighted::message).toArray(Long[]::new);
        String insert = "insert into tag (item, epc_hex, first_message)"
                + " select i, e, m from unnest(?::text[], ?::text[], ?::bigint[]) as x(i, e, m) order by i"
                + " on conflict (item) do nothing";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, connection.createArrayOf("text", items));
            statement.setArray(2, connection.createArrayOf("text", epcs));
            statement.setArray(3, connection.createArrayOf("bigint", messages));
            statement.executeUpdate();
        }
        Map<String, Long> ids = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("select item, id from tag where item = any (?)")) {
            query.setArray(1, connection.createArrayOf("text", items));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ids.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return ids;
    }

    private record Sighted(String item, String epc, long message) {}
}
