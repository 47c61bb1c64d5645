package org.tallyman.dialect.lorawan.script;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import run.endive.runtime.ConstantEvaluators;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.DataSegment;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.PassiveDataSegment;

/**
 * The memory of the sandbox. It grows no further than its limit, and every access is a step: an interpreter that does
 * anything at all fetches and stores, so steps bound its time, and the same script takes the same steps everywhere.
 */
final class BoundedMemory implements Memory {

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ORDER);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ORDER);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ORDER);
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ORDER);
    private static final VarHandle DOUBLE = MethodHandles.byteArrayViewVarHandle(double[].class, ORDER);

    private static final int PAGE_SHIFT = 16;
    private static final int BLOCK = 4_096;

    /** Of a block that is moved at once, so many bytes are a step. */
    private static final int BYTES_A_STEP_SHIFT = 3;

    /** Ends a script that has no steps left; nothing within the sandbox can catch it. */
    static final class OutOfStepsException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfStepsException() {
            super("no steps left", null, false, false);
        }
    }

    /** What differs from another state of the memory. */
    record Difference(int length, Map<Integer, byte[]> blocks) {

        /** That it takes itself. */
        long bytes() {
            return (long) blocks.size() * BLOCK;
        }
    }

    private final int initialPages;
    private final int maximumPages;
    private byte[] data;
    private DataSegment[] segments = {};
    private long steps = Long.MAX_VALUE;
    private boolean full;

    BoundedMemory(MemoryLimits limits, int maximumBytes) {
        this.initialPages = limits.initialPages();
        this.maximumPages = Math.min(limits.maximumPages(), maximumBytes >> PAGE_SHIFT);
        this.data = new byte[initialPages << PAGE_SHIFT];
    }

    /** Allows so many steps from now on. */
    void allow(long count) {
        steps = count;
        full = false;
    }

    /** Whether more was wanted since then than there is. */
    boolean wasFull() {
        return full;
    }

    byte[] copy() {
        return data.clone();
    }

    Difference differenceTo(byte[] base) {
        Map<Integer, byte[]> blocks = new HashMap<>();
        byte[] zeros = new byte[BLOCK];
        for (int at = 0; at < data.length; at += BLOCK) {
            boolean beyond = at >= base.length;
            boolean same = beyond
                    ? Arrays.equals(data, at, at + BLOCK, zeros, 0, BLOCK)
                    : Arrays.equals(data, at, at + BLOCK, base, at, at + BLOCK);
            if (!same) {
                blocks.put(at, Arrays.copyOfRange(data, at, at + BLOCK));
            }
        }
        return new Difference(data.length, blocks);
    }

    /** Goes back to a state; whatever was written since is gone. */
    void restore(byte[] base, Difference difference) {
        if (data.length != difference.length()) {
            data = new byte[difference.length()];
        }
        System.arraycopy(base, 0, data, 0, base.length);
        Arrays.fill(data, base.length, data.length, (byte) 0);
        difference.blocks().forEach((at, block) -> System.arraycopy(block, 0, data, at, block.length));
    }

    private void step() {
        if (--steps < 0) {
            throw new OutOfStepsException();
        }
    }

    private void stepOver(int bytes) {
        steps -= Math.max(bytes, 0) >> BYTES_A_STEP_SHIFT;
        step();
    }

    @Override
    public int pages() {
        return data.length >> PAGE_SHIFT;
    }

    @Override
    public int grow(int pages) {
        int before = pages();
        if (pages < 0 || pages > maximumPages - before) {
            full = true;
            return -1;
        }
        stepOver(pages << PAGE_SHIFT);
        data = Arrays.copyOf(data, (before + pages) << PAGE_SHIFT);
        return before;
    }

    @Override
    public int initialPages() {
        return initialPages;
    }

    @Override
    public int maximumPages() {
        return maximumPages;
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] all) {
        initialize(instance, all, 0);
    }

    @Override
    public void initialize(Instance instance, DataSegment[] all, int memory) {
        segments = all.clone();
        for (DataSegment segment : all) {
            if (segment instanceof ActiveDataSegment active && active.index() == memory) {
                int at = (int) ConstantEvaluators.computeConstantValue(instance, active.offsetInstructions())[0];
                System.arraycopy(active.data(), 0, data, at, active.data().length);
            }
        }
    }

    @Override
    public void initPassiveSegment(int segment, int to, int from, int size) {
        stepOver(size);
        System.arraycopy(segments[segment].data(), from, data, to, size);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void write(int at, byte[] bytes, int from, int size) {
        stepOver(size);
        System.arraycopy(bytes, from, data, at, size);
    }

    @Override
    public byte[] readBytes(int at, int size) {
        stepOver(size);
        return Arrays.copyOfRange(data, at, at + size);
    }

    @Override
    public void fill(byte value, int from, int to) {
        stepOver(to - from);
        Arrays.fill(data, from, to, value);
    }

    @Override
    public void copy(int to, int from, int size) {
        stepOver(size);
        System.arraycopy(data, from, data, to, size);
    }

    @Override
    public void zero() {
        Arrays.fill(data, (byte) 0);
    }

    @Override
    public byte read(int at) {
        step();
        return data[at];
    }

    @Override
    public void writeByte(int at, byte value) {
        step();
        data[at] = value;
    }

    @Override
    public short readShort(int at) {
        step();
        return (short) SHORT.get(data, at);
    }

    @Override
    public long readU16(int at) {
        return Short.toUnsignedLong(readShort(at));
    }

    @Override
    public void writeShort(int at, short value) {
        step();
        SHORT.set(data, at, value);
    }

    @Override
    public int readInt(int at) {
        step();
        return (int) INT.get(data, at);
    }

    @Override
    public void writeI32(int at, int value) {
        step();
        INT.set(data, at, value);
    }

    @Override
    public long readLong(int at) {
        step();
        return (long) LONG.get(data, at);
    }

    @Override
    public void writeLong(int at, long value) {
        step();
        LONG.set(data, at, value);
    }

    @Override
    public float readFloat(int at) {
        step();
        return (float) FLOAT.get(data, at);
    }

    @Override
    public long readF32(int at) {
        return readInt(at);
    }

    @Override
    public void writeF32(int at, float value) {
        step();
        FLOAT.set(data, at, value);
    }

    @Override
    public double readDouble(int at) {
        step();
        return (double) DOUBLE.get(data, at);
    }

    @Override
    public long readF64(int at) {
        return readLong(at);
    }

    @Override
    public void writeF64(int at, double value) {
        step();
        DOUBLE.set(data, at, value);
    }

    // What threads need that share a memory: nobody shares this one. The interface asks for them until it drops them.

    @Override
    @SuppressWarnings("removal")
    public Object lock(int address) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, int expected, long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("removal")
    public int waitOn(int address, long expected, long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("removal")
    public int notify(int address, int threads) {
        return 0;
    }
}
