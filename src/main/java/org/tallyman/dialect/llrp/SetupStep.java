package org.tallyman.dialect.llrp;

/** What a reader is asked for, one after the other, before it reads as its profile says. */
enum SetupStep {
    ASK_VERSIONS("LLRP 1.1"),
    SET_VERSION("LLRP 1.1"),
    CAPABILITIES("to tell its capabilities"),
    EXTENSIONS("its maker's extensions"),
    CONFIGURATION("to tell its configuration"),
    DELETE_ACCESSSPECS("to delete what it was told before"),
    DELETE_ROSPECS("to delete what it was told before"),
    CONFIGURE("its settings"),
    ADD("what it is to read"),
    ENABLE("to begin");

    private final String wish;

    SetupStep(String wish) {
        this.wish = wish;
    }

    /** As in "the reader refused …". */
    String wish() {
        return wish;
    }

    /** What it means when the reader refuses a step. */
    enum Weight {
        EXPECTED,
        REGRETTED,
        FATAL
    }

    Weight weight(ReaderProfile profile) {
        return switch (this) {
            case ASK_VERSIONS, SET_VERSION -> Weight.EXPECTED;
            // Where only ours are deleted, there may be none.
            case DELETE_ROSPECS -> profile.clearsSpecs() ? Weight.REGRETTED : Weight.EXPECTED;
            case EXTENSIONS, CONFIGURATION, DELETE_ACCESSSPECS -> Weight.REGRETTED;
            case CAPABILITIES, CONFIGURE, ADD, ENABLE -> Weight.FATAL;
        };
    }
}
