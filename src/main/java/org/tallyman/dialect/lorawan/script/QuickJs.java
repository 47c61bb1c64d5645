package org.tallyman.dialect.lorawan.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roastedroot.quickjs4j.core.JavyPluginModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmException;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.MutabilityType;
import run.endive.wasm.types.ValType;

/**
 * One interpreter of JavaScript. All that it can reach are the functions here: a clock that stands at the time of the
 * message, bytes in place of chance, no files, and one text in and one out. Not thread-safe.
 */
final class QuickJs {

    /** Far more than codecs use, few of which need a megabyte beyond the interpreter's own. */
    static final int MEMORY_BYTES = 16 * 1024 * 1024;

    /** Some fifty milliseconds; a payload of a dozen fields takes a hundredth of it. */
    static final long STEPS = 2_000_000;

    /** To read the text of a codec, once. */
    static final long LOADING_STEPS = 50_000_000;

    /** Characters of an answer. */
    static final int ANSWER_LENGTH = 65_536;

    private static final String WASI = "wasi_snapshot_preview1";
    private static final long NO_SUCH_FILE = 8;
    private static final long DONE = 0;
    private static final long NANOS = 1_000_000_000;
    private static final byte CHANCE = 0x5A;
    private static final byte[] NOTHING = "null".getBytes(UTF_8);

    /** The interpreter with a codec in it, as it was when the codec had been read. */
    record Loaded(BoundedMemory.Difference memory) {

        long bytes() {
            return memory.bytes();
        }
    }

    /** What a script did not come to an end for. */
    static final class StoppedException extends Exception {
        private static final long serialVersionUID = 1L;

        StoppedException(String rule) {
            super(rule, null, false, false);
        }

        String rule() {
            return String.valueOf(getMessage());
        }
    }

    /** Where compiled JavaScript lies in the memory. */
    private record Code(int at, int length) {}

    private final Instance instance;
    private final Code load;
    private final Code decode;
    private final byte[] fresh;
    private final long[] globals;
    private final BoundedMemory.Difference none;
    private BoundedMemory memory = new BoundedMemory(new MemoryLimits(0, 0), 0);
    private Instant now = Instant.EPOCH;
    private String input = "";
    private String output = "";

    QuickJs() {
        this.instance = Instance.builder(JavyPluginModule.load())
                .withMemoryFactory(this::makeMemory)
                .withMachineFactory(JavyPluginModule::create)
                .withImportValues(ImportValues.builder().withFunctions(world()).build())
                .build();
        call("initialize_runtime");
        this.load = compile("load.js");
        this.decode = compile("decode.js");
        this.fresh = memory.copy();
        this.none = memory.differenceTo(fresh);
        this.globals = new long[instance.globalCount()];
        for (int i = 0; i < globals.length; i++) {
            globals[i] = instance.global(i).getValue();
        }
    }

    /** Reads a codec; the answer of {@code load.js} is in {@link #output}. */
    Loaded load(String source) throws StoppedException {
        restore(none);
        run(load, source, Instant.EPOCH, LOADING_STEPS);
        return new Loaded(memory.differenceTo(fresh));
    }

    /** The answer of {@code decode.js}. */
    String decode(Loaded codec, String payload, Instant at) throws StoppedException {
        restore(codec.memory());
        run(decode, payload, at, STEPS);
        return output;
    }

    /** What was last said. */
    String output() {
        return output;
    }

    private void restore(BoundedMemory.Difference difference) {
        memory.restore(fresh, difference);
        for (int i = 0; i < globals.length; i++) {
            if (instance.global(i).getMutabilityType() == MutabilityType.Var) {
                instance.global(i).setValue(globals[i]);
            }
        }
    }

    private void run(Code code, String given, Instant at, long steps) throws StoppedException {
        input = given;
        output = "";
        now = at;
        memory.allow(steps);
        try {
            call("eval", code.at(), code.length(), 0, 0);
        } catch (BoundedMemory.OutOfStepsException e) {
            throw new StoppedException("ends within " + steps + " steps, which this codec did not");
        } catch (IndexOutOfBoundsException e) {
            // The stack of the sandbox grows downwards from its first bytes.
            throw new StoppedException("goes no deeper than the stack, as this codec did");
        } catch (WasmEngineException | WasmException e) {
            throw new StoppedException(trap(e, memory.wasFull()));
        } finally {
            memory.allow(Long.MAX_VALUE);
        }
        if (output.isEmpty()) {
            throw new StoppedException("answers an object of at most " + ANSWER_LENGTH + " characters as JSON");
        }
    }

    /** The interpreter ended within itself: mostly because it could not even throw any more for want of memory. */
    static String trap(RuntimeException trap, boolean full) {
        return full
                ? "takes no more than " + MEMORY_BYTES + " bytes, as this codec did"
                : "does not bring down the interpreter, as this codec did: " + trap.getMessage();
    }

    private Code compile(String resource) {
        byte[] source;
        try (InputStream in = QuickJs.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            source = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
        int code = (int) call("compileSrc", put(source), source.length)[0];
        return new Code(memory.readInt(code), memory.readInt(code + Integer.BYTES));
    }

    private int put(byte[] bytes) {
        int at = (int) call("cabi_realloc", 0, 0, 1, bytes.length)[0];
        memory.write(at, bytes, 0, bytes.length);
        return at;
    }

    private long[] call(String function, long... arguments) {
        return instance.export(function).apply(arguments);
    }

    private BoundedMemory makeMemory(MemoryLimits limits) {
        memory = new BoundedMemory(limits, MEMORY_BYTES);
        return memory;
    }

    private List<ImportFunction> world() {
        ValType i32 = ValType.I32;
        ValType i64 = ValType.I64;
        return List.of(
                wasi("random_get", List.of(i32, i32), (wasm, a) -> {
                    memory.fill(CHANCE, (int) a[0], (int) (a[0] + a[1]));
                    return answer(DONE);
                }),
                wasi("clock_time_get", List.of(i32, i64, i32), (wasm, a) -> {
                    memory.writeLong((int) a[2], now.getEpochSecond() * NANOS + now.getNano());
                    return answer(DONE);
                }),
                wasi("environ_get", List.of(i32, i32), (wasm, a) -> answer(DONE)),
                wasi("environ_sizes_get", List.of(i32, i32), (wasm, a) -> {
                    memory.writeI32((int) a[0], 0);
                    memory.writeI32((int) a[1], 0);
                    return answer(DONE);
                }),
                wasi("fd_write", List.of(i32, i32, i32, i32), (wasm, a) -> {
                    memory.writeI32((int) a[3], written((int) a[1], (int) a[2]));
                    return answer(DONE);
                }),
                wasi("fd_read", List.of(i32, i32, i32, i32), (wasm, a) -> answer(NO_SUCH_FILE)),
                wasi("fd_seek", List.of(i32, i64, i32, i32), (wasm, a) -> answer(NO_SUCH_FILE)),
                wasi("fd_close", List.of(i32), (wasm, a) -> answer(NO_SUCH_FILE)),
                wasi("fd_fdstat_get", List.of(i32, i32), (wasm, a) -> answer(NO_SUCH_FILE)),
                wasi("fd_prestat_get", List.of(i32, i32), (wasm, a) -> answer(NO_SUCH_FILE)),
                wasi("fd_prestat_dir_name", List.of(i32, i32, i32), (wasm, a) -> answer(NO_SUCH_FILE)),
                new HostFunction(WASI, "proc_exit", FunctionType.of(List.of(i32), List.of()), (wasm, a) -> {
                    throw new WasmEngineException("exit");
                }),
                new HostFunction(
                        "endive",
                        "invoke",
                        FunctionType.of(List.of(i32, i32, i32, i32, i32, i32), List.of(i32)),
                        (wasm, a) -> invoke(a)));
    }

    private static HostFunction wasi(String name, List<ValType> parameters, WasmFunctionHandle function) {
        return new HostFunction(WASI, name, FunctionType.of(parameters, List.of(ValType.I32)), function);
    }

    private static long[] answer(long result) {
        return new long[] {result};
    }

    /** What a codec prints goes nowhere, but it went well. */
    private int written(int vectors, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            sum += memory.readInt(vectors + 2 * Integer.BYTES * i + Integer.BYTES);
        }
        return sum;
    }

    /** The one call out of JavaScript: module, name and argument as texts, an answer as text. */
    private long[] invoke(long[] a) {
        byte[] said = NOTHING;
        if (text(a[2], a[3]).equals("in")) {
            said = input.getBytes(UTF_8);
        } else {
            output = a[5] <= ANSWER_LENGTH ? text(a[4], a[5]) : "";
        }
        int at = put(said);
        int pair = (int) call("cabi_realloc", 0, 0, Integer.BYTES, 2L * Integer.BYTES)[0];
        memory.writeI32(pair, at);
        memory.writeI32(pair + Integer.BYTES, said.length);
        return answer(pair);
    }

    private String text(long at, long length) {
        return new String(memory.readBytes((int) at, (int) length), UTF_8);
    }
}
