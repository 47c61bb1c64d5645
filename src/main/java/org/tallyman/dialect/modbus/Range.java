package org.tallyman.dialect.modbus;

/** Neighbours in one table, for one request. */
public record Range(Table table, int address, int count) {

    /** The request's protocol data unit: function, first address, how many. */
    public byte[] request() {
        return new byte[] {
            (byte) table.function(), (byte) (address >> 8), (byte) address, (byte) (count >> 8), (byte) count
        };
    }

    /** As people say it, such as {@code holding 100–103}. */
    public String words() {
        return table.word() + " " + address + (count == 1 ? "" : "–" + (address + count - 1));
    }
}
